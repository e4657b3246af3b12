import {showConnection} from '../../lib/actions/connections/info.ts';
import {createMappings} from '../../lib/actions/mappings/create.ts';
import {ChangingCommand} from '../../lib/cli/changes/changing-command.ts';
import {changeOfCreation} from '../../lib/cli/changes/changes.ts';
import {argument, dedent, Flags, healthWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {isEmpty, newMappingFlags, readEdit} from '../../lib/cli/flags/mapping.ts';
import {skipValidationFlag} from '../../lib/cli/flags/plan.ts';
import {mappingsFromFile} from '../../lib/actions/mappings/mappings-from-file.ts';
import {askForMapping} from '../../lib/cli/interviews/new-mapping.ts';
import {draftConfig, withSystemFields} from '../../lib/domain/configuration/draft.ts';
import {createdView} from '../../lib/terminal/views/mappings/create.ts';

export default class MappingsCreate extends ChangingCommand<typeof MappingsCreate> {
  static override summary = 'Map a Salesforce object to a table.';
  static override description = dedent`Required fields and their indexes (Id, SystemModstamp,
CreatedDate and IsDeleted) are added if the object has them; --no-defaults leaves them out.
Without --field, the command lists the object’s fields to choose from.

--from reads mappings from a configuration file or folder: all of them, or only OBJECT.`;
  static override examples = [
    '<%= config.bin %> mappings:create Lead --field Name --field Email --index Email --app acme-production',
    '<%= config.bin %> mappings:create Asset --access read_write --upsert-field ERP_ID__c --app acme-production --wait',
    '<%= config.bin %> mappings:create --from connect.json --app acme-staging',
  ];
  static override usage = [
    'mappings:create OBJECT [flags]',
    'mappings:create [OBJECT] --from FILE [flags]',
  ];
  static override args = {object: argument({description: 'Salesforce object.'})};
  static override flags = {
    ...connectionFlags,
    ...newMappingFlags,
    from: Flags.string({
      description: 'Configuration file or folder, or - for stdin.',
      helpValue: 'FILE',
      exclusive: Object.keys(newMappingFlags),
    }),
    defaults: Flags.boolean({
      description: 'Include required fields and indexes (default: yes).',
      default: true,
      allowNo: true,
    }),
    ...skipValidationFlag,
    ...healthWaitFlags,
  };

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const {from, defaults} = this.flags;
    const object =
      from === undefined ? this.required('object', this.args.object) : this.args.object;
    const read = await mappingsFromFile(from, object, this.runtime.input);
    const edit = readEdit(this.flags);
    const context = await this.open();
    const draft = async (object_name: string) => {
      const prompts = isEmpty(edit) ? this.prompts() : null;
      const chosen = prompts && (await askForMapping(prompts, context, target, object_name));
      return [{object_name, config: draftConfig(object_name, chosen ?? edit, {defaults})}];
    };
    const desired =
      read?.map((mapping) => (defaults ? withSystemFields(mapping) : mapping)) ??
      (await draft(object ?? ''));
    const connection = await showConnection(context, target);
    const change = changeOfCreation(connection, desired, this.flags.from);
    const outcome = await this.make(context, change, this.noPlan, () =>
      createMappings(context, connection, desired, waiting, from),
    );
    await this.output.stdout(outcome, createdView);
  }
}
