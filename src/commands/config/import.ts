import {namesToType} from '../../lib/actions/mappings/find.ts';
import {importConfiguration} from '../../lib/actions/configuration/import.ts';
import {argument, dedent, Flags, HconnectCommand, judgedWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {readConfigurationSource} from '../../lib/files/configuration-files.ts';
import {importView} from '../../lib/terminal/views/configuration/import.ts';

export default class ConfigImport extends HconnectCommand<typeof ConfigImport> {
  static override summary = 'Import a configuration into a connection.';
  static override description = dedent`Mappings of the same object are changed, others are added; none is deleted.
The file is read and checked before anything is sent.

The service accepts every import and applies it later, so only --wait tells whether it could: it
follows the connection and each mapping to its end.`;
  static override examples = [
    '<%= config.bin %> config:import connect.json --app acme-review --wait',
    '<%= config.bin %> config:import mappings --app acme-review    # a folder',
    '<%= config.bin %> config:export --app acme-staging | <%= config.bin %> config:import - --app acme-review',
  ];
  static override args = {
    file: argument({
      description: 'A JSON or YAML file, or a folder with one mapping a file; a dash reads stdin.',
      required: true,
    }),
  };
  static override flags = {
    ...connectionFlags,
    ...judgedWaitFlags,
    upload: Flags.boolean({description: 'Send it as a file upload instead of a JSON body.'}),
  };

  async run(): Promise<void> {
    const {upload} = this.flags;
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const configuration = await readConfigurationSource(this.args.file, this.runtime.input);
    const context = await this.open();
    const outcome = await importConfiguration(context, target, configuration, {upload, waiting});
    await this.output.stdout(outcome, importView);
    if (outcome.outcome === 'accepted') {
      const {connection, objects} = outcome;
      await this.output.stderrNext({run: 'mappings:wait', args: namesToType(objects), connection});
    }
  }
}
