import type {ConnectionRef} from '../../domain/connections/connection-ref.ts';
import type {Plan} from '../../domain/plan/plan.ts';
import type {NextStep} from '../../next-step.ts';

/**
 * The command that makes a plan anew, for the connection as it is now.
 *
 * @param source what the plan was made from; null where that is another connection, or where an
 *   earlier version of hconnect has saved the plan
 */
export function planAgain(
  source: Plan['source'],
  connection: ConnectionRef,
  {isSaved, note}: {isSaved: boolean; note: string},
): NextStep {
  if (source === null && !isSaved) {
    return {again: {flags: {'plan-only': true}, without: ['confirm', 'yes']}, note};
  }
  const {file, overlay, prune} = source ?? {file: 'FILE', overlay: null, prune: false};
  return {
    run: 'config:plan',
    args: [file],
    connection,
    flags: {...(overlay !== null && {overlay}), ...(prune && {prune})},
    note,
  };
}
