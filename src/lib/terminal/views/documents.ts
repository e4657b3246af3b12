import type {Connection} from '../../domain/connections/connection.ts';
import {connectionHealth, mappingHealth, type Health} from '../../domain/health.ts';
import type {JsonObject} from '../../domain/json.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';

/** What a document says of health, beside the state. */
export function healthFields({class: health, reason}: Health): JsonObject {
  return {health, health_reason: reason};
}

/** A mapping as documents have it: what the service sent, and its health. */
export function mappingDocument(mapping: Mapping): JsonObject {
  return {...mapping.record, ...healthFields(mappingHealth(mapping))};
}

/**
 * A connection as documents have it: what the service sent, and its health; its mappings with theirs,
 * where the service sent them.
 */
export function connectionDocument(
  connection: Connection,
  health = connectionHealth(connection),
): JsonObject {
  const {record, mappings} = connection;
  const nested =
    record.mappings === undefined || mappings === null
      ? {}
      : {mappings: mappings.map(mappingDocument)};
  return {...record, ...nested, ...healthFields(health)};
}
