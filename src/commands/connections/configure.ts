import * as Flags from '@oclif/core/flags';
import {configureConnection, databaseChoice} from '../../lib/actions/connections/configure.ts';
import type {Context} from '../../lib/actions/context.ts';
import {HconnectCommand} from '../../lib/cli/base.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {dedent} from '../../lib/cli/dedent.ts';
import type {Selector} from '../../lib/domain/connections/connection-ref.ts';
import {Failure} from '../../lib/errors.ts';
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
    const selector = this.selector(this.args.connection);
    const context = await this.open();
    const given = [db_key, schema_name, name].some((setting) => setting !== undefined);
    const settings = given ? {db_key, schema_name, name} : await this.ask(context, selector);
    await this.show(await configureConnection(context, selector, settings), connectionView);
  }

  private async ask(context: Context, selector: Selector) {
    const prompts = this.prompts();
    if (prompts === null) {
      throw new Failure('usage', 'It is not said what to set.', {
        reason: 'Give --db-key, --schema-name or --name; nobody can be asked here.',
        next: {again: {flags: {'db-key': 'DATABASE_URL', 'schema-name': 'salesforce'}}},
      });
    }
    const {connection, databases} = await databaseChoice(context, selector);
    const choices = databases.map(({name, plan}) => ({
      value: name,
      name: plan === null ? name : `${name} (${plan})`,
    }));
    const db_key =
      choices.length > 0
        ? await prompts.select('Which database?', choices)
        : await prompts.text('Which config var holds the database’s URL?', 'DATABASE_URL');
    const suggestion = connection.schema_name ?? 'salesforce';
    return {db_key, schema_name: await prompts.text('Which schema?', suggestion)};
  }
}
