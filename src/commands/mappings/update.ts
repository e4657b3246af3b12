import {makeUpdate, planUpdate} from '../../lib/actions/mappings/update.ts';
import {dedent, healthWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {agreementFlags, editFlags, isEmpty, readEdit} from '../../lib/cli/flags/mapping.ts';
import {UpdateCommand} from '../../lib/cli/update-command.ts';
import {Failure} from '../../lib/errors.ts';
import {updatedView} from '../../lib/terminal/views/mappings/update.ts';

export default class MappingsUpdate extends UpdateCommand<typeof MappingsUpdate> {
  static override summary = 'Change a mapping’s fields, indexes or settings.';
  static override description = dedent`The effects on the table are shown before the change is
made. Removing a field drops its column, which needs confirmation with the mapping’s name.

If someone has changed the mapping in the meantime, nothing is changed and their changes are
shown.`;
  static override examples = [
    '<%= config.bin %> mappings:update Account --add-field Fax --app acme-production',
    '<%= config.bin %> mappings:update Account --add-index Name --polling-seconds 120 --app acme-production --wait',
    '<%= config.bin %> mappings:update Account --remove-field Phone --confirm Account --app acme-production',
  ];
  static override args = mappingArgument;
  static override flags = {...connectionFlags, ...editFlags, ...agreementFlags, ...healthWaitFlags};

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const edit = readEdit(this.flags);
    if (isEmpty(edit)) {
      throw new Failure('usage', 'No changes given.', {
        reason:
          'Pass --add-field, --remove-field, --access or another flag that changes the mapping.',
        next: {help: true},
      });
    }
    const context = await this.open();
    const update = await planUpdate(context, target, this.args.mapping, edit);
    const outcome = await this.update(context, update, () => makeUpdate(context, update, waiting));
    await this.output.stdout(outcome, updatedView);
  }
}
