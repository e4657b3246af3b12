import {listConnections} from '../../lib/actions/connections/list.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {listFlags} from '../../lib/cli/flags/list.ts';
import {stateFlag} from '../../lib/cli/flags/state.ts';
import {checkName} from '../../lib/cli/flags/target.ts';
import {connectionList} from '../../lib/terminal/views/connections/list.ts';

export default class ConnectionsList extends HconnectCommand<typeof ConnectionsList> {
  static override summary = 'List your connections in every region.';
  static override description = dedent`All regions are read at once. If a region fails, the
others are still listed and the command exits with 3.

Broken connections come first. A connection’s health is the worst of its state and its mappings.
Write errors are included only with --deep.

You only see connections you have access to. To get access, run hconnect access:add APP.`;
  static override aliases = ['connections'];
  static override examples = [
    '<%= config.bin %> connections:list',
    '<%= config.bin %> connections:list --state failed',
    '<%= config.bin %> connections:list --state SYSTEM_ERROR,PAUSED --deep',
    '<%= config.bin %> connections:list --region us --json',
    '<%= config.bin %> connections:list --columns app,state,schema --sort -state',
    '<%= config.bin %> connections:list --quiet --state SYSTEM_ERROR',
  ];
  static override flags = {
    app: Flags.string({char: 'a', description: 'Only connections of this app.', helpValue: 'APP'}),
    region: Flags.string({
      description: 'Only connections in this region or cell.',
      helpValue: 'NAME',
    }),
    state: stateFlag,
    deep: Flags.boolean({description: 'Read all mappings, to include write errors.'}),
    org: Flags.string({
      description: 'Only connections of this organization id.',
      helpValue: 'ID',
    }),
    ...listFlags(connectionList),
  };

  async run(): Promise<void> {
    const {app, region, state, org, deep} = this.flags;
    if (app !== undefined) checkName(app);
    const view = this.listed(connectionList, {
      rows: 'connections',
      flags: {
        app,
        region,
        state: state?.join(),
        org,
      },
    });
    const pages = listConnections(await this.open(), {app, region, state, org, deep});
    const {count, failure} = await this.output.stdoutList(pages, view);
    if (failure !== null) throw failure;
    const isFiltered = [region, state, org].some((filter) => filter !== undefined);
    if (count === 0 && !isFiltered)
      await this.output.stderrNext({run: 'access:add', args: [app ?? 'APP']});
  }
}
