import * as Flags from '@oclif/core/flags';
import {exportConfiguration} from '../../lib/actions/export-configuration.ts';
import {HconnectCommand} from '../../lib/command/base.ts';
import {connectionArgument, connectionFlags} from '../../lib/command/flags.ts';
import {writeOutput} from '../../lib/command/input/output-file.ts';
import {prose} from '../../lib/command/prose.ts';
import {exportedFileView} from '../../lib/terminal/views/exported.ts';

export default class ConfigExport extends HconnectCommand<typeof ConfigExport> {
  static override summary = 'Write the configuration of a connection to stdout or a file.';
  static override description = prose`The configuration is written in canonical order and without what changes
though nothing was changed, so that two exports are the same bytes until somebody changes a
mapping. --raw gives the service’s own text.

A file is written whole or not at all, and never over another without --overwrite.`;
  static override examples = [
    '<%= config.bin %> config:export --app acme-production',
    '<%= config.bin %> config:export --app acme-production --output connect.json',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    output: Flags.string({
      char: 'o',
      description: 'The file to write instead of stdout.',
      helpValue: 'FILE',
    }),
    overwrite: Flags.boolean({description: 'Write over a file that is there.'}),
    raw: Flags.boolean({description: 'The service’s own text.'}),
  };

  async run(): Promise<void> {
    const {output, overwrite, raw} = this.flags;
    const selector = this.selector(this.args.connection);
    const exported = await exportConfiguration(await this.open(), selector, {raw});
    if (output === undefined) {
      await this.print(exported.text);
      return;
    }
    await writeOutput(output, exported.text, {overwrite});
    await this.tell({...exported, file: output}, exportedFileView);
  }
}
