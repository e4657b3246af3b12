import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import {detachedFiles, stopDetached} from '../../lib/simulation/detached.ts';
import {stoppedView} from '../../lib/terminal/views/simulator.ts';

export default class SimulatorStop extends HconnectCommand<typeof SimulatorStop> {
  static override summary = 'Stop the simulator running in the background.';
  static override description = dedent`Waits until the simulator has saved its --world file and exited. Exits with 0
if none is running.`;
  static override examples = ['<%= config.bin %> simulator:stop'];

  async run(): Promise<void> {
    const files = detachedFiles(settingsFolder(this.runtime));
    await this.output.stdout(await stopDetached(files, this.runtime.clock), stoppedView);
  }
}
