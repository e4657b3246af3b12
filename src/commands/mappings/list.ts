import {listMappings} from '../../lib/actions/mappings/list.ts';
import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {listFlags} from '../../lib/cli/flags/list.ts';
import {stateFlag} from '../../lib/cli/flags/state.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {mappingList} from '../../lib/terminal/views/mappings/list.ts';

export default class MappingsList extends HconnectCommand<typeof MappingsList> {
  static override summary = 'List a connection’s mappings with rows and errors.';
  static override description = dedent`Broken mappings come first. Row counts come from Heroku
Connect and are estimates for objects with more than a million rows.`;
  static override aliases = ['mappings'];
  static override examples = [
    '<%= config.bin %> mappings:list --app acme-production',
    '<%= config.bin %> mappings:list --app acme-production --state failed --json',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    state: stateFlag,
    ...listFlags(mappingList),
  };

  async run(): Promise<void> {
    const target = this.target();
    const {state} = this.flags;
    const view = this.listed(mappingList, {rows: 'mappings', flags: {state: state?.join()}});
    const mappings = await listMappings(await this.open(), target, state);
    await this.output.stdout(mappings, view);
  }
}
