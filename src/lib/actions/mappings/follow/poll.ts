import type {ConnectionRef} from '../../../domain/connections/connection-ref.ts';
import {isImporting} from '../../../domain/stale-reads.ts';
import {deepConnection, type DeepConnection} from '../../connections/info.ts';
import type {Context} from '../../context.ts';

/** What a poll of a wait for mappings has read. */
export type PolledMappings = DeepConnection & {
  /** Whether the mappings are those of an earlier poll. */
  isOld: boolean;
};

/**
 * Polls a connection with its mappings, one request each time. States of mappings come with their
 * configurations alone, which can be many megabytes: where an import was under way at the last poll,
 * and its mappings say nothing yet, the connection is read without them.
 */
export function pollMappings(context: Context, ref: ConnectionRef): () => Promise<PolledMappings> {
  let last: DeepConnection | null = null;
  return async () => {
    const isOld = last !== null && isImporting(last.state, []);
    last = isOld
      ? {...(await context.api.connection(ref)), mappings: last?.mappings ?? []}
      : await deepConnection(context, ref);
    return {...last, isOld};
  };
}
