import {argument, dedent, HconnectCommand} from '../lib/cli/command.ts';
import {completionScript, shells} from '../lib/completion/shells.ts';
import {scriptView} from '../lib/terminal/views/completion.ts';

export default class Completion extends HconnectCommand<typeof Completion> {
  static override summary = 'Print a shell completion script.';
  static override description = dedent`Completes commands and flags, and the names of apps,
connections and mappings that earlier commands have stored. Nothing is sent to Heroku Connect.`;
  static override examples = [
    'eval "$(<%= config.bin %> completion bash)"',
    '<%= config.bin %> completion fish',
  ];
  static override args = {
    shell: argument({
      description: 'Shell.',
      options: [...shells],
      required: true,
    }),
  };

  async run(): Promise<void> {
    const shell = shells.find((name) => name === this.args.shell) ?? 'bash';
    await this.output.stdout({shell, script: completionScript(shell)}, scriptView);
  }
}
