import {formatConfigurations} from '../../lib/actions/configuration/format.ts';
import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {formattedTextView, formattedView} from '../../lib/terminal/views/configuration/format.ts';

export default class ConfigFormat extends HconnectCommand<typeof ConfigFormat> {
  static override summary = 'Write configuration files in canonical order.';
  static override description = dedent`The same configuration always gives the same bytes: mappings, fields and
keys in one order, and without what changes though nothing was changed, such as exported_at. JSON
stays JSON and YAML stays YAML, with its comments. A YAML file with anchors or merge keys is not
changed, since they would become copies. Nothing is written unless all of the files can be read.

A folder is formatted file by file. A dash reads stdin and writes to stdout.`;
  static override examples = [
    '<%= config.bin %> config:format connect.json',
    '<%= config.bin %> config:format --check mappings    # in CI: status 7 where a file would change',
    '<%= config.bin %> config:format - < connect.yaml',
  ];
  static override args = {
    file: argument({
      description: 'JSON or YAML files, or folders of them; a dash formats stdin.',
      required: true,
      multiple: true,
    }),
  };
  static override flags = {
    check: Flags.boolean({description: 'Write nothing; fail where a file would change.'}),
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
