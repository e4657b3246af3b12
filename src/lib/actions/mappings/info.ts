import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {withMapping} from './find.ts';

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
