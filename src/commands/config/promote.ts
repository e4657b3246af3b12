import {planConfiguration} from '../../lib/actions/configuration/plan.ts';
import {readConfigurationOf} from '../../lib/actions/configuration/export.ts';
import {nameOf} from '../../lib/domain/connections/connection-ref.ts';
import {Failure} from '../../lib/errors.ts';
import {dedent, Flags, healthWaitFlags} from '../../lib/cli/command.ts';
import {targetNamed} from '../../lib/cli/flags/target.ts';
import {desiredOfConnection} from '../../lib/actions/configuration/desired-configuration.ts';
import {ApplyCommand} from '../../lib/cli/apply-command.ts';
import {knowledgeOf} from '../../lib/domain/validation/validation.ts';
import {applyFlags, planOnlyFlag, desiredFlags} from '../../lib/cli/flags/plan.ts';

export default class ConfigPromote extends ApplyCommand<typeof ConfigPromote> {
  static override summary = 'Apply one connection’s configuration to another.';
  static override description = dedent`Shows the plan, asks for confirmation and applies it, as
config:apply does. Only mappings are promoted; the names, database, API version and features of
the target stay.

An overlay changes or leaves out mappings, fields, access or polling intervals for the target.`;
  static override examples = [
    '<%= config.bin %> config:promote --from acme-staging --to acme-production --plan-only',
    '<%= config.bin %> config:promote --from acme-staging --to acme-production --confirm herokuconnect-regular-10482 --wait',
    '<%= config.bin %> config:promote --from acme-staging --to acme-production --overlay production.yaml --plan-only',
  ];
  static override flags = {
    from: Flags.string({
      description: 'Source connection: app, resource name or id.',
      helpValue: 'NAME',
      required: true,
    }),
    to: Flags.string({
      description: 'Target connection: app, resource name or id.',
      helpValue: 'NAME',
      required: true,
    }),
    ...desiredFlags,
    ...applyFlags,
    ...planOnlyFlag,
    ...healthWaitFlags,
  };

  async run(): Promise<void> {
    const waiting = this.waitOptions();
    const {overlay, prune, 'skip-validation': skipValidation} = this.flags;
    const from = targetNamed(this.flags.from);
    const to = {...targetNamed(this.flags.to), change: true};
    // An overlay may change what one and the same connection has.
    const needsTwo = overlay === undefined;
    if (needsTwo && this.flags.from.toLowerCase() === this.flags.to.toLowerCase())
      throw sameConnection(this.flags.from);
    const context = await this.open();
    const {connection, configuration} = await readConfigurationOf(context, from);
    const options = {overlay, skipValidation};
    const {input} = this.runtime;
    const desired = await desiredOfConnection(configuration, connection, options, input);
    const planned = await planConfiguration(context, to, desired, {prune});
    if (needsTwo && planned.live.id === connection.id) throw sameConnection(nameOf(connection));
    await this.carryOut(context, planned, desired.validation(knowledgeOf(planned.live)), waiting);
  }
}

/** What is thrown where both flags name one connection. @param name as a person knows it */
function sameConnection(name: string): Failure {
  return new Failure('usage', '--from and --to name the same connection.', {
    reason: `Both are ${name}.`,
    next: {run: 'connections:list', note: 'lists your connections'},
  });
}
