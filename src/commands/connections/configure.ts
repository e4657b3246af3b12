import {readWhole} from '../../lib/actions/connections/info.ts';
import {configureConnection} from '../../lib/actions/connections/configure.ts';
import {reportOn} from '../../lib/actions/connections/health.ts';
import {ChangingCommand} from '../../lib/cli/changing-command.ts';
import {changeOfSettings} from '../../lib/cli/changes.ts';
import {dedent, Flags} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {confirmFlag} from '../../lib/cli/flags/mapping.ts';
import {backupFlag} from '../../lib/cli/flags/plan.ts';
import {askForSettings} from '../../lib/cli/interviews/connection-settings.ts';
import {configuredView} from '../../lib/terminal/views/connections/configure.ts';

export default class ConnectionsConfigure extends ChangingCommand<typeof ConnectionsConfigure> {
  static override summary = 'Set the database, the schema and the name of a connection.';
  static override description = dedent`What is left out stays as it is. With no setting given, a person is asked,
with the app’s databases to choose from. The settings are read back: the command ends when the
service shows them.

Another database or schema for a connection with mappings means that every table is made and loaded
again, so it needs a confirmation: the connection’s resource name.`;
  static override examples = [
    '<%= config.bin %> connections:configure --app acme-review --db-key DATABASE_URL --schema-name salesforce',
    '<%= config.bin %> connections:configure --app acme-review --name review',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    'db-key': Flags.string({
      description: 'The config var that holds the database’s URL.',
      helpValue: 'VARIABLE',
    }),
    'schema-name': Flags.string({
      description: 'The Postgres schema for the tables; usually salesforce.',
      helpValue: 'NAME',
    }),
    name: Flags.string({description: 'Display name.', helpValue: 'NAME'}),
    ...confirmFlag,
    ...backupFlag,
  };

  async run(): Promise<void> {
    const {'db-key': db_key, 'schema-name': schema_name, name} = this.flags;
    const target = this.targetOfChange();
    const context = await this.open();
    const given = [db_key, schema_name, name].some((setting) => setting !== undefined);
    const settings = given
      ? {db_key, schema_name, name}
      : await askForSettings(this.prompts(), context, target);
    const configure = async () =>
      reportOn(context, await configureConnection(context, target, settings));
    const moves = settings.db_key !== undefined || settings.schema_name !== undefined;
    if (!moves) {
      await this.output.stdout({...(await configure()), backup: null}, configuredView);
      return;
    }
    const live = await readWhole(context, target);
    const change = changeOfSettings(live, settings);
    const configured = await this.make(context, change, this.noPlan, async (backup) => ({
      ...(await configure()),
      backup,
    }));
    await this.output.stdout(configured, configuredView);
  }
}
