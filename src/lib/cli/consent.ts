import {Failure} from '../errors.ts';
import {clean} from '../terminal/clean.ts';
import {cancelled, type Prompts} from '../terminal/prompts.ts';
import type {Output} from '../terminal/terminal.ts';

/** Something that destroys data, and the name by which a person agrees to it. */
export interface Destruction {
  /** What will be destroyed, a sentence each. */
  consequences: readonly string[];
  /** What has to be typed, or given to `--confirm`. */
  name: string;
}

/**
 * Says what will be destroyed and has it confirmed by name.
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
  if (given === name) return;
  if (given === undefined && prompts !== null) {
    for (const line of consequences) await err.write(`${err.color.yellow(clean(line))}\n`);
    const typed = await prompts.text(`Type ${clean(name)} to go on:`);
    if (typed.trim() === name) return;
    throw cancelled();
  }
  const what =
    given === undefined
      ? 'Nothing was done: this destroys data and wants a confirmation.'
      : `--confirm ${given} does not fit.`;
  throw new Failure('usage', what, {
    reason: consequences.join(' '),
    next: {again: {flags: {confirm: name}}},
    details: {confirm: name, consequences},
  });
}
