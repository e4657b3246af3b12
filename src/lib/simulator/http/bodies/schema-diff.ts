/**
 * What another version of Salesforce's API would change for a connection's mappings.
 *
 * Keys, and the sentences for a longer field and for removed ones: a fixture of the official plugin,
 * in which booleans are left out too. Of the others the gist is known (assumption
 * `schema_diff_sentences`).
 */
import {schemaChangeKinds} from '../../engine/mappings/versions.ts';
import type {Connection, SchemaChange} from '../../model/world.ts';

interface MappingDiff {
  readonly name: string;
  readonly fields_have_changed?: boolean;
  readonly has_unsafe_changes?: boolean;
  readonly action_undetermined?: boolean;
  readonly result_message: string;
}

export interface SchemaDiff {
  readonly guid: string;
  readonly current_api_version: string;
  readonly target_api_version: string;
  readonly mappings: readonly MappingDiff[];
}

/** The difference between the connection's version and another one; only a later one has any. */
export function schemaDiff(connection: Connection, version: string): SchemaDiff {
  const isLater = Number(version) > Number(connection.api_version);
  return {
    guid: connection.id,
    current_api_version: connection.api_version,
    target_api_version: version,
    mappings: connection.mappings.map(({object_name, config}) => {
      const changes = connection.schema_changes.filter(
        (change) =>
          isLater &&
          change.object_name === object_name &&
          Object.hasOwn(config.fields, change.field),
      );
      return {name: object_name, ...mappingDiff(changes)};
    }),
  };
}

const sentences: Readonly<Record<SchemaChange['kind'], (fields: string) => string>> = {
  length_increase: (fields) => `Length increased in Salesforce for field: ${fields}.`,
  length_decrease: (fields) => `Length decreased in Salesforce for field: ${fields}.`,
  type_change: (fields) => `Definition changed in Salesforce for field: ${fields}.`,
  removed: (fields) => `Fields removed from Salesforce: ${fields}.`,
  undetermined: () => 'Unable to determine whether an action is required.',
};

/** A longer field is safe, anything else is not (draft article). */
function mappingDiff(changes: readonly SchemaChange[]): Omit<MappingDiff, 'name'> {
  if (changes.length === 0) {
    return {
      fields_have_changed: false,
      has_unsafe_changes: false,
      action_undetermined: false,
      result_message: 'Field definitions are unchanged. ',
    };
  }
  const result_message = schemaChangeKinds
    .flatMap((kind) => {
      const fields = changes.filter((change) => change.kind === kind).map(({field}) => field);
      return fields.length === 0 ? [] : [`${sentences[kind](fields.join(', ').toLowerCase())} `];
    })
    .join('\n');
  if (changes.some(({kind}) => kind === 'undetermined')) {
    return {action_undetermined: true, result_message};
  }
  const has_unsafe_changes = changes.some(({kind}) => kind !== 'length_increase');
  return {fields_have_changed: true, has_unsafe_changes, result_message};
}
