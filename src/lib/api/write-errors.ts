import {pageSize, writeErrorKeys} from '../domain/assumptions.ts';
import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Json} from '../domain/json.ts';
import type {WriteError} from '../domain/write-errors/write-error.ts';
import type {Http} from './http/http.ts';
import {urlOf} from './http/message.ts';
import {readList, type ReadList} from './pages.ts';
import {entry, name, text} from './read.ts';

/**
 * The lists of failed writes. Not in the reference article of 2022: the official plugin has them, and
 * reads one page.
 */
export function writeErrorsApi(http: Http) {
  const list = (ref: ConnectionRef, ...path: string[]): Promise<ReadList<WriteError>> => {
    const url = urlOf(ref, ...path, 'errors');
    const request = {method: 'GET', url, query: {page_size: pageSize}} as const;
    return readList(http, request, 'write errors', readWriteError);
  };
  return {
    /** `GET /connections/<id>/errors`, every page. */
    writeErrors: (ref: ConnectionRef) => list(ref, 'connections', ref.id),

    /** `GET /mappings/<id>/errors`, every page. */
    mappingWriteErrors: (ref: ConnectionRef, id: string) => list(ref, 'mappings', id),
  };
}

function readWriteError(value: Json): WriteError {
  const record = entry(value);
  return {
    id: name(record[writeErrorKeys.id]),
    table_name: name(record[writeErrorKeys.table]),
    record_id: name(record[writeErrorKeys.record]),
    message: text(record[writeErrorKeys.message]),
    created_at: name(record[writeErrorKeys.created]),
    record,
  };
}
