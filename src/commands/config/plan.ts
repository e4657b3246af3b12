import {planConfiguration} from '../../lib/actions/configuration/plan.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {writeOutput} from '../../lib/files/output-file.ts';
import {readDesired} from '../../lib/actions/configuration/desired-configuration.ts';
import {
  exitCodeFlag,
  desiredArgument,
  desiredFlags,
  skipValidationFlag,
} from '../../lib/cli/flags/plan.ts';
import {planDocument} from '../../lib/domain/plan/plan-document.ts';
import {demandValid, knowledgeOf} from '../../lib/domain/validation/validation.ts';
import {failureKinds} from '../../lib/errors.ts';
import {planFormats, planViewIn} from '../../lib/terminal/views/configuration/plan-markdown.ts';

export default class ConfigPlan extends HconnectCommand<typeof ConfigPlan> {
  static override summary = 'Show what applying a configuration would change.';
  static override description = dedent`Lists each change with its effect on the table and its
rows. Nothing is changed. A plan takes one request.

--output saves the plan for config:apply, which rejects it if someone has changed the connection
since. --format markdown is meant for a comment on a pull request.`;
  static override examples = [
    '<%= config.bin %> config:plan connect.json --app acme-production',
    '<%= config.bin %> config:plan connect.json --app acme-production --prune --output plan.json',
    '<%= config.bin %> config:plan connect.json --app acme-production --format markdown --detailed-exitcode',
  ];
  static override args = desiredArgument;
  static override flags = {
    ...connectionFlags,
    ...desiredFlags,
    ...skipValidationFlag,
    ...exitCodeFlag,
    format: Flags.option({options: planFormats})({
      description: 'Output format (default: text).',
      exclusive: ['json'],
      helpGroup: 'OUTPUT',
    }),
    output: Flags.string({
      char: 'o',
      description: 'File to save the plan to, for config:apply.',
      helpGroup: 'OUTPUT',
      helpValue: 'FILE',
    }),
    overwrite: Flags.boolean({description: 'Overwrite an existing file.', helpGroup: 'OUTPUT'}),
  };

  async run(): Promise<number> {
    const {overlay, prune, output, overwrite, format} = this.flags;
    const skipValidation = this.flags['skip-validation'];
    const target = this.target();
    const options = {overlay, skipValidation, prune};
    const desired = await readDesired(this.args.file, options, this.runtime.input);
    const context = await this.open();
    const {live, plan} = await planConfiguration(context, target, desired, {prune});
    if (!skipValidation) demandValid(desired.validation(knowledgeOf(live)));
    if (output !== undefined) {
      await writeOutput(output, `${JSON.stringify(planDocument(plan), null, 2)}\n`, {overwrite});
      context.report({type: 'note', text: `Plan saved to ${output}`});
    }
    await this.output.stdout(plan, planViewIn(format ?? 'text'));
    const changes = plan.steps.length > 0;
    const given = output ?? this.args.file;
    // What came from stdin is not there any more.
    if (changes && given !== '-') {
      const flags = {
        ...(overlay !== undefined && {overlay}),
        ...(prune && {prune: true as const}),
        ...(skipValidation && {'skip-validation': true as const}),
      };
      await this.output.stderrNext(
        output === undefined
          ? {run: 'config:apply', args: [given], connection: live, flags}
          : {run: 'config:apply', args: [output]},
      );
    }
    return this.flags['detailed-exitcode'] && changes ? failureKinds.differs.status : 0;
  }
}
