/**
 * Another version of Salesforce's API: what it changes in the fields of an organization, and the move.
 */
import type {Connection, SchemaChange, World} from '../../model/world.ts';
import {schedule} from '../states/connection.ts';

/** What a later version can do to a field. */
export const schemaChangeKinds: readonly SchemaChange['kind'][] = [
  'length_increase',
  'length_decrease',
  'type_change',
  'removed',
  'undetermined',
];

/** Moves the connection to the version; reads show it when what they lag behind is over. */
export function changeVersion(
  {behavior}: World,
  connection: Connection,
  version: string,
  at: number,
): void {
  schedule(connection, {at: at + behavior.lag_seconds * 1000, what: 'api_version', version});
}

/** Ends the move: what it has changed is what the fields are now. */
export function arriveAtVersion(connection: Connection, version: string): void {
  connection.api_version = version;
  connection.schema_changes = [];
}

/**
 * Forgets what was changed in fields that a mapping names no longer: unselecting a field, saving, and
 * selecting it again makes its column anew (draft article). A removed one stays removed.
 */
export function forgetUnmapped(
  connection: Connection,
  objectName: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  connection.schema_changes = connection.schema_changes.filter(
    ({object_name, field, kind}) =>
      object_name !== objectName || kind === 'removed' || Object.hasOwn(fields, field),
  );
}
