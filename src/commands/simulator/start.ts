import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {
  settingShell,
  settingsFlags,
  simulatorFlags,
  simulatorOptions,
  simulatorWords,
} from '../../lib/cli/flags/simulator.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import {withSimulator} from '../../lib/simulation/attached.ts';
import {Failure} from '../../lib/errors.ts';
import {moveLog} from '../../lib/files/record-file.ts';
import {detachedFiles, startDetached} from '../../lib/simulation/detached.ts';
import {helpTables} from '../../lib/simulation/events.ts';
import {keepRecord} from '../../lib/simulation/record.ts';
import {
  settingLines,
  simulatorView,
  staleView,
  startedView,
} from '../../lib/terminal/views/simulator.ts';
import {untilInterrupted} from '../../lib/cli/program/interruption.ts';

export default class SimulatorStart extends HconnectCommand<typeof SimulatorStart> {
  static override summary = 'Start a small Heroku Connect on this machine.';
  static override description = dedent`It answers as the service does, on loopback, for hconnect and for any
other client that can be told where to call. It ends with Ctrl-C.

With --detach it runs in the background until simulator:stop; the command exits once it is ready.
With --env it prints the settings that point to it as shell commands.

Trigger events with simulator:events. What the simulator does not do:
src/lib/simulator/README.md in the repository.`;
  static override examples = [
    '<%= config.bin %> simulator:start',
    '<%= config.bin %> simulator:start --scenario errors --pace 1 --port 4310',
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
    return helpTables('scenarios', 'switches', 'events');
  }

  async run(): Promise<void> {
    const options = await this.#options();
    if (this.flags.detach) return this.#detach();
    let release = () => Promise.resolve();
    try {
      await withSimulator(options, async (simulator) => {
        const {record} = this.flags;
        if (record !== undefined) release = await this.#keepRecord(simulator, record);
        await this.output.stdout(simulator, simulatorView);
        await untilInterrupted(this.runtime);
      });
    } finally {
      await release();
    }
  }

  #options() {
    const {config = [], detach} = this.flags;
    if (detach && config.includes('-')) {
      throw new Failure('usage', '--detach cannot read a configuration from stdin.', {
        reason: 'A background simulator has no stdin.',
        next: {help: true},
      });
    }
    return simulatorOptions(this.flags, this.runtime.input);
  }

  async #detach(): Promise<void> {
    const {env, clock} = this.runtime;
    const started = await startDetached(simulatorWords(this.flags), this.#files(), {env, clock});
    if (started.stale !== null) await this.output.stderr(started.stale, staleView);
    if (!this.flags.env) {
      await this.output.stdout(started, startedView);
      return this.output.stderrNext({run: 'simulator:status', flags: {env: true}});
    }
    const shell = settingShell(this.flags.shell, env.SHELL);
    await this.output.stdoutText(() => settingLines(started.simulator.settings, shell));
    await this.output.stderrNext({run: 'simulator:stop'});
  }

  /** @param draft the log's name until it is the one of the record */
  async #keepRecord(simulator: Parameters<typeof simulatorView.json>[0], draft: string) {
    const {record, log} = this.#files();
    const release = await keepRecord(record, {
      ...(simulatorView.json(simulator) as typeof simulator),
      pid: process.pid,
      started_at: new Date(this.runtime.clock.now()).toISOString(),
      log,
      flags: simulatorWords(this.flags),
    });
    // Also here, for whoever started it may be gone by now.
    await moveLog(draft, log);
    return release;
  }

  #files() {
    return detachedFiles(settingsFolder(this.runtime));
  }
}
