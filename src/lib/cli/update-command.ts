import type {Command} from '@oclif/core/command';
import type {Context} from '../actions/context.ts';
import type {PlannedUpdate} from '../actions/mappings/update.ts';
import {isDestructive} from '../domain/configuration/effects.ts';
import {changeLine} from '../terminal/views/configuration/consequences.ts';
import {HconnectCommand} from './base.ts';

/** A command that changes one mapping, and says before what that does to its table. */
export abstract class UpdateCommand<T extends typeof Command> extends HconnectCommand<T> {
  /**
   * Says what a change does, and has it confirmed by name where it destroys data.
   *
   * @throws Failure `usage` where nobody has, `cancelled` for a “no”
   */
  protected async agree(update: PlannedUpdate, {report}: Context): Promise<void> {
    const {changes, effect, mapping} = update;
    const consequences = changes.map((change) => changeLine(change, mapping));
    if (isDestructive(effect)) await this.consent({consequences, name: mapping.object_name});
    for (const text of consequences) report({type: 'note', text});
  }
}
