import type {NamedConnection, Run} from '../next-step.ts';
import type {State} from './states.ts';

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
): Run {
  const next = state?.next ?? {run: otherwise};
  if (next.run === 'access:add') return {...next, args: [connection.app_name ?? 'APP']};
  const ofMapping = next.run.startsWith('mappings:') && next.run !== 'mappings:list';
  return {...next, ...(ofMapping ? {args: [mapping]} : {}), connection};
}
