import {Failure} from '../errors.ts';
import {healthClasses, type HealthClass} from './health.ts';
import {isState, type State, type StateTable} from './states.ts';
import {unknownName} from './text/unknown-name.ts';

/** Whether something is in one of the states, or of one of the healths, that were asked for. */
export type StateFilter = (state: State, health: HealthClass) => boolean;

/** What a filter calls a health besides its own name. */
const aliases: Readonly<Record<string, HealthClass>> = {error: 'failed'};

/** The words for a health, as a filter takes them. */
export const healthWords: readonly string[] = [...healthClasses, ...Object.keys(aliases)];

/**
 * The filter of `--state`: states by name or label, and healths, in any case; several values, and
 * several in one, are alternatives. A health goes before a label: `ok` is what is well.
 *
 * @param values as they were typed; undefined lets everything through
 * @param of such as “connection”
 * @param flag whose values they are
 * @throws Failure `usage` for a word that is neither a state nor a health
 */
export function stateFilter(
  values: readonly string[] | undefined,
  table: StateTable,
  of: string,
  flag = 'state',
): StateFilter {
  if (values === undefined) return () => true;
  const tests = values.flatMap((typed) =>
    typed
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '')
      .map((word) => wordFilter(word, typed, {table, of, flag})),
  );
  if (tests.length === 0) {
    throw new Failure('usage', `--${flag} is empty.`, {
      reason: 'Give states or health values, separated by commas.',
      next: {run: 'explain', note: 'lists all states'},
    });
  }
  return (state, health) => tests.some((fits) => fits(state, health));
}

function wordFilter(
  word: string,
  typed: string,
  {table, of, flag}: {table: StateTable; of: string; flag: string},
): StateFilter {
  const wanted = healthNamed(word);
  if (wanted !== null) return (_state, health) => health === wanted;
  if (table.some((state) => isState(state, word))) return (state) => isState(state, word);
  const names = [...new Set(table.map(({name}) => name))];
  throw unknownName({
    kind: 'usage',
    message: `${word} is not a ${of} state.`,
    word,
    typed,
    candidates: [...names, ...healthWords],
    reason: `Valid states: ${names.join(', ')}. Valid health values: ${healthWords.join(', ')}.`,
    of: [flag],
    next: {run: 'explain', note: 'lists all states'},
  });
}

function healthNamed(word: string): HealthClass | null {
  const lower = word.toLowerCase();
  return aliases[lower] ?? healthClasses.find((name) => name === lower) ?? null;
}
