import type {Mapping} from '../../domain/mappings/mapping.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';
import {deepConnection} from '../connections/deep-connection.ts';
import {theOne} from './find.ts';
import {followMappings} from './follow.ts';

/** Waits for mappings to be in step: those that words name, or all where there are none. */
export async function waitForMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
  timeout: number,
): Promise<Mapping[]> {
  const connection = await withConnection(context, selector, (ref) => deepConnection(context, ref));
  const named = new Set(words.map((word) => theOne(connection, word)));
  const chosen = words.length === 0 ? null : [...named];
  context.report({type: 'started', what: `Waiting for ${words.join(', ') || nameOf(connection)}`});
  return followMappings(context, connection, {chosen, before: [], timeout});
}
