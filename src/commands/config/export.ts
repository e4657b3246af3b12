import {exportConfiguration} from '../../lib/actions/configuration/export.ts';
import type {Context} from '../../lib/actions/context.ts';
import {ChangingCommand} from '../../lib/cli/changing-command.ts';
import {changeOfFolder} from '../../lib/cli/changes.ts';
import {dedent, Flags} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {
  writeDocument,
  writeFolder,
  type WrittenFolder,
} from '../../lib/files/configuration-output.ts';
import {isFolder} from '../../lib/files/configuration-files.ts';
import {writeOutput} from '../../lib/files/output-file.ts';
import {confirmFlag} from '../../lib/cli/flags/mapping.ts';
import type {ConnectionRef} from '../../lib/domain/connections/connection-ref.ts';
import {Failure} from '../../lib/errors.ts';
import {canonical} from '../../lib/domain/configuration/canonical.ts';
import {
  exportedFileView,
  exportedFolderView,
  exportedText,
  plannedFolderView,
} from '../../lib/terminal/views/configuration/export.ts';

export default class ConfigExport extends ChangingCommand<typeof ConfigExport> {
  static override summary =
    'Write the configuration of a connection to stdout, a file or a folder.';
  static override description = dedent`The configuration is written in canonical order and without what changes
though nothing was changed, so that two exports are the same bytes until somebody changes a
mapping. --raw gives the service’s own text.

A file is written whole or not at all, and never over another without --overwrite. With --split, the
comments of YAML files stay. Files of mappings that the connection doesn’t have are removed then, once
that is confirmed: --confirm with the connection’s resource name.`;
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
      exclusive: ['raw'],
    }),
    format: Flags.option({
      description: 'As the ending of FILE tells, or the files of FOLDER, or json, where left out.',
      options: ['json', 'yaml'] as const,
      exclusive: ['raw'],
    })(),
    overwrite: Flags.boolean({description: 'Write over files that are there.'}),
    ...confirmFlag,
    raw: Flags.boolean({description: 'The service’s own text.'}),
  };

  async run(): Promise<void> {
    const {output: file, split: folder, ...options} = this.flags;
    const target = this.target();
    if (file !== undefined) await demandNoFolder(file);
    const context = await this.open();
    const exported = await exportConfiguration(context, target);
    if (folder !== undefined) {
      const {configuration, connection} = exported;
      const agree = (planned: WrittenFolder) => this.agree(context, folder, connection, planned);
      const files = await writeFolder(folder, configuration, options, this.runtime.input, agree);
      await this.output.stdoutJsonOrStderr({...exported, ...files, folder}, exportedFolderView);
    } else if (file === undefined) {
      await this.output.stdoutText((out) => exportedText(out, exported, options));
    } else {
      const {configuration, raw} = exported;
      if (options.raw) await writeOutput(file, raw, options);
      else await writeDocument(file, canonical(configuration), options, this.runtime.input);
      await this.output.stdoutJsonOrStderr({...exported, file}, exportedFileView);
    }
  }

  /** Shows which files will be written over and removed, and has their removal confirmed. */
  private agree(
    context: Context,
    folder: string,
    live: ConnectionRef,
    planned: WrittenFolder,
  ): Promise<void> {
    const change = changeOfFolder(folder, live, planned);
    const show = () => this.output.stderr({folder, ...planned}, plannedFolderView);
    return this.make(context, change, show, () => Promise.resolve());
  }
}

/** @throws Failure `io` for a folder where a file is to be written */
async function demandNoFolder(file: string): Promise<void> {
  if (!/[\\/]$/.test(file) && !(await isFolder(file))) return;
  throw new Failure('io', `${file} cannot be written.`, {
    reason: 'It is a folder. --output writes one file, --split a folder with one mapping a file.',
    next: {again: {rename: {'--output': '--split', '-o': '--split'}}},
    details: {file},
  });
}
