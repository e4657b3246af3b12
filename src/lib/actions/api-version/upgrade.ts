import {fieldNames} from '../../domain/configuration/config.ts';
import type {DeepConnection} from '../../domain/connections/connection.ts';
import {
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import {isObject} from '../../domain/json.ts';
import type {UpgradeOutcome} from '../../domain/outcomes.ts';
import {isHeld} from '../../domain/pauses.ts';
import {
  fieldsIn,
  isRemoval,
  type MappingSchemaDiff,
  type SchemaDiff,
} from '../../domain/schema-diff.ts';
import {isSettled} from '../../domain/states.ts';
import {listed} from '../../domain/text/text.ts';
import {Failure, isFailure} from '../../errors.ts';
import {again, type NextStep, type Run} from '../../next-step.ts';
import {deepConnection} from '../connections/info.ts';
import {withConnection} from '../connections/find.ts';
import {demandMovable, followConnection} from '../connections/follow.ts';
import {whilePaused, type Lastly} from '../connections/while-paused.ts';
import type {Context} from '../context.ts';
import {wait} from '../wait.ts';

/** A change of a connection's API version that is to be made, and what was found before it. */
export interface PlannedUpgrade {
  connection: DeepConnection;
  target: string;
  /** What it changes; null where the connection uses the version already. */
  diff: SchemaDiff | null;
  pause: FoundPause;
}

/**
 * How the connection was found: `none` not paused; `own` by an upgrade that was broken off, which this
 * one goes on with; `person` by a `connections:pause`; `run` by a run that still needs it; `unknown`
 * by nobody that is known here.
 */
export interface FoundPause {
  by: 'none' | 'own' | 'person' | 'run' | 'unknown';
  /** Whether it is resumed at the end; null where somebody has to say. */
  resumes: boolean | null;
}

/**
 * Finds out what a change of the API version takes.
 *
 * @throws Failure `refused` where mappings have unsafe changes, with what to do; `unhealthy` where the
 *   connection cannot be paused
 */
export async function planUpgrade(
  context: Context,
  selector: Selector,
  target: string,
): Promise<PlannedUpgrade> {
  const connection = await withConnection(context, selector, (ref) => deepConnection(context, ref));
  const pause = findPause(context, connection);
  const isThere = connection.api_version === target;
  if (!isThere && pause.by === 'none') await demandMovable(context, connection);
  const diff = isThere ? null : await context.api.schemaDiff(connection, target);
  const planned = {connection, target, diff, pause};
  demandSafe(planned);
  return planned;
}

/** Whether there is something left to do. */
export function isNeeded({diff, pause}: PlannedUpgrade): boolean {
  return diff !== null || (pause.by === 'own' && pause.resumes === true);
}

function findPause({pauses, accepted}: Context, {id, state}: DeepConnection): FoundPause {
  const isResuming = accepted.of(id).some(({action}) => action === 'resume');
  if (state.name !== 'PAUSED' || isResuming) return {by: 'none', resumes: true};
  const notes = pauses.of(id);
  const own = notes.find(
    ({by, holds, run}) => by === 'api-version:upgrade' && holds && run === 'ended',
  );
  if (own !== undefined) return {by: 'own', resumes: own.resumes};
  if (notes.some(isHeld)) return {by: 'run', resumes: null};
  if (notes.some(({holds}) => !holds)) return {by: 'person', resumes: false};
  return {by: 'unknown', resumes: null};
}

/** @throws Failure `refused` where the service would not make the change */
function demandSafe({connection, target, diff, pause}: PlannedUpgrade): void {
  const unsafe = (diff?.mappings ?? []).filter((mapping) => mapping.class === 'unsafe');
  const [first] = unsafe;
  if (first === undefined) return;
  const name = nameOf(connection);
  const left = pause.by === 'own' && pause.resumes === true;
  const names = listed(unsafe.map(({object_name}) => object_name));
  throw new Failure(
    'refused',
    `${names} ${unsafe.length === 1 ? 'has' : 'have'} unsafe changes in version ${target}.`,
    {
      reason: [
        ...unsafe.map(remedyOf),
        left
          ? `${name} is still PAUSED, by an upgrade that was interrupted.`
          : 'Nothing was changed.',
      ].join(' '),
      next: left ? {run: 'connections:resume', connection} : remedyCommand(connection, first),
      details: {
        state: connection.state.name,
        mappings: unsafe.map(({object_name, sentences}) => ({
          object_name,
          class: 'unsafe',
          message: sentences.join(' '),
          fields: sentences.flatMap((sentence) => fieldsOf(connection, object_name, sentence)),
        })),
      },
    },
  );
}

/** What is unsafe in a mapping, and what to do about it: the way of a draft article. */
function remedyOf({object_name, sentences}: MappingSchemaDiff): string {
  const isGone = sentences.some(isRemoval);
  const remedy = isGone
    ? 'Remove the field from the mapping, which drops its column.'
    : 'Remove the field from the mapping and add it again, which drops its column and loads it anew.';
  return `${object_name}: ${sentences.join(' ')} ${remedy}`;
}

/** The fields that a sentence is about, as the mapping spells them. */
function fieldsOf({mappings}: DeepConnection, object: string, sentence: string): string[] {
  const mapping = mappings.find(({object_name}) => object_name === object);
  const spelled = mapping === undefined ? [] : fieldNames(mapping.config);
  return fieldsIn(sentence).map(
    (field) => spelled.find((name) => name.toLowerCase() === field.toLowerCase()) ?? field,
  );
}

/** The command that mends the first unsafe field of a mapping. */
function remedyCommand(connection: DeepConnection, mapping: MappingSchemaDiff): NextStep {
  const {object_name, sentences} = mapping;
  const unsafe = sentences.find((sentence) => !/increase/i.test(sentence)) ?? '';
  const [field] = fieldsOf(connection, object_name, unsafe);
  if (field === undefined) return {run: 'mappings:edit', args: [object_name], connection};
  const update = (flag: string): Run => ({
    run: 'mappings:update',
    args: [object_name],
    connection,
    flags: {[flag]: field},
  });
  const removal = update('remove-field');
  return isRemoval(unsafe) ? removal : {...removal, then: update('add-field')};
}

export interface UpgradeOptions {
  /** Milliseconds for all of it; resuming has as many again. */
  timeout: number;
  /** Whether to resume a connection that was paused before; null: as those who paused it. */
  resumes: boolean | null;
  skipStaleCheck: boolean;
  ignoreWriteErrors: boolean;
}

/** How far an upgrade is. */
type Step = 'sync' | 'pause' | 'change' | 'resume';

/**
 * Makes a change of the API version: waits for mappings that still sync, pauses, changes, resumes and
 * verifies. Wherever it is broken off, the same command goes on.
 *
 * @throws Failure with the step that it was at, and how the connection was left
 */
export async function upgrade(
  context: Context,
  lastly: Lastly,
  {connection, target, diff, pause}: PlannedUpgrade,
  {timeout, resumes, skipStaleCheck, ignoreWriteErrors}: UpgradeOptions,
): Promise<UpgradeOutcome> {
  const {clock} = context;
  const end = clock.monotonic() + timeout;
  const left = () => Math.max(0, end - clock.monotonic());
  const at: {step: Step; sent: boolean; changed: boolean} = {
    step: 'sync',
    sent: false,
    changed: diff === null,
  };
  try {
    if (diff !== null) await untilSynced(context, connection, left());
    at.step = 'pause';
    const {stays} = await whilePaused(context, lastly, connection, {
      by: 'api-version:upgrade',
      target_version: target,
      resumes: pause.by === 'none' ? null : resumes,
      timeout,
      skipStaleCheck,
      work: async () => {
        at.step = 'change';
        if (diff !== null) {
          context.report({
            type: 'note',
            text: `Changing ${nameOf(connection)} to API version ${target}.`,
          });
          at.sent = true;
          await change(context, connection, target, left);
          await untilShown(context, connection, target, left());
          at.changed = true;
        }
        at.step = 'resume';
      },
    });
    const seen =
      stays === null
        ? await followConnection(context, connection, {
            timeout: left(),
            before: null,
            goal: null,
            leaves: 'PAUSED',
            skipStaleCheck: true,
            ignoreWriteErrors,
          })
        : await context.api.connection(connection);
    demandVersion(seen.api_version, connection, target);
    return {
      connection,
      outcome: 'done',
      from: diff?.current ?? connection.api_version,
      to: target,
      state: seen.state,
      stays,
      mappings: diff?.mappings ?? [],
    };
  } catch (error) {
    throw isFailure(error) ? located(error, connection, target, at) : error;
  }
}

/** The failure, with where the upgrade is. */
function located(
  error: Failure,
  connection: ConnectionRef,
  target: string,
  {step, sent, changed}: {step: Step; sent: boolean; changed: boolean},
): Failure {
  const name = nameOf(connection);
  const where = changed
    ? `${name} uses API version ${target}.`
    : sent
      ? `Whether ${name} uses API version ${target} is not known yet.`
      : 'The API version was not changed.';
  const stuck = error.kind === 'unhealthy' || error.kind === 'auth' || error.kind === 'not_found';
  return error.with(error.message, {
    reason: [error.reason, where].filter(Boolean).join(' '),
    next: stuck || (error.kind === 'refused' && !changed) ? error.next : again('goes on from here'),
    details: {step, target_version: target, changed},
  });
}

/** @throws Failure `unhealthy` where the connection shows another version in the end */
function demandVersion(version: string | null, connection: ConnectionRef, target: string): void {
  if (version === null || version === target) return;
  throw new Failure(
    'unhealthy',
    `${nameOf(connection)} shows API version ${version}, not ${target}.`,
    {
      reason: 'Heroku Connect accepted the change before.',
      next: {run: 'connections:info', connection},
      details: {api_version: version},
    },
  );
}

/** Waits for the mappings that still sync: the service changes no version meanwhile. */
async function untilSynced(
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
    judge: ({mappings}) => {
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

/** Asks for the change. Mappings that the service says are still syncing are waited for. */
async function change(
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
    judge: ({api_version}) =>
      api_version === null || api_version === target
        ? {done: true}
        : {pending: `still version ${api_version}`},
  });
}
