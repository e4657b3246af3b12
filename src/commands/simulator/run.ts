import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {simulatorFlags, simulatorOptions} from '../../lib/cli/flags/simulator.ts';
import {withSimulator} from '../../lib/simulation/attached.ts';
import {helpTables} from '../../lib/simulation/events.ts';
import {runProgram} from '../../lib/files/run-program.ts';
import {inTemporaryFolder} from '../../lib/files/temporary-folder.ts';
import {Failure} from '../../lib/errors.ts';
import {again, type Run} from '../../lib/next-step.ts';
import {wordsAfterDashes} from '../../lib/cli/program/arguments.ts';

/** What is run where nobody says what. */
const example = ['hconnect', 'connections:list'];

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
    // An empty word is a variable that is not set.
    if (!command[0]) {
      throw new Failure('usage', 'No command given.', {
        reason: 'The command goes after two dashes.',
        next: await this.#withCommand(),
      });
    }
    const options = await simulatorOptions(this.flags, this.runtime.input);
    const {exit_status} = await withSimulator(options, (simulator) =>
      inTemporaryFolder((HCONNECT_CONFIG_DIR) => {
        const env = {...this.runtime.env, ...simulator.settings, HCONNECT_CONFIG_DIR};
        return runProgram(command, {env, stdio: 'inherit', next: again('check the command')});
      }),
    );
    return exit_status;
  }
  /** The command line as it was typed, with the words behind its flags as the command. */
  async #withCommand(): Promise<Run> {
    const {flags, baseFlags} = SimulatorRun;
    const {raw} = await this.parse({args: {}, flags, baseFlags, strict: false}, this.argv);
    const typed = raw.filter(({type}) => type === 'arg').map(({input}) => input);
    const options = this.argv.filter((word) => word !== '--');
    const first = options.length - typed.length;
    const command = typed.length === 0 ? example : options.slice(first);
    return {run: 'simulator:run', args: [...options.slice(0, first), '--', ...command]};
  }
}
