import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {validateConfigurations} from '../../lib/actions/configuration/validate.ts';
import {plans} from '../../lib/domain/validation/limits.ts';
import {failureOf} from '../../lib/domain/validation/report.ts';
import {ruleIds} from '../../lib/domain/validation/rules.ts';
import {reportFormats, reportView} from '../../lib/terminal/views/configuration/validate.ts';

export default class ConfigValidate extends HconnectCommand<typeof ConfigValidate> {
  static override summary = 'Check configuration files for errors.';
  static override description = dedent`Prints each finding with its file, line, column, rule and
advice. Exits with 65 if there are errors; with --strict, also if there are warnings.

Nothing is sent to Heroku Connect, except with --live: it checks that the objects and fields exist
and that required fields are mapped, with one request per object.`;
  static override examples = [
    '<%= config.bin %> config:validate connect.json',
    '<%= config.bin %> config:validate connect.json --strict --plan demo --format github',
    '<%= config.bin %> config:validate connect.json --live --app acme-production',
    '<%= config.bin %> config:export --app acme-production | <%= config.bin %> config:validate -',
  ];
  static override args = {
    file: argument({
      description: 'Configuration files or folders, or - for stdin.',
      required: true,
      multiple: true,
    }),
  };
  static override flags = {
    strict: Flags.boolean({description: 'Treat warnings as errors.', default: false}),
    ignore: Flags.string({
      description: 'Rule to skip; can be repeated.',
      helpValue: 'RULE',
      options: ruleIds,
      multiple: true,
      multipleNonGreedy: true,
    }),
    plan: Flags.string({
      description: 'Heroku Connect plan, which limits the polling interval.',
      options: plans,
    }),
    format: Flags.option({options: reportFormats})({
      description: 'Output format (default: text).',
      exclusive: ['json'],
      helpGroup: 'OUTPUT',
    }),
    live: Flags.boolean({description: 'Also check objects and fields with a connection.'}),
    app: {...connectionFlags.app, dependsOn: ['live']},
    remote: {...connectionFlags.remote, dependsOn: ['live']},
    resource: {...connectionFlags.resource, dependsOn: ['live']},
  };

  async run(): Promise<void> {
    const {strict, ignore = [], live, plan, format = 'text'} = this.flags;
    const target = live ? this.target() : null;
    const report = await validateConfigurations(this.runtime.input, this.args.file, {
      strict,
      ignore,
      plan,
      live: target && {selector: target, open: () => this.open()},
    });
    await this.output.stdout(report, reportView(format));
    const failure = failureOf(report);
    if (failure !== null) throw failure;
  }
}
