import type {Json, JsonObject} from '../domain/json.ts';
import {parseConfig, renderConfig, type MappingConfig} from '../domain/configuration/config.ts';
import type {ConfiguredMapping} from '../domain/configuration/configuration.ts';
import {
  noName,
  type Mapping,
  type MappingAction,
  type ObjectField,
} from '../domain/mappings/mapping.ts';
import {mappingState} from '../domain/mappings/states.ts';
import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Http} from './http/http.ts';
import {sentAt, urlOf} from './http/message.ts';
import {
  boolean,
  entry,
  idOf,
  items,
  name,
  wholeNumber,
  object,
  part,
  requiredText,
  text,
} from './read.ts';

/** The mapping endpoints of a region. */
export function mappingsApi(http: Http) {
  return {
    /** `GET /mappings/<id>`. */
    async mapping(ref: ConnectionRef, id: string): Promise<Mapping> {
      const response = await http.send({method: 'GET', url: urlOf(ref, 'mappings', id)});
      return readMapping(response.json(), {sentAt: sentAt(response)});
    },

    /** `POST /connections/<id>/mappings`: 201 with the whole mapping. */
    async createMapping(ref: ConnectionRef, mapping: ConfiguredMapping): Promise<Mapping> {
      const url = urlOf(ref, 'connections', ref.id, 'mappings');
      return readMapping(await http.json({method: 'POST', url, json: body(mapping)}));
    },

    /**
     * `PUT /mappings/<id>`: replaces the whole configuration, whose `revision` has to be that of
     * the mapping, else it is a 409.
     */
    async replaceMapping(
      ref: ConnectionRef,
      id: string,
      mapping: ConfiguredMapping,
      revision: Json | undefined,
    ): Promise<Mapping> {
      const url = urlOf(ref, 'mappings', id);
      const {object_name, config} = body(mapping);
      const json = {object_name, config: {...config, ...(revision !== undefined && {revision})}};
      return readMapping(await http.json({method: 'PUT', url, json}));
    },

    /** `DELETE /mappings/<id>`: 204; the table is cleaned up some time later. */
    async deleteMapping(ref: ConnectionRef, id: string): Promise<void> {
      await http.send({method: 'DELETE', url: urlOf(ref, 'mappings', id)});
    },

    /** `POST /mappings/<id>/actions/<action>`: accepted with 202, done some time later. */
    async actOnMapping(ref: ConnectionRef, id: string, action: MappingAction): Promise<void> {
      await http.send({method: 'POST', url: urlOf(ref, 'mappings', id, 'actions', action)});
    },

    /**
     * `GET /connections/<id>/schemas/<Object>`: the fields that an object has. Not in the article;
     * the service links to it from every mapping.
     */
    async objectFields(ref: ConnectionRef, objectName: string): Promise<ObjectField[]> {
      const url = urlOf(ref, 'connections', ref.id, 'schemas', objectName);
      const fields = items(await http.json({method: 'GET', url}), 'fields', 'The schema');
      return fields.flatMap((field) => {
        const record = object(field, 'A field');
        const fieldName = name(record.name);
        if (fieldName === null) return [];
        const [label, type] = [name(record.label), name(record.type)];
        const required = boolean(record.required) ?? false;
        return [{name: fieldName, label, type, required, record}];
      });
    },
  };
}

/** A mapping as the service takes it. */
function body({object_name, config}: ConfiguredMapping) {
  return {object_name, config: renderConfig(config)};
}

/** Parses a config when it is first asked for: a list of thousands of mappings shows none of them. */
class LazyConfig {
  readonly #sent: JsonObject;
  #parsed: MappingConfig | undefined;

  constructor(sent: JsonObject) {
    this.#sent = sent;
  }

  get config(): MappingConfig {
    return (this.#parsed ??= parseConfig(this.#sent));
  }
}

/**
 * Reads a mapping; its id is empty where none was sent.
 *
 * @param tolerant takes what is no object, or has no object_name, for a mapping without a name
 * @throws Failure `service` for such a one otherwise: what changes something has to know what it is
 */
export function readMapping(
  value: Json,
  {tolerant = false, sentAt = null}: {tolerant?: boolean; sentAt?: number | null} = {},
): Mapping {
  const record = tolerant ? entry(value) : object(value, 'A mapping');
  const config = part(record, 'config');
  const counts = part(record, 'counts');
  const times = part(record, 'times');
  const configured = (key: string) => config[key] ?? record[key];
  return Object.assign(new LazyConfig(config), {
    id: idOf(record, 'mappings'),
    object_name: tolerant
      ? (name(record.object_name) ?? noName)
      : requiredText(record, 'object_name', 'A mapping'),
    state: mappingState(name(record.state)),
    access: name(configured('access')),
    sf_polling_seconds: wholeNumber(configured('sf_polling_seconds')),
    sf_notify_enabled: boolean(configured('sf_notify_enabled')),
    upsert_field: name(configured('upsert_field')),
    counts: {
      db: wholeNumber(counts.db),
      sf: wholeNumber(counts.sf),
      pending: wholeNumber(counts.pending),
      errors: wholeNumber(counts.errors),
    },
    times: {
      sf_poll: text(times.sf_poll),
      sf_write: text(times.sf_write),
      db_poll: text(times.db_poll),
      db_write: text(times.db_write),
    },
    sentAt,
    record,
  });
}
