import {makeUpdate, planUpdate} from '../../lib/actions/mappings/update.ts';
import {dedent, judgedWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {agreementFlags, editFlags, isEmpty, readEdit} from '../../lib/cli/flags/mapping.ts';
import {UpdateCommand} from '../../lib/cli/update-command.ts';
import {Failure} from '../../lib/errors.ts';
import {updatedView} from '../../lib/terminal/views/mappings/update.ts';

export default class MappingsUpdate extends UpdateCommand<typeof MappingsUpdate> {
  static override summary = 'Change the fields, indexes or settings of a mapping.';
  static override description = dedent`What the change will do to the table is said before it is made. A field
that is mapped no longer loses its column, so that wants a confirmation: the mapping’s name.

The mapping’s revision is sent along: where somebody has changed the mapping meanwhile, nothing is
changed and what they did is shown.`;
  static override examples = [
    '<%= config.bin %> mappings:update Account --add-field Fax --app acme-production',
    '<%= config.bin %> mappings:update Account --add-index Name --polling-seconds 120 --app acme-production --wait',
    '<%= config.bin %> mappings:update Account --remove-field Phone --confirm Account --app acme-production',
  ];
  static override args = mappingArgument;
  static override flags = {...connectionFlags, ...editFlags, ...agreementFlags, ...judgedWaitFlags};

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const edit = readEdit(this.flags);
    if (isEmpty(edit)) {
      throw new Failure('usage', 'It is not said what to change.', {
        reason: 'Give --add-field, --remove-field, --access or another of the mapping’s flags.',
        next: {help: true},
      });
    }
    const context = await this.open();
    const update = await planUpdate(context, target, this.args.mapping, edit);
    const outcome = await this.update(context, update, () => makeUpdate(context, update, waiting));
    await this.output.stdout(outcome, updatedView);
  }
}
