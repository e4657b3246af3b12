import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {simulatorFlags, simulatorOptions} from '../../lib/cli/flags/simulator.ts';
import {withSimulator} from '../../lib/simulation/attached.ts';
import {helpTables} from '../../lib/simulation/events.ts';
import {runProgram} from '../../lib/files/run-program.ts';
import {inTemporaryFolder} from '../../lib/files/temporary-folder.ts';
import {Failure} from '../../lib/errors.ts';
import {wordsAfterDashes} from '../../lib/cli/program/arguments.ts';

/** What it looks like. */
const example = {run: 'simulator:run', args: ['--', 'hconnect', 'connections:list']};

export default class SimulatorRun extends HconnectCommand<typeof SimulatorRun> {
  static override summary = 'Run a command against a temporary simulator.';
  static override description = dedent`Starts a simulator, runs the command with settings that
point to it, and stops the simulator. The exit status is that of the command. Anything hconnect
stores during the run is discarded.`;
  static override examples = [
    '<%= config.bin %> simulator:run -- <%= config.bin %> access:add acme-production',
    '<%= config.bin %> simulator:run --scenario errors -- sh deploy.sh',
    '<%= config.bin %> simulator:run --config connect.json -- sh deploy.sh',
  ];
  static override strict = false;
  static override usage = 'simulator:run [flags] -- COMMAND';
  static override flags = simulatorFlags;

  static helpTables() {
    return helpTables('scenarios', 'behaviors', 'events');
  }

  async run(): Promise<number> {
    const command = wordsAfterDashes(this.argv);
    if (command.length === 0) {
      throw new Failure('usage', 'No command given.', {
        reason: 'The command goes after two dashes.',
        next: example,
      });
    }
    const options = await simulatorOptions(this.flags, this.runtime.input);
    const {exit_status} = await withSimulator(options, (simulator) =>
      inTemporaryFolder((HCONNECT_CONFIG_DIR) => {
        const env = {...this.runtime.env, ...simulator.settings, HCONNECT_CONFIG_DIR};
        return runProgram(command, {env, stdio: 'inherit', next: example});
      }),
    );
    return exit_status;
  }
}
