import {listConnections} from '../../lib/actions/connections/list.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {stateFlag} from '../../lib/cli/flags/state.ts';
import {checkName} from '../../lib/cli/flags/target.ts';
import {connectionListView} from '../../lib/terminal/views/connections/list.ts';

export default class ConnectionsList extends HconnectCommand<typeof ConnectionsList> {
  static override summary = 'List your connections in every region.';
  static override description = dedent`Every region and cell is asked at once. A region that fails is named
and the others are still listed; the exit status is then 3.

What needs a person comes first: a connection is as well as its mappings are. Failed writes to
Salesforce show only with --deep.

Only connections on whose access list you are can be seen: hconnect access:add APP`;
  static override aliases = ['connections'];
  static override examples = [
    '<%= config.bin %> connections:list',
    '<%= config.bin %> connections:list --state failed',
    '<%= config.bin %> connections:list --state SYSTEM_ERROR,PAUSED --deep',
    '<%= config.bin %> connections:list --region us --json',
  ];
  static override flags = {
    app: Flags.string({char: 'a', description: 'Only those of this app.', helpValue: 'APP'}),
    region: Flags.string({description: 'Only those of this region or cell.', helpValue: 'NAME'}),
    state: stateFlag,
    deep: Flags.boolean({description: 'Read every mapping too, to find failed writes.'}),
    org: Flags.string({
      description: 'Only those of this Salesforce organization.',
      helpValue: 'ID',
    }),
  };

  async run(): Promise<void> {
    const {app, region, state, org, deep} = this.flags;
    if (app !== undefined) checkName(app);
    const pages = listConnections(await this.open(), {app, region, state, org, deep});
    const {count, failure} = await this.output.stdoutList(pages, connectionListView);
    if (failure !== null) throw failure;
    const isFiltered = [region, state, org].some((filter) => filter !== undefined);
    if (count === 0 && !isFiltered)
      await this.output.stderrNext({run: 'access:add', args: [app ?? 'APP']});
  }
}
