import {argument, Flags, HconnectCommand} from '../lib/cli/command.ts';
import {complete} from '../lib/completion/completion.ts';
import {candidateLines, shells, wordsOf} from '../lib/completion/shells.ts';
import {vocabularyOf} from '../lib/completion/vocabulary.ts';
import {candidatesView} from '../lib/terminal/views/completion.ts';

export default class Complete extends HconnectCommand<typeof Complete> {
  static override summary = 'Print what the last word of a command line could become.';
  static override description = 'The scripts that “completion” prints ask this command.';
  static override hidden = true;
  static override examples = [
    '<%= config.bin %> complete --shell bash -- "hconnect connections:p"',
  ];
  static override args = {
    line: argument({description: 'The line up to the cursor.', required: true}),
  };
  static override flags = {
    shell: Flags.string({
      description: 'The shell that asks.',
      options: [...shells],
      default: 'bash',
    }),
  };

  async run(): Promise<void> {
    const shell = shells.find((name) => name === this.flags.shell) ?? 'bash';
    const vocabulary = await vocabularyOf(this.config);
    const found = await complete(wordsOf(this.args.line), vocabulary);
    await this.output.stdout({found, lines: candidateLines(shell, found)}, candidatesView);
  }
}
