import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {ListedWriteErrors} from '../../domain/outcomes.ts';
import type {Context} from '../context.ts';
import type {Since} from '../../domain/text/since.ts';
import {writeErrorsSince} from '../write-errors.ts';
import {withMapping} from './find/find.ts';

/**
 * Reads the failed writes of one mapping, page by page to the last one.
 *
 * @throws Failure where the first page cannot be read, `usage` for a time that is too early
 */
export function listMappingWriteErrors(
  context: Context,
  selector: Selector,
  word: string,
  since: Since | null,
): Promise<ListedWriteErrors> {
  return withMapping(context, selector, word, async (ref, {id, object_name}) =>
    writeErrorsSince(ref, object_name, await context.api.mappingWriteErrors(ref, id), since),
  );
}
