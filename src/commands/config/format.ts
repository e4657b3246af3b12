import {formatConfigurations} from '../../lib/actions/configuration/format.ts';
import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {formattedTextView, formattedView} from '../../lib/terminal/views/configuration/format.ts';

export default class ConfigFormat extends HconnectCommand<typeof ConfigFormat> {
  static override summary = 'Format configuration files.';
  static override description = dedent`Sorts mappings, fields and keys, and removes volatile
values such as exported_at, so equal configurations become identical files. JSON stays JSON, and
YAML keeps its comments. YAML files with anchors or merge keys are not changed. If one file cannot
be read, none is written.`;
  static override examples = [
    '<%= config.bin %> config:format connect.json',
    '<%= config.bin %> config:format --check mappings    # in CI',
    '<%= config.bin %> config:format - < connect.yaml',
  ];
  static override args = {
    file: argument({
      description: 'Configuration files or folders, or - for stdin.',
      required: true,
      multiple: true,
    }),
  };
  static override flags = {
    check: Flags.boolean({description: 'Write nothing; exit with 7 if a file would change.'}),
  };

  async run(): Promise<void> {
    const {file} = this.args;
    const {check} = this.flags;
    const files = await formatConfigurations(this.runtime.input, file, {check});
    const isText = file[0] === '-' && !check;
    if (isText && files[0]?.hasAnchors === true) await this.output.stderr(files, formattedView);
    await this.output.stdout(files, isText ? formattedTextView : formattedView);
  }
}
