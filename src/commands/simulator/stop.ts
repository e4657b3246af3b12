import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import {detachedFiles, stopDetached} from '../../lib/simulation/detached.ts';
import {stoppedView} from '../../lib/terminal/views/simulator.ts';

export default class SimulatorStop extends HconnectCommand<typeof SimulatorStop> {
  static override summary = 'Stop the simulator that runs in the background.';
  static override description = dedent`The command ends when the simulator is gone; a file of --world is
saved before. Where none is running there is nothing to do, which is no error.`;
  static override examples = ['<%= config.bin %> simulator:stop'];

  async run(): Promise<void> {
    const files = detachedFiles(settingsFolder(this.runtime));
    await this.output.stdout(await stopDetached(files, this.runtime.clock), stoppedView);
  }
}
