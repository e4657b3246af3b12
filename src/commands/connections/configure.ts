import {readWhole} from '../../lib/actions/connections/info.ts';
import {configureConnection} from '../../lib/actions/connections/configure.ts';
import {reportOn} from '../../lib/actions/connections/health.ts';
import {ChangingCommand} from '../../lib/cli/changes/changing-command.ts';
import {changeOfSettings} from '../../lib/cli/changes/changes.ts';
import {dedent, Flags} from '../../lib/cli/command.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {backupFlag, confirmConnectionFlag} from '../../lib/cli/flags/plan.ts';
import {askForSettings} from '../../lib/cli/interviews/connection-settings.ts';
import {nextOfConnection} from '../../lib/domain/next-of-state.ts';
import {configuredView, type Configured} from '../../lib/terminal/views/connections/configure.ts';

export default class ConnectionsConfigure extends ChangingCommand<typeof ConnectionsConfigure> {
  static override summary = 'Set a connection’s database, schema and name.';
  static override description = dedent`Settings that you leave out are not changed. Without any
setting, the command prompts for them and lists the app’s databases. It ends when Heroku Connect
shows the new settings.

If the connection has mappings, a new database or schema means that every table is created and
loaded again. This needs confirmation with the connection’s resource name.`;
  static override examples = [
    '<%= config.bin %> connections:configure --app acme-review --db-key DATABASE_URL --schema-name salesforce',
    '<%= config.bin %> connections:configure --app acme-review --name review',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    'db-key': Flags.string({
      description: 'Config var with the database URL.',
      helpValue: 'VARIABLE',
    }),
    'schema-name': Flags.string({
      description: 'Postgres schema for the tables, usually salesforce.',
      helpValue: 'NAME',
    }),
    name: Flags.string({description: 'Display name.', helpValue: 'NAME'}),
    ...confirmConnectionFlag,
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
      return this.#show({...(await configure()), backup: null});
    }
    const live = await readWhole(context, target);
    const change = changeOfSettings(live, settings);
    const configured = await this.make(context, change, this.noPlan, async (backup) => ({
      ...(await configure()),
      backup,
    }));
    await this.#show(configured);
  }

  async #show(configured: Configured): Promise<void> {
    await this.output.stdout(configured, configuredView);
    const next = nextOfConnection(configured.withMappings);
    if (next !== null) await this.output.stderrNext(next);
  }
}
