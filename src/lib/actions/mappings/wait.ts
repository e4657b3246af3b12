import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Context} from '../context.ts';
import {findMappings} from './find.ts';
import {followMappings} from './follow.ts';

/** Waits for mappings to be in step: those that words name, or all where there are none. */
export async function waitForMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
  options: {timeout: number; ignoreWriteErrors?: boolean},
): Promise<Mapping[]> {
  const {connection, mappings} = await findMappings(context, selector, words);
  context.report({type: 'started', what: `Waiting for ${words.join(', ') || nameOf(connection)}`});
  const chosen = words.length === 0 ? null : mappings;
  return followMappings(context, connection, {chosen, before: [], ...options});
}
