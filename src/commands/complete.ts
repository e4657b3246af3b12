import {argument, Flags, HconnectCommand} from '../lib/cli/command.ts';
import {complete} from '../lib/completion/completion.ts';
import {candidateLines, shells, wordsOf} from '../lib/completion/shells.ts';
import {vocabularyOf} from '../lib/completion/vocabulary.ts';
import {candidatesView} from '../lib/terminal/views/completion.ts';

export default class Complete extends HconnectCommand<typeof Complete> {
  static override summary = 'Complete a command line.';
  static override description = 'Used by the scripts that hconnect completion prints.';
  static override hidden = true;
  static override examples = [
    '<%= config.bin %> complete --shell bash -- "hconnect connections:p"',
  ];
  static override args = {
    line: argument({description: 'Command line up to the cursor.', required: true}),
  };
  static override flags = {
    shell: Flags.option({options: shells})({description: 'Shell.', default: 'bash'}),
  };

  async run(): Promise<void> {
    const vocabulary = await vocabularyOf(this.config);
    const found = await complete(wordsOf(this.args.line), vocabulary);
    const lines = candidateLines(this.flags.shell, found);
    await this.output.stdout({found, lines}, candidatesView);
  }
}
