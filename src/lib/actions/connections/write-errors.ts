import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {ListedWriteErrors} from '../../domain/outcomes.ts';
import type {Context} from '../context.ts';
import type {Since} from '../../domain/text/since.ts';
import {writeErrorsSince} from '../write-errors.ts';
import {withConnection} from './find/find.ts';

/**
 * Reads the failed writes of all mappings of a connection, page by page to the last one.
 *
 * @throws Failure where the first page cannot be read, `usage` for a time that is too early
 */
export function listWriteErrors(
  context: Context,
  selector: Selector,
  since: Since | null,
): Promise<ListedWriteErrors> {
  return withConnection(context, selector, async (ref) =>
    writeErrorsSince(ref, null, await context.api.writeErrors(ref), since),
  );
}
