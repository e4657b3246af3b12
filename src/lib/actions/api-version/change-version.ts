import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {isObject} from '../../domain/json.ts';
import {isSettled} from '../../domain/states.ts';
import {listed} from '../../domain/text/text.ts';
import {isFailure, type Failure} from '../../errors.ts';
import {again} from '../../next-step.ts';
import {deepConnection} from '../connections/info.ts';
import type {Context} from '../context.ts';
import {wait} from '../wait.ts';

/**
 * Waits for the mappings that still sync: the service changes no version meanwhile.
 *
 * @param timeout milliseconds
 * @param named mappings that the service has named; these may only seem to be at rest
 * @throws Failure `pending` when the wait times out
 */
export async function untilSynced(
  context: Context,
  ref: ConnectionRef,
  timeout: number,
  named: readonly string[] = [],
): Promise<void> {
  const name = nameOf(ref);
  await wait(context, {
    what: `mappings of ${name}`,
    unfinished: `Mappings of ${name} are still syncing.`,
    timeout,
    resume: again(),
    left: 'Nothing was changed.',
    poll: () => deepConnection(context, ref),
    check: ({mappings}) => {
      const syncing = mappings.filter(
        ({state, object_name}) =>
          !isSettled(state) || (named.includes(object_name) && state.kind === 'polling'),
      );
      if (syncing.length === 0) return {done: true};
      const shown = syncing.map(({object_name, state}) => `${object_name} (${state.name})`);
      return {pending: `${listed(shown)} still syncing`};
    },
  });
}

/**
 * Asks for the change, and waits until the connection shows it. Mappings that the service says are
 * still syncing are waited for.
 *
 * @param left milliseconds that are left for it
 * @throws Failure `refused` where the service makes no such change, `pending` when the wait times out
 */
export async function changeVersion(
  context: Context,
  connection: ConnectionRef,
  target: string,
  left: () => number,
): Promise<void> {
  await request(context, connection, target, left);
  await untilShown(context, connection, target, left());
}

async function request(
  context: Context,
  connection: ConnectionRef,
  target: string,
  left: () => number,
): Promise<void> {
  for (;;) {
    try {
      await context.api.changeApiVersion(connection, target);
      return;
    } catch (error) {
      if (!isFailure(error)) throw error;
      // An answer that was lost may have been a yes, and an earlier run may have sent it, too.
      if (error.kind === 'service' && error.facts.taken === 'unknown') {
        if (await showsSoon(context, connection, target, left())) return;
        throw error;
      }
      if (error.kind !== 'refused') throw error;
      const syncing = syncingIn(error);
      if (syncing.length === 0 || left() === 0) {
        if (await showsSoon(context, connection, target, left())) return;
        throw error.with(`The API version of ${nameOf(connection)} was not changed.`, {
          next: {run: 'connections:info', connection},
        });
      }
      await untilSynced(context, connection, left(), syncing);
      await context.clock.sleep(Math.min(1000, left()));
    }
  }
}

/** The mappings that the service names in its refusal. */
function syncingIn({details}: Failure): string[] {
  const {response} = details as {response?: unknown};
  const names = isObject(response)
    ? (response as {syncing_mappings?: unknown}).syncing_mappings
    : [];
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** Milliseconds for which an accepted change may not show; reads may be stale for ten seconds. */
const showsWithin = 15_000;

/** Whether the version shows within the time that reads may be stale. */
async function showsSoon(context: Context, ref: ConnectionRef, target: string, left: number) {
  try {
    await untilShown(context, ref, target, Math.min(showsWithin, left));
    return true;
  } catch (error) {
    if (isFailure(error, 'pending') || isFailure(error, 'service')) return false;
    throw error;
  }
}

/** Waits until the connection shows the version. One that shows none cannot be waited for. */
async function untilShown(
  context: Context,
  ref: ConnectionRef,
  target: string,
  timeout: number,
): Promise<void> {
  const name = nameOf(ref);
  await wait(context, {
    what: `${name} to use API version ${target}`,
    unfinished: `${name} does not show API version ${target} yet.`,
    timeout,
    resume: again(),
    accepted: true,
    poll: () => context.api.connection(ref),
    check: ({api_version}) =>
      api_version === null || api_version === target
        ? {done: true}
        : {pending: `still version ${api_version}`},
  });
}
