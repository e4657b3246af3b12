import {findMappings} from '../../lib/actions/mappings/find.ts';
import {reloadMappings} from '../../lib/actions/mappings/reload.ts';
import {ChangingCommand} from '../../lib/cli/changing-command.ts';
import {changeOfMappings} from '../../lib/cli/changes.ts';
import {dedent, judgedWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingsArgument} from '../../lib/cli/flags/target.ts';
import {confirmFlag} from '../../lib/cli/flags/mapping.ts';
import {nextOfAccepted} from '../../lib/domain/next-of-state.ts';
import {isPausing, isStuck} from '../../lib/domain/stale-reads.ts';
import {unique} from '../../lib/domain/text/text.ts';
import {reloadedView} from '../../lib/terminal/views/mappings/reload.ts';

export default class MappingsReload extends ChangingCommand<typeof MappingsReload> {
  static override summary = 'Empty a mapping’s table and load it again.';
  static override description = dedent`For a table that is out of sync. Rows are missing until
the load has ended, so this needs confirmation: the mapping’s name, or the connection’s resource
name for several mappings. A stopped connection, such as a paused one, loads nothing and also
needs its resource name.

With --wait, each load is shown with its rows, rate and time left.`;
  static override examples = [
    '<%= config.bin %> mappings:reload Contact --confirm Contact --app acme-production',
    '<%= config.bin %> mappings:reload Contact --confirm Contact --app acme-production --wait',
  ];
  static override args = mappingsArgument;
  static override flags = {...connectionFlags, ...confirmFlag, ...judgedWaitFlags};

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const words = unique(this.args.mapping);
    const waiting = this.waitOptions();
    const context = await this.open();
    const found = await findMappings(context, target, words);
    const {id, state} = found.connection;
    const pending = context.accepted.of(id);
    const stopped = isStuck(state, pending)
      ? state.name
      : isPausing(state, pending)
        ? 'being paused'
        : undefined;
    const change = changeOfMappings('reload', found, {stopped});
    const outcome = await this.make(context, change, this.noPlan, () =>
      reloadMappings(context, found, waiting),
    );
    await this.output.stdout(outcome, reloadedView);
    if (!waiting.wait) {
      const now = context.accepted.of(id);
      await this.output.stderrNext(nextOfAccepted(found.connection, now, words));
    }
  }
}
