import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {isImporting} from '../../domain/stale-reads.ts';
import {again} from '../../next-step.ts';
import {deepConnection, type DeepConnection} from '../connections/info.ts';
import type {Context} from '../context.ts';
import {watchMappings} from '../mappings/follow/watch-mappings.ts';
import {wait} from '../wait.ts';

/** Milliseconds for an import that is under way to end. */
const longestImport = 600_000;

/**
 * Reads a connection with its mappings: one request. Where an import runs, or was accepted and may not
 * show yet, what is there now is not what a plan is to be made for, so its end is waited for.
 *
 * @throws Failure `pending` where an import does not end
 */
export async function readLive(context: Context, ref: ConnectionRef): Promise<DeepConnection> {
  const watch = watchMappings(context, ref, []);
  const name = nameOf(ref);
  return wait(context, {
    what: `the import into ${name}`,
    unfinished: `An import into ${name} is still in progress.`,
    timeout: longestImport,
    resume: again(),
    left: 'Nothing was changed.',
    retries: false,
    poll: () => watch.poll(() => deepConnection(context, ref)),
    check: (seen) => {
      const {pending} = watch.see(seen);
      return isImporting(seen.state, pending)
        ? {pending: `an import may be in progress, ${seen.state.name}`}
        : {done: true};
    },
  });
}
