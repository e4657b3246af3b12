import type {MappingReport} from '../../domain/outcomes.ts';
import {failedPartsOfMappings, serviceReason} from '../connections/reason.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {withMapping} from './find/find.ts';

/** Reads one mapping; with a remembered id that is one request. */
export async function showMapping(
  context: Context,
  selector: Selector,
  word: string,
): Promise<{connection: ConnectionRef; mapping: Mapping}> {
  return withMapping(context, selector, word, async (ref, target) => ({
    connection: ref,
    mapping: target.mapping ?? (await context.api.mapping(ref, target.id)),
  }));
}

/**
 * Reads one mapping, and why it is in an error state or its writes fail: one or two requests more,
 * only where something is wrong.
 */
export async function reportMapping(
  context: Context,
  selector: Selector,
  word: string,
): Promise<MappingReport> {
  const {connection, mapping} = await showMapping(context, selector, word);
  const failedParts = failedPartsOfMappings([mapping]);
  const reason =
    failedParts === null ? null : await serviceReason(context, connection, failedParts);
  return {connection, mapping, reason, now: mapping.sentAt ?? context.clock.now()};
}
