import {makeUpdate, planUpdate} from '../../lib/actions/mappings/update.ts';
import {HconnectCommand} from '../../lib/cli/base.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {waitFlags} from '../../lib/cli/flags/wait.ts';
import {confirmFlag, editFlags, isEmpty, readEdit} from '../../lib/cli/flags/mapping.ts';
import {dedent} from '../../lib/cli/dedent.ts';
import {isDestructive} from '../../lib/domain/configuration/effects.ts';
import {Failure} from '../../lib/errors.ts';
import {changeLine} from '../../lib/terminal/views/configuration/consequences.ts';
import {updatedView} from '../../lib/terminal/views/mappings/update.ts';

export default class MappingsUpdate extends HconnectCommand<typeof MappingsUpdate> {
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
  static override flags = {...connectionFlags, ...editFlags, ...confirmFlag, ...waitFlags};

  async run(): Promise<void> {
    const selector = this.selector();
    const timeout = this.waitTime();
    const edit = readEdit(this.flags);
    if (isEmpty(edit)) {
      throw new Failure('usage', 'It is not said what to change.', {
        reason: 'Give --add-field, --remove-field, --access or another of the mapping’s flags.',
        next: {help: true},
      });
    }
    const context = await this.open();
    const update = await planUpdate(context, selector, this.args.mapping, edit);
    const {object_name} = update.mapping;
    const lines = update.changes.map((change) => changeLine(change, update.mapping));
    if (isDestructive(update.effect)) await this.consent({consequences: lines, name: object_name});
    for (const text of lines) context.report({type: 'note', text});
    await this.show(await makeUpdate(context, update, timeout), updatedView);
  }
}
