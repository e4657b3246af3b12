import type {Mapping} from '../domain/mapping.ts';
import {nameOf, type Selector} from '../domain/place.ts';
import type {Context} from './context.ts';
import {withConnection} from './find-connection.ts';
import {deepConnection, theOne} from './find-mapping.ts';
import {followMappings} from './follow-mappings.ts';

/** Waits for mappings to be in step: those that words name, or all where there are none. */
export async function waitForMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
  timeout: number,
): Promise<Mapping[]> {
  const connection = await withConnection(context, selector, (place) =>
    deepConnection(context, place),
  );
  const named = new Set(words.map((word) => theOne(connection, word).id));
  const ids = words.length === 0 ? null : [...named];
  context.report({type: 'started', what: `Waiting for ${words.join(', ') || nameOf(connection)}`});
  return followMappings(context, connection, {ids, before: [], timeout});
}
