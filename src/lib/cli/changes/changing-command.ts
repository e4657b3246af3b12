import type {Command} from '@oclif/core/command';
import {budgetUse, budgetWarning} from '../../domain/plan/budget.ts';
import {demandCanSync} from '../../actions/connections/follow.ts';
import type {Context} from '../../actions/context.ts';
import {plural} from '../../domain/text/text.ts';
import {found, sentenceOf, type Validation} from '../../domain/validation/validation.ts';
import {isFailure} from '../../errors.ts';
import type {NextStep} from '../../next-step.ts';
import {checkBackup, writeBackup} from '../../files/backup-file.ts';
import type {backupText} from '../../domain/plan/backup.ts';
import {HconnectCommand} from '../base.ts';
import {settingsFolder} from '../open-context.ts';
import {runLine} from '../program/next-step.ts';
import {meetPrerequisites, type Change, type ChangeContext} from './prerequisites.ts';

/** So many warnings are told one by one. */
const mostWarnings = 3;

/** A command that can destroy or move data, and goes through the prerequisites before it does. */
export abstract class ChangingCommand<T extends typeof Command> extends HconnectCommand<T> {
  /** For a change that is shown where it is confirmed. */
  protected readonly noPlan = (): Promise<void> => Promise.resolve();

  /**
   * Sees to the prerequisites of a change, and makes it.
   *
   * @param show shows what will be done
   * @param work makes the change. It is given the file with the previous configuration; null where
   *   none was saved
   * @throws Failure of the first prerequisite that is not met, or of the work, with the backup
   */
  protected async make<R>(
    context: Context,
    change: Change,
    show: () => Promise<void>,
    work: (backup: string | null) => Promise<R>,
  ): Promise<R> {
    const {runtime} = this;
    const {report} = context;
    const {live} = change;
    const flags = this.flags as ChangeContext['flags'] & {backup?: string | undefined};
    const folder = () => settingsFolder(runtime);
    const saved: {backup: string | null} = {backup: null};
    await meetPrerequisites(change, {
      flags,
      show: async () => {
        await show();
        // Before them, the connection is looked at.
        const {changes = 0} = change;
        const warning = budgetWarning('This command', changes + 1, changes);
        if (warning !== '') {
          const use = budgetUse('This command', changes + 1);
          report({type: 'note', text: `${use} ${warning}`});
        }
        if (change.validation !== undefined) reportFindings(change.validation, report);
      },
      consent: (destruction) => this.consent(destruction),
      prompts: () => this.prompts(),
      demandCanSync: async () => {
        if (this.waitOptions().wait && 'state' in live) await demandCanSync(context, live);
      },
      checkBackup: () => checkBackup(flags.backup, folder),
      writeBackup: async () => {
        const place = {folder, now: runtime.clock.now()};
        const whole = live as Parameters<typeof backupText>[0];
        saved.backup = await writeBackup(whole, flags.backup, place);
        report({type: 'note', text: `Previous configuration saved to ${saved.backup}`});
      },
    });
    const {backup} = saved;
    try {
      return await work(backup);
    } catch (error) {
      if (!isFailure(error) || backup === null) throw error;
      // All was changed, and the result is bad: to go back is one of the ways on.
      if (error.kind === 'unhealthy') {
        report({
          type: 'note',
          text: `To undo: ${runLine({run: 'config:rollback', args: [backup]})}`,
        });
      }
      throw error.with(error.message, {details: {backup}, next: withoutBackup(error.next)});
    }
  }
}

/** The command line once more, without the file that is written by now and is never overwritten. */
function withoutBackup(next: NextStep | undefined): NextStep | undefined {
  if (next === undefined || !('again' in next)) return next;
  const {without = []} = next.again;
  return {...next, again: {...next.again, without: [...without, 'backup']}};
}

/** Tells what was found in a configuration that is sent all the same. */
export function reportFindings(validation: Validation, report: Context['report']): void {
  const findings = [...found(validation, 'error'), ...found(validation, 'warning')];
  for (const finding of findings.slice(0, mostWarnings)) {
    report({type: 'warning', text: sentenceOf(finding)});
  }
  const more = findings.length - mostWarnings;
  if (more > 0) report({type: 'note', text: `And ${plural(more, 'more finding')}.`});
}
