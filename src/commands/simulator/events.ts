import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {demandList, listFlags} from '../../lib/cli/flags/list.ts';
import {readDetails} from '../../lib/cli/flags/simulator.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import {findControls} from '../../lib/simulation/control.ts';
import {helpTables, listEvents, triggerEvent} from '../../lib/simulation/events.ts';
import {detachedFiles, findDetached} from '../../lib/simulation/record.ts';
import {eventList, triggeredView} from '../../lib/terminal/views/simulator.ts';

export default class SimulatorEvents extends HconnectCommand<typeof SimulatorEvents> {
  static override summary = 'Trigger an event in a running simulator.';
  static override description = dedent`Uses the simulator that your settings point to, or the one
running in the background. Without EVENT, lists all events.

Most events affect one connection. Set their details, shown in braces below, with --set, for
example --set object_name=Account. Other events affect the whole simulator: without flags they are
shown, --set changes them and --clear clears them.`;
  static override examples = [
    '<%= config.bin %> simulator:events',
    '<%= config.bin %> simulator:events authorization_lost acme-staging',
    '<%= config.bin %> simulator:events mapping_error acme-staging --set object_name=Account',
    '<%= config.bin %> simulator:events clock --set advance=3600',
    '<%= config.bin %> simulator:events requests --json',
  ];
  static override args = {
    event: argument({description: 'Event to trigger.'}),
    connection: argument({description: 'App, resource name or id of the connection.'}),
  };
  static override flags = {
    set: Flags.string({
      description: 'Event detail: text, number, boolean or JSON.',
      helpValue: 'NAME=VALUE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    clear: Flags.boolean({description: 'Clear the request journal or the faults.'}),
    ...listFlags(eventList),
  };

  static helpTables() {
    return helpTables('events');
  }

  async run(): Promise<void> {
    const {event, connection} = this.args;
    const view = this.listed(eventList);
    if (event === undefined) return this.output.stdout(await listEvents(), view);
    demandList(this.flags, 'EVENT');
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
