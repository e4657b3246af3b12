import type {Command} from '@oclif/core/command';
import {applyPlan} from '../actions/configuration/apply.ts';
import type {Planned} from '../actions/configuration/plan.ts';
import type {Context} from '../actions/context.ts';
import type {WaitOptions} from '../actions/wait.ts';
import {nextOfAccepted} from '../domain/next-of-state.ts';
import {isStuck} from '../domain/stale-reads.ts';
import type {Validation} from '../domain/validation/validation.ts';
import {appliedView} from '../terminal/views/configuration/apply.ts';
import {planView} from '../terminal/views/configuration/plan.ts';
import {ChangingCommand} from './changes/changing-command.ts';
import {changeOfPlan} from './changes/changes.ts';
import {runLine} from './program/next-step.ts';

/** A command that shows a plan, has it agreed to, and carries it out. */
export abstract class ApplyCommand<T extends typeof Command> extends ChangingCommand<T> {
  /** @throws Failure where a prerequisite is not met, or a step fails */
  protected async carryOut(
    context: Context,
    planned: Planned,
    validation: Validation,
    waiting: WaitOptions,
  ): Promise<void> {
    const {plan} = planned;
    const planOnly = (this.flags as {'plan-only'?: boolean})['plan-only'] === true;
    const change = changeOfPlan(planned, validation);
    const show = () => this.output.stderr(plan, planView);
    if (planOnly) {
      await this.make(context, {...change, isNeeded: false}, show, () =>
        this.output.stdout(plan, planView),
      );
      return;
    }
    await this.make(context, change, show, async (backup) => {
      const applied = await applyPlan(context, planned, waiting);
      const undoCommand =
        backup === null ? null : runLine({run: 'config:rollback', args: [backup]});
      const {live} = planned;
      const pending = context.accepted.of(live.id);
      const isStopped = isStuck(live.state, pending);
      await this.output.stdout(
        {...applied, unchanged: plan.unchanged.length, backup, undoCommand, isStopped},
        appliedView,
      );
      if (applied.outcome === 'accepted')
        await this.output.stderrNext(nextOfAccepted(live, pending));
    });
  }
}
