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
  static override summary = 'Wait until a connection has settled.';
  static override description = dedent`A connection has settled when no operation is running. The command exits
with 7 as soon as the connection or a mapping is in an error state, there are write errors, or the
connection is paused or stopped. It exits with 8 on timeout. With --for, it waits for one state; if that
is not a healthy one, such as PAUSED, mappings and write errors are ignored.

A connection that has settled at the first check is checked again after 10 seconds, because someone
may have just changed it. --skip-stale-check skips the second check.

Checks become less frequent over time: waiting for a day takes fewer than 250 of a connection’s 5,000
daily requests.`;
  static override examples = [
    '<%= config.bin %> connections:wait --app acme-production',
    '<%= config.bin %> connections:wait --app acme-review --for IDLE --timeout 10m',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    for: Flags.string({description: 'State to wait for.', helpValue: 'STATE'}),
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
