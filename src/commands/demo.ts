import {dedent, HconnectCommand} from '../lib/cli/command.ts';
import {playDemo} from '../lib/demo/demo.ts';
import {demoView} from '../lib/terminal/views/demo.ts';

export default class Demo extends HconnectCommand<typeof Demo> {
  static override summary = 'Play the main job on a simulator, with the real commands.';
  static override description = dedent`Grants access to an app, lists the connections of every region, sets
database and schema, imports a configuration and waits while the mappings load, looks at them,
pauses, resumes, and exports twice. It takes some seconds, needs no account, and leaves nothing
behind.`;
  static override examples = ['<%= config.bin %> demo'];

  async run(): Promise<void> {
    const played = await playDemo(this.runtime, {captured: this.flags.json});
    await this.output.stdout(played, demoView);
  }
}
