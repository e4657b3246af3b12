import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {readDetails} from '../../lib/cli/flags/simulator.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import {findControls} from '../../lib/simulation/control.ts';
import {detachedFiles} from '../../lib/simulation/detached.ts';
import {helpTables, listEvents, triggerEvent} from '../../lib/simulation/events.ts';
import {findDetached} from '../../lib/simulation/record.ts';
import {eventsView, triggeredView} from '../../lib/terminal/views/simulator.ts';

export default class SimulatorEvents extends HconnectCommand<typeof SimulatorEvents> {
  static override summary = 'Make something happen in a running simulator.';
  static override description = dedent`The simulator is the one that the settings point to, else the one that
runs in the background. Without EVENT everything that can happen is listed.

An event happens to one connection. Its details, in braces below, are given with --set, as in --set
object_name=Account. The others are of the whole world: they are shown, changed with --set, and
cleared with --clear.`;
  static override examples = [
    '<%= config.bin %> simulator:events',
    '<%= config.bin %> simulator:events authorization_lost acme-staging',
    '<%= config.bin %> simulator:events mapping_error acme-staging --set object_name=Account',
    '<%= config.bin %> simulator:events clock --set advance=3600',
    '<%= config.bin %> simulator:events requests --json',
  ];
  static override args = {
    event: argument({description: 'What is to happen.'}),
    connection: argument({description: 'Its app, resource name or id.'}),
  };
  static override flags = {
    set: Flags.string({
      description: 'A detail; numbers, true, false and JSON are sent as such.',
      helpValue: 'NAME=VALUE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    clear: Flags.boolean({description: 'Clear the journal of requests, or the faults.'}),
  };

  static helpTables() {
    return helpTables('events');
  }

  async run(): Promise<void> {
    const {event, connection} = this.args;
    if (event === undefined) return this.output.stdout(await listEvents(), eventsView);
    const {set = [], clear} = this.flags;
    const request = {event, connection, details: readDetails(set), clear};
    const {record} = detachedFiles(settingsFolder(this.runtime));
    const url = await findControls(this.runtime.settings().discovery_url.value, async () => {
      const found = await findDetached(record);
      return found.state === 'running' ? found.simulator : null;
    });
    await this.output.stdout(await triggerEvent(url, request), triggeredView);
  }
}
