import {diagnoseMappings} from '../../lib/actions/mappings/diagnose.ts';
import {dedent} from '../../lib/cli/command.ts';
import {DiagnoseCommand, diagnoseFlags} from '../../lib/cli/diagnose-command.ts';
import {connectionFlags, mappingsArgument} from '../../lib/cli/flags/target.ts';
import {unique} from '../../lib/domain/text/text.ts';

export default class MappingsDiagnose extends DiagnoseCommand<typeof MappingsDiagnose> {
  static override summary = 'Check mappings for problems.';
  static override description = dedent`Shows the findings of Heroku Connect for each mapping, and
those of hconnect: the state and its reason, write errors, lag, row counts and unique identifier.
Findings are sorted worst first, each with advice.

Exits with 7 if a finding is red; with --strict, also if one is yellow. To explain a rule, run
hconnect explain RULE.`;
  static override examples = [
    '<%= config.bin %> mappings:diagnose Account --app acme-production',
    '<%= config.bin %> mappings:diagnose Account Contact --app acme-production --json',
  ];
  static override args = mappingsArgument;
  static override flags = {...connectionFlags, ...diagnoseFlags};

  async run(): Promise<void> {
    const {strict, skip} = this.flags;
    const target = this.target();
    const words = unique(this.args.mapping);
    const diagnosis = await diagnoseMappings(await this.open(), target, words);
    await this.show(diagnosis, {strict, skip});
  }
}
