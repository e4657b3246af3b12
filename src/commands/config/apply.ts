import {planConfiguration, resumePlan} from '../../lib/actions/configuration/plan.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {waitFlags} from '../../lib/cli/flags/wait.ts';
import {readDesiredOrPlan} from '../../lib/actions/configuration/desired-configuration.ts';
import {PlanCommand} from '../../lib/cli/apply-command.ts';
import {applyFlags, desiredArgument, desiredFlags} from '../../lib/cli/flags/plan.ts';
import {dedent} from '../../lib/cli/dedent.ts';
import {Failure} from '../../lib/errors.ts';

export default class ConfigApply extends PlanCommand<typeof ConfigApply> {
  static override summary = 'Make a connection’s mappings as a configuration, or a plan, has them.';
  static override description = dedent`Shows the plan, asks, and carries it out: mappings are created and
changed, each with the revision that it was planned for, and deleted last, with --prune only. What
destroys data wants the connection’s resource name: --confirm NAME, or typed by a person.

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
  static override flags = {...connectionFlags, ...desiredFlags, ...applyFlags, ...waitFlags};

  async run(): Promise<void> {
    const timeout = this.waitTime();
    const {app, resource, overlay, prune} = this.flags;
    const named = app !== undefined || resource !== undefined;
    const wanted = await readDesiredOrPlan(this.args.file, overlay, this.runtime.input);
    if ('mappings' in wanted) {
      const selector = this.selector();
      const context = await this.open();
      const {mappings} = wanted;
      await this.carryOut(
        context,
        await planConfiguration(context, selector, mappings, {prune}),
        timeout,
      );
      return;
    }
    if (prune || overlay !== undefined) throw decidedAlready();
    const {saved} = wanted;
    const selector = named ? this.selector() : {resource: saved.connection.id};
    const context = await this.open();
    await this.carryOut(context, await resumePlan(context, selector, saved), timeout);
  }
}

function decidedAlready(): Failure {
  return new Failure('usage', '--prune and --overlay do not go with a plan.', {
    reason: 'What a plan does was decided when it was made.',
    next: {run: 'config:plan', flags: {help: true}},
  });
}
