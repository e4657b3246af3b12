import {waitForConnection} from '../../lib/actions/connections/wait.ts';
import {
  dedent,
  Flags,
  HconnectCommand,
  ignoreFlags,
  staleCheckFlag,
  timeoutFlag,
} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {settledView} from '../../lib/terminal/views/connections/wait.ts';

export default class ConnectionsWait extends HconnectCommand<typeof ConnectionsWait> {
  static override summary = 'Wait until a connection has settled, or is in one state.';
  static override description = dedent`Settled means that nothing is under way that would end by itself. An
error state ends the wait at once, with exit status 7, and so do failed mappings, failed writes to
Salesforce and a connection in which nothing moves, such as a paused one; when the time is up, it is 8.
With --for and a state that is not healthy, such as PAUSED, only that state counts.

Where the connection is settled at the first look and no change is known of, a second look after 10
seconds confirms it, since somebody may just have changed it; --skip-stale-check leaves that out.

The pauses between two looks grow with the time gone by: a day of waiting takes fewer than 250 of
the 5,000 requests that a connection has a day.`;
  static override examples = [
    '<%= config.bin %> connections:wait --app acme-production',
    '<%= config.bin %> connections:wait --app acme-review --for IDLE --timeout 10m',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    for: Flags.string({description: 'The state to wait for.', helpValue: 'STATE'}),
    ...timeoutFlag,
    ...staleCheckFlag,
    ...ignoreFlags,
  };

  async run(): Promise<void> {
    const target = this.target();
    const {for: goal = null, 'ignore-write-errors': ignoreWriteErrors} = this.flags;
    const {'skip-stale-check': skipStaleCheck} = this.flags;
    const options = {timeout: this.timeout(), goal, ignoreWriteErrors, skipStaleCheck};
    const settled = await waitForConnection(await this.open(), target, options);
    await this.output.stdout(settled, settledView);
  }
}
