import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {validateConfigurations} from '../../lib/actions/configuration/validate.ts';
import {plans} from '../../lib/domain/validation/limits.ts';
import {failureOf} from '../../lib/domain/validation/report.ts';
import {ruleIds} from '../../lib/domain/validation/rules.ts';
import {reportFormats, reportView} from '../../lib/terminal/views/configuration/validate.ts';

export default class ConfigValidate extends HconnectCommand<typeof ConfigValidate> {
  static override summary = 'Find what is wrong with configuration files.';
  static override description = dedent`Every finding is told at its file, line and column, with its rule and
what to do. Errors end in status 65; warnings do so with --strict only. The report is on stdout in
either case.

Nothing is sent to the service, unless --live asks a connection for each object: whether it exists,
whether its fields do, and whether a required one is missing. That takes a request an object.`;
  static override examples = [
    '<%= config.bin %> config:validate connect.json',
    '<%= config.bin %> config:validate connect.json --strict --plan demo --format github',
    '<%= config.bin %> config:validate connect.json --live --app acme-production',
    '<%= config.bin %> config:export --app acme-production | <%= config.bin %> config:validate -',
  ];
  static override args = {
    file: argument({
      description: 'Files or folders, JSON or YAML; a dash reads stdin.',
      required: true,
      multiple: true,
    }),
  };
  static override flags = {
    strict: Flags.boolean({description: 'Warnings fail, too.', default: false}),
    ignore: Flags.string({
      description: 'A rule that is not wanted.',
      helpValue: 'RULE',
      options: ruleIds,
      multiple: true,
      multipleNonGreedy: true,
    }),
    plan: Flags.string({
      description: 'The plan of the connection, which sets how often it polls.',
      options: plans,
    }),
    format: Flags.option({options: reportFormats})({
      description: 'How the report looks; text where nothing is said.',
      exclusive: ['json'],
    }),
    live: Flags.boolean({description: 'Ask a connection for its objects and fields.'}),
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
