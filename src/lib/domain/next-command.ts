import {flagsFor, type ConnectionRef} from './connections/connection-ref.ts';
import type {State} from './states.ts';

type Named = Pick<ConnectionRef, 'id' | 'resource_name' | 'app_name'>;

/**
 * The command that leads on from a state, ready to paste.
 *
 * @param mapping the object of the mapping that is in this state, where it is a mapping's
 * @param otherwise what to paste where the state itself names nothing
 */
export function nextCommand(
  state: State | undefined,
  ref: Named,
  mapping?: string,
  otherwise = 'connections:info',
): string {
  const next = state?.next ?? otherwise;
  if (next.startsWith('access:')) return `hconnect ${next} ${ref.app_name ?? 'APP'}`;
  const argument =
    next.startsWith('mappings:') && next !== 'mappings:list' ? ` ${mapping ?? 'MAPPING'}` : '';
  const file = next === 'config:import' ? ' FILE' : '';
  return `hconnect ${next}${argument}${file} ${flagsFor(ref)}`;
}
