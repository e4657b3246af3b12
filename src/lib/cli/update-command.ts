import type {Command} from '@oclif/core/command';
import type {Context} from '../actions/context.ts';
import type {PlannedUpdate} from '../actions/mappings/update.ts';
import type {MappingsOutcome} from '../domain/outcomes.ts';
import {changeLine} from '../terminal/views/configuration/consequences.ts';
import {ChangingCommand} from './changes/changing-command.ts';
import {changeOfUpdate} from './changes/changes.ts';

/** A command that changes one mapping, and says before what that does to its table. */
export abstract class UpdateCommand<T extends typeof Command> extends ChangingCommand<T> {
  /**
   * Says what a change does, has it confirmed by name where it destroys data, and makes it.
   *
   * @throws Failure where a prerequisite is not met, or the change is refused
   */
  protected async update(
    context: Context,
    update: PlannedUpdate,
    work: () => Promise<MappingsOutcome>,
  ): Promise<MappingsOutcome> {
    const {changes, mapping} = update;
    const change = changeOfUpdate(update);
    const show = () => {
      // What destroys is shown where it is confirmed.
      if (change.destruction.consequences.length > 0) return Promise.resolve();
      for (const one of changes) {
        context.report({type: 'note', text: changeLine(one, mapping)});
      }
      return Promise.resolve();
    };
    return this.make(context, change, show, async (backup) => ({...(await work()), backup}));
  }
}
