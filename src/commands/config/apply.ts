import {judgePlan, planConfiguration, resumePlan} from '../../lib/actions/configuration/plan.ts';
import {dedent, judgedWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {readDesiredOrPlan} from '../../lib/actions/configuration/desired-configuration.ts';
import {ApplyCommand} from '../../lib/cli/apply-command.ts';
import {applyFlags, desiredArgument, desiredFlags} from '../../lib/cli/flags/plan.ts';
import {knowledgeOf} from '../../lib/domain/validation/judgment.ts';
import {Failure} from '../../lib/errors.ts';

export default class ConfigApply extends ApplyCommand<typeof ConfigApply> {
  static override summary = 'Make a connection’s mappings as a configuration, or a plan, has them.';
  static override description = dedent`Shows the plan, asks, and carries it out: mappings are created and
changed, each with the revision that it was planned for, and deleted last, with --prune only. What
deletes data, and a file of another organization or another connection, needs the connection’s
resource name: --confirm NAME, or typed by a person.

Before the first change the configuration as it is goes to a file, and config:rollback takes it
back. It stops at the first refusal and says what was done and what was not; the same command goes
on from there, and does nothing where all is done.`;
  static override examples = [
    '<%= config.bin %> config:apply connect.json --app acme-production --yes',
    '<%= config.bin %> config:apply plan.json --confirm herokuconnect-regular-10482 --wait',
    '<%= config.bin %> config:apply mappings/ --app acme-review --overlay review.yaml --yes',
  ];
  static override args = {
    file: {
      ...desiredArgument.file,
      description: 'A configuration: a file, a folder or a dash; or a plan of config:plan.',
    },
  };
  static override flags = {...connectionFlags, ...desiredFlags, ...applyFlags, ...judgedWaitFlags};

  async run(): Promise<void> {
    const waiting = this.waitOptions();
    const {overlay, prune, 'skip-validation': skipValidation} = this.flags;
    const options = {overlay, skipValidation};
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
    const judgment =
      'saved' in desired
        ? judgePlan(planned, this.args.file)
        : desired.judge(knowledgeOf(planned.live));
    await this.carryOut(context, planned, judgment, waiting);
  }
}
