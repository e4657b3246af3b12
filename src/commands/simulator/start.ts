import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {simulatorFlags, simulatorOptions} from '../../lib/cli/flags/simulator.ts';
import {withSimulator} from '../../lib/demo/simulation.ts';
import {simulatorView} from '../../lib/terminal/views/simulator.ts';
import {untilInterrupted} from '../../lib/cli/program/interruption.ts';

export default class SimulatorStart extends HconnectCommand<typeof SimulatorStart> {
  static override summary = 'Start a small Heroku Connect on this machine.';
  static override description = dedent`It answers as the service does, on loopback, for hconnect and for any
other client that can be told where to call. It ends with Ctrl-C.

What it does not do, its scenarios and its controls: src/lib/simulator/README.md in the repository.`;
  static override examples = [
    '<%= config.bin %> simulator:start',
    '<%= config.bin %> simulator:start --scenario errors --pace 1 --port 4310',
  ];
  static override flags = simulatorFlags;

  async run(): Promise<void> {
    await withSimulator(
      await simulatorOptions(this.flags, this.runtime.input),
      async (simulator) => {
        await this.output.stdout(simulator, simulatorView);
        await untilInterrupted(this.runtime);
      },
    );
  }
}
