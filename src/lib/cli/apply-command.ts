import type {Command} from '@oclif/core/command';
import {applyPlan} from '../actions/configuration/apply.ts';
import type {Planned} from '../actions/configuration/plan.ts';
import type {Context} from '../actions/context.ts';
import type {WaitOptions} from '../actions/wait.ts';
import {isFailure} from '../errors.ts';
import {checkBackup, writeBackup} from '../files/backup-file.ts';
import {appliedView} from '../terminal/views/configuration/apply.ts';
import {planView} from '../terminal/views/configuration/plan.ts';
import {HconnectCommand} from './base.ts';
import {runLine} from './program/next-step.ts';
import {settingsFolder} from './open-context.ts';
import {meetPrerequisites, type Applying} from './prerequisites.ts';

/** A command that shows a plan, has it agreed to, and carries it out. */
export abstract class ApplyCommand<T extends typeof Command> extends HconnectCommand<T> {
  /** @throws Failure where a prerequisite is not met, or a step fails */
  protected async carryOut(
    context: Context,
    planned: Planned,
    waiting: WaitOptions,
  ): Promise<void> {
    const {live, plan} = planned;
    const {runtime} = this;
    const flags = this.flags as Applying['flags'] & {backup?: string | undefined};
    const folder = () => settingsFolder(runtime);
    const kept: {backup: string | null} = {backup: null};
    await meetPrerequisites({
      ...planned,
      flags,
      showPlan: () => this.output.stderr(plan, planView),
      consent: (destruction) => this.consent(destruction),
      prompts: () => this.prompts(),
      checkBackup: () => checkBackup(flags.backup, folder),
      writeBackup: async () => {
        const place = {folder, now: runtime.clock.now()};
        kept.backup = await writeBackup(live, flags.backup, place);
        context.report({type: 'note', text: `What was there before is kept in ${kept.backup}`});
      },
    });
    if (flags['plan-only'] === true) {
      await this.output.stdout(plan, planView);
      return;
    }
    const {backup} = kept;
    try {
      const applied = await applyPlan(context, planned, waiting);
      const wayBack = backup === null ? null : runLine({run: 'config:rollback', args: [backup]});
      await this.output.stdout({...applied, backup, wayBack}, appliedView);
    } catch (error) {
      if (!isFailure(error) || backup === null) throw error;
      throw error.with(error.message, {details: {backup}});
    }
  }
}
