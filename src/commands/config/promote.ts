import {planConfiguration} from '../../lib/actions/configuration/plan.ts';
import {readConfigurationOf} from '../../lib/actions/configuration/export.ts';
import {dedent, Flags, judgedWaitFlags} from '../../lib/cli/command.ts';
import {targetNamed} from '../../lib/cli/flags/target.ts';
import {desiredOfConnection} from '../../lib/actions/configuration/desired-configuration.ts';
import {ApplyCommand} from '../../lib/cli/apply-command.ts';
import {knowledgeOf} from '../../lib/domain/validation/judgment.ts';
import {applyFlags, planOnlyFlag, desiredFlags} from '../../lib/cli/flags/plan.ts';

export default class ConfigPromote extends ApplyCommand<typeof ConfigPromote> {
  static override summary = 'Carry the mappings of one connection to another.';
  static override description = dedent`Plans what makes the second connection’s mappings as the first one’s are,
shows it, asks, and carries it out, as config:apply does. What belongs to the connection and its
organization does not travel: names, database, API version, features.

An overlay says what is different there: mappings, fields, access and polling can be changed or
left out.`;
  static override examples = [
    '<%= config.bin %> config:promote --from acme-staging --to acme-production --plan-only',
    '<%= config.bin %> config:promote --from acme-staging --to acme-production --confirm herokuconnect-regular-10482 --wait',
    '<%= config.bin %> config:promote --from acme-staging --to acme-production --overlay production.yaml --plan-only',
  ];
  static override flags = {
    from: Flags.string({
      description: 'The connection to take the mappings of, by any of its names.',
      helpValue: 'NAME',
      required: true,
    }),
    to: Flags.string({
      description: 'The connection to give them to.',
      helpValue: 'NAME',
      required: true,
    }),
    ...desiredFlags,
    ...applyFlags,
    ...planOnlyFlag,
    ...judgedWaitFlags,
  };

  async run(): Promise<void> {
    const waiting = this.waitOptions();
    const {overlay, prune, 'skip-validation': skipValidation} = this.flags;
    const from = targetNamed(this.flags.from);
    const to = {...targetNamed(this.flags.to), change: true};
    const context = await this.open();
    const {connection, configuration} = await readConfigurationOf(context, from);
    const options = {overlay, skipValidation};
    const {input} = this.runtime;
    const desired = await desiredOfConnection(configuration, connection, options, input);
    const planned = await planConfiguration(context, to, desired, {prune});
    await this.carryOut(context, planned, desired.judge(knowledgeOf(planned.live)), waiting);
  }
}
