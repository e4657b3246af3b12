import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {settingShell, settingsFlags, settingsToUnset} from '../../lib/cli/flags/simulator.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import {stopDetached} from '../../lib/simulation/detached.ts';
import {detachedFiles} from '../../lib/simulation/record.ts';
import {stoppedView, unsetLines} from '../../lib/terminal/views/simulator.ts';

export default class SimulatorStop extends HconnectCommand<typeof SimulatorStop> {
  static override summary = 'Stop the simulator running in the background.';
  static override description = dedent`Waits until the simulator has saved its --world file and
exited. Exits with 0 if none is running.

With --env, it prints shell commands that unset the settings of simulator:start --env, unless they
no longer point to a simulator.`;
  static override examples = [
    '<%= config.bin %> simulator:stop',
    'eval "$(<%= config.bin %> simulator:stop --env)"',
  ];
  static override flags = {
    ...settingsFlags,
    env: Flags.boolean({
      ...settingsFlags.env,
      description: 'Print shell commands that unset the settings, for eval.',
    }),
  };

  async run(): Promise<void> {
    const {env, clock} = this.runtime;
    const stopped = await stopDetached(detachedFiles(settingsFolder(this.runtime)), clock);
    if (!this.flags.env) return this.output.stdout(stopped, stoppedView);
    await this.output.stderr(stopped, stoppedView);
    const shell = settingShell(this.flags.shell, env.SHELL);
    await this.output.stdoutText(() => unsetLines(settingsToUnset(env), shell));
  }
}
