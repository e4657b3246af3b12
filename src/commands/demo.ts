import {dedent, HconnectCommand} from '../lib/cli/command.ts';
import {playDemo} from '../lib/demo/demo.ts';
import {demoView} from '../lib/terminal/views/demo.ts';

export default class Demo extends HconnectCommand<typeof Demo> {
  static override summary = 'Show the main jobs on a simulator.';
  static override description = dedent`Lists five connections, finds out why a mapping failed and fixes it, groups write errors by
cause, and takes a change from staging to production: plan, comment on a pull request, apply, wait.
Takes about ten seconds, needs no account and no network, and leaves nothing behind.

To run the same commands yourself, start a shell with the simulator:
hconnect simulator:run --scenario demo -- bash`;
  static override examples = ['<%= config.bin %> demo'];

  async run(): Promise<void> {
    const played = await playDemo(this.runtime, {captured: this.flags.json});
    await this.output.stdout(played, demoView);
  }
}
