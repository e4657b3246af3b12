import {Failure} from '../../errors.ts';
import {clean} from '../../terminal/clean.ts';
import {cancelled, type Prompts} from '../../terminal/prompts.ts';
import type {Output} from '../../terminal/terminal.ts';
import {wrapLines} from '../../terminal/wrap.ts';

/** Something that destroys or moves data, and the name by which a person agrees to it. */
export interface Destruction {
  /** What will be destroyed or moved, a sentence each. */
  consequences: readonly string[];
  /** What has to be typed, or given to `--confirm`, in any case of letters. */
  name: string;
}

/** How many answers that do not match end the question. */
const mostAnswers = 3;

/**
 * Shows what will be destroyed and has it confirmed by name. An answer that does not match is told
 * as such and asked for again, the third one cancels; an empty one does so at once.
 *
 * @param given the value of `--confirm`
 * @param prompts null where nobody can be asked
 * @throws Failure `usage` where consent is missing or names something else, `cancelled` for a “no”
 */
export async function consent(
  {consequences, name}: Destruction,
  given: string | undefined,
  prompts: Prompts | null,
  err: Output,
): Promise<void> {
  if (given !== undefined) {
    if (isSameName(given, name)) return;
    throw mismatch(given, {consequences, name});
  }
  if (prompts === null) {
    throw new Failure('usage', 'This needs confirmation; nothing was changed.', {
      reason: joined(consequences),
      next: {again: {flags: {confirm: name}}},
      details: {confirm: name, consequences},
    });
  }
  for (const line of consequences) {
    await err.write(`${err.color.yellow(wrapLines(clean(line), err.width))}\n`);
  }
  const shown = clean(name);
  let wrong = 0;
  const mismatched = (typed: string) => `${clean(typed.trim())} doesn’t match; expected ${shown}.`;
  const check = (typed: string) => {
    if (typed.trim() === '' || isSameName(typed, name)) return null;
    wrong += 1;
    return wrong === mostAnswers
      ? null
      : `${mismatched(typed)} Press Enter on an empty line to cancel.`;
  };
  const typed = await prompts.text(`Type ${shown} to continue:`, {check});
  if (isSameName(typed, name)) return;
  throw typed.trim() === '' ? cancelled() : cancelled(mismatched(typed));
}

/** Whether a name was typed, in whatever case. */
export function isSameName(typed: string, name: string): boolean {
  return typed.trim().toLowerCase() === name.toLowerCase();
}

/** The failure that a `--confirm` with another name is. */
export function mismatch(given: string, {consequences, name}: Destruction): Failure {
  return new Failure('usage', `--confirm ${given} doesn’t match; expected ${name}.`, {
    reason: consequences.length === 0 ? 'Nothing was changed.' : joined(consequences),
    next: {again: {flags: {confirm: name}}},
    details: {confirm: name, consequences},
  });
}

/** Consequences in one line, of which some are sentences and others lines of a plan. */
function joined(consequences: readonly string[]): string {
  return consequences
    .map((line) => (/[.!?]$/.test(line) ? line : `${line};`))
    .join(' ')
    .replace(/;$/, '.');
}
