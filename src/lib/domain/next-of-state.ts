import type {NamedConnection, OtherProgram, Run} from '../next-step.ts';
import type {State} from './states.ts';

/** Stands in the table of states for the name of an app. */
const placeholder = 'APP';

/**
 * The command that leads on from a state.
 *
 * @param mapping the object of the mapping that is in this state, where it is a mapping's
 * @param otherwise the command where the state itself names none
 */
export function nextOfState(
  state: State | undefined,
  connection: NamedConnection,
  mapping = 'MAPPING',
  otherwise = 'connections:info',
): Run | OtherProgram {
  const next = state?.next ?? {run: otherwise};
  const named = (words: readonly string[]) =>
    words.map((word) => (word === placeholder ? (connection.app_name ?? placeholder) : word));
  if ('program' in next) return {...next, program: named(next.program)};
  if (next.then !== undefined) {
    return {...next, args: named(next.args ?? []), then: {...next.then, connection}};
  }
  const ofMapping = next.run.startsWith('mappings:') && next.run !== 'mappings:list';
  return {...next, ...(ofMapping ? {args: [mapping]} : {}), connection};
}
