import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {settingShell, settingsFlags} from '../../lib/cli/flags/simulator.ts';
import {settingsFolder} from '../../lib/cli/open-context.ts';
import {Failure} from '../../lib/errors.ts';
import {detachedFiles, findDetached} from '../../lib/simulation/record.ts';
import {detachedView, settingLines} from '../../lib/terminal/views/simulator.ts';

export default class SimulatorStatus extends HconnectCommand<typeof SimulatorStatus> {
  static override summary = 'Show the simulator running in the background.';
  static override description = dedent`Exits with 5 if no simulator is running. A crashed
simulator is reported once, with its log; its record is then removed.`;
  static override examples = [
    '<%= config.bin %> simulator:status',
    'eval "$(<%= config.bin %> simulator:status --env)"',
  ];
  static override flags = settingsFlags;

  async run(): Promise<void> {
    const {record} = detachedFiles(settingsFolder(this.runtime));
    const found = await findDetached(record);
    if (found.state !== 'running') {
      const crashed = found.state === 'stale' ? found.simulator : null;
      throw new Failure('not_found', 'No simulator is running in the background.', {
        reason:
          crashed === null
            ? `No record of one in ${record}.`
            : `Process ${crashed.pid} ended unexpectedly; its record was removed, its log is ${crashed.log}.`,
        next: {run: 'simulator:start', flags: {detach: true}},
        details: crashed === null ? {} : {pid: crashed.pid, log: crashed.log},
      });
    }
    const {simulator} = found;
    if (!this.flags.env) return this.output.stdout(simulator, detachedView);
    const shell = settingShell(this.flags.shell, this.runtime.env.SHELL);
    await this.output.stdoutText(() => settingLines(simulator.settings, shell));
  }
}
