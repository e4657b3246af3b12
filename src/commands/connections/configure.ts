import {configureConnection} from '../../lib/actions/connections/configure.ts';
import {reportOn} from '../../lib/actions/connections/health.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {askForSettings} from '../../lib/cli/interviews/connection-settings.ts';
import {connectionView} from '../../lib/terminal/views/connections/info.ts';

export default class ConnectionsConfigure extends HconnectCommand<typeof ConnectionsConfigure> {
  static override summary = 'Set the database, the schema and the name of a connection.';
  static override description = dedent`What is left out stays as it is. With no setting given, a person is asked,
with the app’s databases to choose from. The settings are read back: the command ends when the
service shows them.`;
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
    name: Flags.string({description: 'A name for people.', helpValue: 'NAME'}),
  };

  async run(): Promise<void> {
    const {'db-key': db_key, 'schema-name': schema_name, name} = this.flags;
    const target = this.targetOfChange();
    const context = await this.open();
    const given = [db_key, schema_name, name].some((setting) => setting !== undefined);
    const settings = given
      ? {db_key, schema_name, name}
      : await askForSettings(this.prompts(), context, target);
    const connection = await configureConnection(context, target, settings);
    await this.output.stdout(await reportOn(context, connection), connectionView);
  }
}
