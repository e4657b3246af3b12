import {listMappings} from '../../lib/actions/mappings/list.ts';
import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {stateFlag} from '../../lib/cli/flags/state.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {filteredMappingsView, mappingListView} from '../../lib/terminal/views/mappings/list.ts';

export default class MappingsList extends HconnectCommand<typeof MappingsList> {
  static override summary = 'List the mappings of a connection, with their rows and errors.';
  static override description = dedent`What needs a person comes first. The rows are as the service counts
them: estimates for objects of more than a million.`;
  static override aliases = ['mappings'];
  static override examples = [
    '<%= config.bin %> mappings:list --app acme-production',
    '<%= config.bin %> mappings:list --app acme-production --state failed --json',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    state: stateFlag,
  };

  async run(): Promise<void> {
    const target = this.target();
    const {state} = this.flags;
    const mappings = await listMappings(await this.open(), target, state);
    await this.output.stdout(
      mappings,
      state === undefined ? mappingListView : filteredMappingsView,
    );
  }
}
