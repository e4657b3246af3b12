import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Place, Selector} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import {withMapping} from './find.ts';

/** Reads one mapping; with a remembered id that is one request. */
export async function showMapping(
  context: Context,
  selector: Selector,
  word: string,
): Promise<{place: Place; mapping: Mapping}> {
  return withMapping(context, selector, word, async (place, target) => ({
    place,
    mapping: target.mapping ?? (await context.api.mapping(place, target.id)),
  }));
}
