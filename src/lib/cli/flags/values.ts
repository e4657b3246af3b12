import {Failure} from '../../errors.ts';

/** Flags whose empty value means something, or has a sentence of its own. */
const mayBeEmpty = ['state', 'event-type', 'name', 'confirm'];

/** A word of the command line, as the parser reads it. */
type Token = {input: string} & ({type: 'arg'; arg: string} | {type: 'flag'; flag: string});

/**
 * Demands that every argument and flag that was typed has a value. An empty one is a variable of a
 * script that was not set; taken as a name that names nothing, it would make an idempotent command
 * succeed.
 *
 * @param tokens as the parser has read them
 * @throws Failure `usage`
 */
export function demandValues(tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (token.input !== '') continue;
    const name = token.type === 'arg' ? token.arg.toUpperCase() : `--${token.flag}`;
    if (token.type === 'flag' && mayBeEmpty.includes(token.flag)) continue;
    throw new Failure('usage', `${name} is empty.`, {
      reason: 'Check that the variable it comes from is set.',
      next: {help: true},
    });
  }
}
