import {Failure} from '../../errors.ts';
import {cancelled, type Prompts} from '../../terminal/prompts.ts';

/** A change that destroys no data, and still needs a yes. */
export interface Agreement {
  /** What a person is asked: “Make 2 changes on acme-1?” */
  question: string;
  /** What happened where nobody can be asked: “Nothing was done: …”. */
  refused: string;
  reason: string;
  /** Shows a person what is asked about, where the question does not say it. */
  show?: () => Promise<void>;
  details: Record<string, unknown>;
}

/**
 * Has a change agreed to: by `--yes`, or by a person.
 *
 * @param prompts null where nobody can be asked
 * @throws Failure `usage` where nobody has agreed, `cancelled` for a “no”
 */
export async function agree(
  {question, refused, reason, show, details}: Agreement,
  yes: boolean,
  prompts: () => Prompts | null,
): Promise<void> {
  if (yes) return;
  const asking = prompts();
  if (asking === null) {
    throw new Failure('usage', refused, {reason, next: {again: {flags: {yes: true}}}, details});
  }
  await show?.();
  if (!(await asking.confirm(question))) throw cancelled();
}
