import {diagnoseConnection} from '../../lib/actions/connections/diagnose.ts';
import {dedent, Flags} from '../../lib/cli/command.ts';
import {DiagnoseCommand, diagnoseFlags} from '../../lib/cli/diagnose-command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {parseDuration} from '../../lib/domain/text/duration.ts';

export default class ConnectionsDiagnose extends DiagnoseCommand<typeof ConnectionsDiagnose> {
  static override summary = 'Check a connection and its mappings for problems.';
  static override description = dedent`Runs the checks of Heroku Connect, which take a few
seconds, and those of hconnect: states and their reasons, write errors, lag, row counts and unique
identifiers. Findings are sorted worst first, each with advice.

Exits with 7 if a finding is red; with --strict, also if one is yellow. To explain a rule, run
hconnect explain RULE.`;
  static override examples = [
    '<%= config.bin %> connections:diagnose --app acme-production',
    '<%= config.bin %> connections:diagnose --app acme-production --strict --skip SHOULD_HAVE_LOG_DRAIN --json',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    ...diagnoseFlags,
    timeout: Flags.string({
      description: 'Maximum time for the checks of Heroku Connect, such as 90s or 5m.',
      default: '5m',
      helpValue: 'TIME',
    }),
  };

  async run(): Promise<void> {
    const {strict, skip} = this.flags;
    const timeout = parseDuration(this.flags.timeout, '--timeout');
    const target = this.target();
    const diagnosis = await diagnoseConnection(await this.open(), target, timeout);
    await this.show(diagnosis, {strict, skip});
  }
}
