import * as Flags from '@oclif/core/flags';
import {exportConfiguration} from '../../lib/actions/configuration/export.ts';
import {HconnectCommand} from '../../lib/cli/base.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {writeDocument, writeFolder} from '../../lib/files/configuration-output.ts';
import {writeOutput} from '../../lib/files/output-file.ts';
import {dedent} from '../../lib/cli/dedent.ts';
import {textIn} from '../../lib/domain/source/text.ts';
import {bodyView} from '../../lib/terminal/views/api.ts';
import {
  exportedFileView,
  exportedFolderView,
} from '../../lib/terminal/views/configuration/export.ts';

export default class ConfigExport extends HconnectCommand<typeof ConfigExport> {
  static override summary =
    'Write the configuration of a connection to stdout, a file or a folder.';
  static override description = dedent`The configuration is written in canonical order and without what changes
though nothing was changed, so that two exports are the same bytes until somebody changes a
mapping. --raw gives the service’s own text.

A file is written whole or not at all, and never over another without --overwrite. With --split, the
files of mappings that are gone are removed then, too, and the comments of YAML files stay.`;
  static override examples = [
    '<%= config.bin %> config:export --app acme-production',
    '<%= config.bin %> config:export --app acme-production --output connect.json',
    '<%= config.bin %> config:export --app acme-production --split mappings --format yaml',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    output: Flags.string({
      char: 'o',
      description: 'The file to write instead of stdout.',
      helpValue: 'FILE',
      exclusive: ['split'],
    }),
    split: Flags.string({
      description: 'The folder to write instead, one mapping a file.',
      helpValue: 'FOLDER',
    }),
    format: Flags.option({
      description: 'As the ending of FILE tells, or the files of FOLDER, or json, where left out.',
      options: ['json', 'yaml'] as const,
    })(),
    overwrite: Flags.boolean({description: 'Write over files that are there.'}),
    raw: Flags.boolean({description: 'The service’s own text.', exclusive: ['split', 'format']}),
  };

  async run(): Promise<void> {
    const {output, split, raw, json, ...options} = this.flags;
    const selector = this.selector(this.args.connection);
    const exported = await exportConfiguration(await this.open(), selector);
    if (split !== undefined) {
      const files = await writeFolder(split, exported.document, options, this.runtime.input);
      await this.tell({...exported, ...files, folder: split}, exportedFolderView);
    } else if (output === undefined) {
      const format = json ? 'json' : (options.format ?? 'json');
      const {out} = this.runtime.terminal;
      await this.print(raw ? bodyView.text(out, exported.raw) : textIn(format, exported.document));
    } else {
      if (raw) await writeOutput(output, exported.raw, options);
      else await writeDocument(output, exported.document, options, this.runtime.input);
      await this.tell({...exported, file: output}, exportedFileView);
    }
  }
}
