import * as Flags from '@oclif/core/flags';
import {findFailedMappings, otherFailures} from '../../lib/actions/mappings/find/find-failed.ts';
import {findMappings, namesToType} from '../../lib/actions/mappings/find/find.ts';
import {reloadMappings} from '../../lib/actions/mappings/reload.ts';
import {ChangingCommand} from '../../lib/cli/changes/changing-command.ts';
import {changeOfMappings} from '../../lib/cli/changes/changes.ts';
import {dedent, healthWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingsArgument} from '../../lib/cli/flags/target.ts';
import {confirmFlag} from '../../lib/cli/flags/mapping.ts';
import {nextOfAccepted} from '../../lib/domain/next-of-state.ts';
import {isPausing, isStuck} from '../../lib/domain/stale-reads.ts';
import {unique} from '../../lib/domain/text/text.ts';
import {Failure} from '../../lib/errors.ts';
import {reloadedView} from '../../lib/terminal/views/mappings/reload.ts';

export default class MappingsReload extends ChangingCommand<typeof MappingsReload> {
  static override summary = 'Empty a mapping’s table and load it again.';
  static override description = dedent`Use this for a table that is out of sync. Rows are missing until
the load has ended, so this needs confirmation: the mapping’s name, or the connection’s resource
name for several mappings or --failed. A stopped connection, such as a paused one, loads nothing and
also needs its resource name.

--failed reloads the failed mappings that a reload fixes. It lists other failed mappings with what
fixes each, and exits with 7 while there are any.

With --wait, each load is shown with its rows, rate and time left.`;
  static override examples = [
    '<%= config.bin %> mappings:reload Contact --confirm Contact --app acme-production',
    '<%= config.bin %> mappings:reload Contact --confirm Contact --app acme-production --wait',
    '<%= config.bin %> mappings:reload --failed --confirm herokuconnect-regular-10482 --app acme-production',
  ];
  static override args = {mapping: {...mappingsArgument.mapping, required: false}};
  static override flags = {
    ...connectionFlags,
    failed: Flags.boolean({
      description: 'Reload the failed mappings that a reload fixes.',
      default: false,
    }),
    ...confirmFlag,
    ...healthWaitFlags,
  };

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const words = this.#words();
    const waiting = this.waitOptions();
    const context = await this.open();
    const found = this.flags.failed
      ? await findFailedMappings(context, target)
      : {...(await findMappings(context, target, words)), others: []};
    const {connection, mappings, others} = found;
    const {id, state} = connection;
    const pending = context.accepted.of(id);
    const stopped = isStuck(state, pending)
      ? state.name
      : isPausing(state, pending)
        ? 'being paused'
        : undefined;
    const change = changeOfMappings('reload', found, {stopped, byConnection: this.flags.failed});
    const outcome = await this.make(context, change, this.noPlan, () =>
      reloadMappings(context, found, waiting),
    );
    await this.output.stdout(outcome, reloadedView);
    if (others.length > 0) throw otherFailures(context, connection, others);
    if (!waiting.wait && mappings.length > 0) {
      const now = context.accepted.of(id);
      const args = this.flags.failed ? mappings.map(({object_name}) => object_name) : words;
      await this.output.stderrNext(nextOfAccepted(connection, now, namesToType(args)));
    }
  }

  /** The mappings that are named; none with --failed. @throws Failure `usage` where neither or both are given */
  #words(): string[] {
    const words = unique(this.args.mapping);
    const {failed} = this.flags;
    if (failed === words.length > 0) {
      const [message, reason] = failed
        ? ['--failed takes no MAPPING.', 'It reloads the failed mappings that a reload fixes.']
        : ['No mapping specified.', 'Name mappings, or use --failed.'];
      throw new Failure('usage', message, {reason, next: {help: true}});
    }
    return words;
  }
}
