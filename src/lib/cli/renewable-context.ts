import type {Context} from '../actions/context.ts';
import type {Traffic} from '../api/index.ts';
import type {Report} from '../domain/report.ts';
import {isFailure} from '../errors.ts';
import {openContext, tokenInUse} from './open-context.ts';
import type {Runtime} from './program/runtime.ts';

/**
 * A context for a command that outlives its token: once another one is stored, it can be had with that.
 *
 * @throws Failure as `openContext`
 */
export async function openRenewable(
  runtime: Runtime,
  report: Report,
  traffic: Traffic,
): Promise<{context: Context; renew: () => Promise<Context | null>}> {
  const open = () => openContext(runtime, report, {traffic});
  let used = tokenInUse(runtime);
  return {
    context: await open(),
    renew: async () => {
      const token = storedNow(runtime);
      if (token === null || token === used) return null;
      used = token;
      return open();
    },
  };
}

/** The token of now; null where there is none, or it cannot be read. */
function storedNow(runtime: Runtime): string | null {
  try {
    return tokenInUse(runtime);
  } catch (error) {
    if (isFailure(error)) return null;
    throw error;
  }
}
