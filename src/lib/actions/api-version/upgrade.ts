import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import type {UpgradeOutcome} from '../../domain/outcomes.ts';
import {Failure, isFailure} from '../../errors.ts';
import {again} from '../../next-step.ts';
import {followConnection} from '../connections/follow.ts';
import {whilePaused, type CleanUp} from '../connections/while-paused.ts';
import type {Context} from '../context.ts';
import {changeVersion, untilSynced} from './change-version.ts';
import type {PlannedUpgrade} from './plan-upgrade.ts';

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
 * verifies. Wherever it is broken off, the same command continues.
 *
 * @throws Failure with the step that it was at, and how the connection was left
 */
export async function upgrade(
  context: Context,
  cleanUp: CleanUp,
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
    const {stays} = await whilePaused(context, cleanUp, connection, {
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
          await changeVersion(context, connection, target, left);
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
      ? `It is unknown whether ${name} uses API version ${target} now.`
      : 'The API version was not changed.';
  const stuck = error.kind === 'unhealthy' || error.kind === 'auth' || error.kind === 'not_found';
  return error.with(error.message, {
    reason: [error.reason, where].filter(Boolean).join(' '),
    next:
      stuck || (error.kind === 'refused' && !changed) ? error.next : again('continues the upgrade'),
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
      reason: 'Heroku Connect accepted the change but uses another version.',
      next: {run: 'connections:info', connection},
      details: {api_version: version},
    },
  );
}
