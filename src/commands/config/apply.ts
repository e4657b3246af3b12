import {validatePlan, planConfiguration, resumePlan} from '../../lib/actions/configuration/plan.ts';
import {dedent, healthWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {readDesiredOrPlan} from '../../lib/actions/configuration/desired-configuration.ts';
import {ApplyCommand} from '../../lib/cli/apply-command.ts';
import {applyFlags, desiredArgument, desiredFlags} from '../../lib/cli/flags/plan.ts';
import {knowledgeOf} from '../../lib/domain/validation/validation.ts';
import {Failure} from '../../lib/errors.ts';

export default class ConfigApply extends ApplyCommand<typeof ConfigApply> {
  static override summary = 'Apply a configuration or a saved plan.';
  static override description = dedent`Shows the plan, asks for confirmation and applies it.
Mappings are created and changed; mappings that are not in the configuration are deleted only with
--prune, and last. A mapping that someone has changed since the plan was made is not overwritten.

Changes that delete data, and files from another organization or connection, need confirmation
with the connection’s resource name.

The current configuration is saved to a file first; config:rollback restores it. If a step fails,
the command stops and lists what was applied. Run it again to continue.`;
  static override examples = [
    '<%= config.bin %> config:apply connect.json --app acme-production --yes',
    '<%= config.bin %> config:apply plan.json --confirm herokuconnect-regular-10482 --wait',
    '<%= config.bin %> config:apply mappings/ --app acme-review --overlay review.yaml --yes',
  ];
  static override args = {
    file: {
      ...desiredArgument.file,
      description: 'Configuration file or folder, saved plan, or - for stdin.',
    },
  };
  static override flags = {...connectionFlags, ...desiredFlags, ...applyFlags, ...healthWaitFlags};

  async run(): Promise<void> {
    const waiting = this.waitOptions();
    const {overlay, prune, 'skip-validation': skipValidation} = this.flags;
    const options = {overlay, skipValidation, prune};
    const desired = await readDesiredOrPlan(this.args.file, options, this.runtime.input);
    const saved = 'saved' in desired ? desired.saved : null;
    if (saved !== null && (prune || overlay !== undefined)) {
      throw new Failure('usage', '--prune and --overlay do not go with a plan.', {
        reason: 'What a plan does was decided when it was made.',
        next: {run: 'config:plan', flags: {help: true}},
      });
    }
    const target = this.targetOfChange(saved && {resource: saved.connection.id});
    const context = await this.open();
    const planned =
      'saved' in desired
        ? await resumePlan(context, target, desired.saved)
        : await planConfiguration(context, target, desired, {prune});
    const validation =
      'saved' in desired
        ? validatePlan(planned, this.args.file)
        : desired.validation(knowledgeOf(planned.live));
    await this.carryOut(context, planned, validation, waiting);
  }
}
