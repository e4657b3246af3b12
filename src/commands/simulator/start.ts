import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {
  settingShell,
  settingsFlags,
  simulatorFlags,
  simulatorOptions,
  simulatorWords,
} from '../../lib/cli/flags/simulator.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import type {RunningSimulator} from '../../lib/domain/simulator.ts';
import {withSimulator} from '../../lib/simulation/attached.ts';
import {startDetached} from '../../lib/simulation/detached.ts';
import {helpTables} from '../../lib/simulation/events.ts';
import {detachedFiles} from '../../lib/simulation/record.ts';
import {runDetached} from '../../lib/simulation/run-detached.ts';
import {
  settingLines,
  simulatorView,
  staleView,
  startedView,
} from '../../lib/terminal/views/simulator.ts';
import {untilInterrupted} from '../../lib/cli/program/interruption.ts';

export default class SimulatorStart extends HconnectCommand<typeof SimulatorStart> {
  static override summary = 'Start a simulator of Heroku Connect.';
  static override description = dedent`The simulator runs on this machine and answers as Heroku
Connect does, to hconnect and any other client. Press Ctrl-C to stop it.

With --detach, it runs in the background until simulator:stop. With --env, the command prints the
settings that point to it as shell commands.

Trigger events with simulator:events. For the limits of the simulator, see
src/lib/simulator/README.md in the package.`;
  static override examples = [
    '<%= config.bin %> simulator:start',
    '<%= config.bin %> simulator:start --scenario errors --speed 1 --port 4310',
    'eval "$(<%= config.bin %> simulator:start --detach --env)"',
  ];
  static override flags = {
    ...simulatorFlags,
    detach: Flags.boolean({description: 'Run in the background.'}),
    ...settingsFlags,
    env: Flags.boolean({...settingsFlags.env, dependsOn: ['detach']}),
    // How --detach starts the simulator itself.
    record: Flags.string({description: 'Keep a record; this is the log.', hidden: true}),
  };

  static helpTables() {
    return helpTables('scenarios', 'behaviors', 'events');
  }

  async run(): Promise<void> {
    const options = await simulatorOptions(this.flags, this.runtime.input);
    if (this.flags.detach) return this.#detach();
    const work = async (simulator: RunningSimulator) => {
      await this.output.stdout(simulator, simulatorView);
      await untilInterrupted(this.runtime);
    };
    const {record: draft} = this.flags;
    if (draft === undefined) return withSimulator(options, work);
    const origin = {now: this.runtime.clock.now(), flags: simulatorWords(this.flags), draft};
    return runDetached(options, this.#files, origin, work);
  }

  async #detach(): Promise<void> {
    const started = await startDetached(simulatorWords(this.flags), this.#files, this.runtime);
    if (started.stale !== null) await this.output.stderr(started.stale, staleView);
    if (!this.flags.env) {
      await this.output.stdout(started, startedView);
      return this.output.stderrNext({run: 'simulator:status', flags: {env: true}});
    }
    const shell = settingShell(this.flags.shell, this.runtime.env.SHELL);
    await this.output.stdoutText(() => settingLines(started.simulator.settings, shell));
    await this.output.stderrNext({run: 'simulator:stop', flags: {env: true}});
  }

  get #files() {
    return detachedFiles(settingsFolder(this.runtime));
  }
}
