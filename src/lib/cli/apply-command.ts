import type {Command} from '@oclif/core/command';
import {applyPlan} from '../actions/configuration/apply.ts';
import type {Context} from '../actions/context.ts';
import type {Planned} from '../actions/configuration/plan.ts';
import {nameOf} from '../domain/connections/connection-ref.ts';
import {destroys, type Plan} from '../domain/plan/plan.ts';
import {plural} from '../domain/text/text.ts';
import {Failure, isFailure} from '../errors.ts';
import {cancelled} from '../terminal/prompts.ts';
import {appliedView} from '../terminal/views/configuration/apply.ts';
import {destructionsOf, planView} from '../terminal/views/configuration/plan.ts';
import {settingsFolder} from './open-context.ts';
import {HconnectCommand} from './base.ts';
import {writeBackup} from '../files/backup-file.ts';
import {runLine} from './program/next-step.ts';

/** The flags that a command which carries out a plan has, as far as it has them. */
interface ApplyFlags {
  yes?: boolean | undefined;
  confirm?: string | undefined;
  backup?: string | undefined;
  'plan-only'?: boolean | undefined;
}

/** A command that shows a plan, has it agreed to, and carries it out. */
export abstract class PlanCommand<T extends typeof Command> extends HconnectCommand<T> {
  /**
   * @param timeout milliseconds to follow what was changed; null ends at “accepted”
   * @throws Failure where nobody agrees, or a step fails
   */
  protected async carryOut(
    context: Context,
    {live, plan}: Planned,
    timeout: number | null,
  ): Promise<void> {
    const flags = this.flags as ApplyFlags;
    if (flags['plan-only'] === true) {
      await this.show(plan, planView);
      return;
    }
    if (plan.steps.length === 0) {
      const nothing = await applyPlan(context, live, plan, timeout);
      await this.show({...nothing, backup: null, wayBack: null}, appliedView);
      return;
    }
    await this.inform(plan, planView);
    await this.agree(plan, nameOf(live));
    const backup = await writeBackup(live, flags.backup, {
      folder: () => settingsFolder(this.runtime),
      now: this.runtime.clock.now(),
    });
    context.report({type: 'note', text: `What was there before is kept in ${backup}`});
    try {
      const applied = await applyPlan(context, live, plan, timeout);
      const wayBack = runLine({run: 'config:rollback', args: [backup]});
      await this.show({...applied, backup, wayBack}, appliedView);
    } catch (error) {
      throw isFailure(error) ? error.with(error.message, {details: {backup}}) : error;
    }
  }

  private async agree(plan: Plan, name: string): Promise<void> {
    const {yes, confirm} = this.flags as ApplyFlags;
    if (destroys(plan)) {
      await this.consent({consequences: destructionsOf(plan), name});
      return;
    }
    if (yes === true || confirm === name) return;
    const prompts = this.prompts();
    const changes = plural(plan.steps.length, 'change');
    if (prompts === null) {
      throw new Failure('usage', `Nothing was done: ${changes} of ${name} want a yes.`, {
        reason: 'They destroy no data, and nobody is at the terminal to be asked.',
        next: {again: {flags: {yes: true}}},
        details: {changes: plan.steps.map(({action, object_name}) => ({action, object_name}))},
      });
    }
    if (!(await prompts.confirm(`Make ${changes} on ${name}?`))) throw cancelled();
  }
}
