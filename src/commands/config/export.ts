import {exportConfiguration} from '../../lib/actions/configuration/export.ts';
import type {Context} from '../../lib/actions/context.ts';
import {ChangingCommand} from '../../lib/cli/changes/changing-command.ts';
import {changeOfFolder} from '../../lib/cli/changes/changes.ts';
import {dedent, Flags} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {
  writeDocument,
  writeFolder,
  type WrittenFolder,
} from '../../lib/files/configuration-output.ts';
import {isFolder} from '../../lib/files/configuration-files.ts';
import {writeOutput} from '../../lib/files/output-file.ts';
import {confirmConnectionFlag} from '../../lib/cli/flags/plan.ts';
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
  static override summary = 'Export a connection’s configuration.';
  static override description = dedent`Writes the configuration to stdout, a file or a folder.
The output is sorted and has no volatile values such as exported_at, so two exports differ only if
someone has changed a mapping. --raw writes the response unchanged.

Existing files are overwritten only with --overwrite. --split keeps the comments in YAML files. It
deletes the files of mappings that the connection doesn’t have, which needs confirmation with the
connection’s resource name.`;
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
      description: 'Output file (default: stdout).',
      helpValue: 'FILE',
      exclusive: ['split'],
    }),
    split: Flags.string({
      description: 'Output folder, with one file per mapping.',
      helpValue: 'FOLDER',
      exclusive: ['raw'],
    }),
    format: Flags.option({
      description: 'Output format (default: that of existing files, else json).',
      options: ['json', 'yaml'] as const,
      exclusive: ['raw'],
    })(),
    overwrite: Flags.boolean({description: 'Overwrite existing files.'}),
    ...confirmConnectionFlag,
    raw: Flags.boolean({description: 'Write the response unchanged.'}),
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
