import {argument, dedent, HconnectCommand} from '../lib/cli/command.ts';
import {completionScript, shells} from '../lib/completion/shells.ts';
import {scriptView} from '../lib/terminal/views/completion.ts';

export default class Completion extends HconnectCommand<typeof Completion> {
  static override summary = 'Print the script by which a shell completes command lines.';
  static override description = dedent`Commands and flags come from hconnect itself; names of apps, connections and
mappings from what is remembered of earlier commands. Nothing is sent to the service.`;
  static override examples = [
    'eval "$(<%= config.bin %> completion bash)"',
    '<%= config.bin %> completion fish',
  ];
  static override args = {
    shell: argument({
      description: 'The shell.',
      options: [...shells],
      required: true,
    }),
  };

  async run(): Promise<void> {
    const shell = shells.find((name) => name === this.args.shell) ?? 'bash';
    await this.output.stdout({shell, script: completionScript(shell)}, scriptView);
  }
}
