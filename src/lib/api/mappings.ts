import type {Json} from '../domain/json.ts';
import {parseConfig, renderConfig} from '../domain/configuration/config.ts';
import type {ConfiguredMapping} from '../domain/configuration/configuration.ts';
import type {Mapping, MappingAction, ObjectField} from '../domain/mappings/mapping.ts';
import {mappingState} from '../domain/mappings/states.ts';
import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Http} from './http.ts';
import {boolean, items, name, number, object, part, requiredText, text} from './read.ts';

/** The mapping endpoints of a region. */
export function mappingsApi(http: Http) {
  const own = ({region_url}: ConnectionRef, id: string) =>
    `${region_url}/api/v3/mappings/${encodeURIComponent(id)}`;

  return {
    /** `GET /mappings/<id>`. */
    async mapping(ref: ConnectionRef, id: string): Promise<Mapping> {
      return readMapping((await http.send({method: 'GET', url: own(ref, id)})).json());
    },

    /** `POST /connections/<id>/mappings`: 201 with the whole mapping. */
    async createMapping(ref: ConnectionRef, mapping: ConfiguredMapping): Promise<Mapping> {
      const url = `${ref.region_url}/api/v3/connections/${encodeURIComponent(ref.id)}/mappings`;
      return readMapping((await http.send({method: 'POST', url, json: body(mapping)})).json());
    },

    /**
     * `PUT /mappings/<id>`: replaces the whole configuration, whose `revision` has to be that of
     * the mapping, else it is a 409.
     */
    async replaceMapping(
      ref: ConnectionRef,
      id: string,
      mapping: ConfiguredMapping,
    ): Promise<Mapping> {
      const url = own(ref, id);
      return readMapping((await http.send({method: 'PUT', url, json: body(mapping)})).json());
    },

    /** `DELETE /mappings/<id>`: 204; the table is cleaned up some time later. */
    async deleteMapping(ref: ConnectionRef, id: string): Promise<void> {
      await http.send({method: 'DELETE', url: own(ref, id)});
    },

    /** `POST /mappings/<id>/actions/<action>`: accepted with 202, done some time later. */
    async actOnMapping(ref: ConnectionRef, id: string, action: MappingAction): Promise<void> {
      await http.send({method: 'POST', url: `${own(ref, id)}/actions/${action}`});
    },

    /**
     * `GET /connections/<id>/schemas/<Object>`: the fields that an object has. Not in the article;
     * the service links to it from every mapping.
     */
    async objectFields(ref: ConnectionRef, objectName: string): Promise<ObjectField[]> {
      const path = `connections/${encodeURIComponent(ref.id)}/schemas/${encodeURIComponent(objectName)}`;
      const response = await http.send({method: 'GET', url: `${ref.region_url}/api/v3/${path}`});
      return items(response.json(), 'fields', 'The schema').flatMap((field) => {
        const record = object(field, 'A field');
        const fieldName = name(record.name);
        return fieldName === null
          ? []
          : [
              {
                name: fieldName,
                label: name(record.label),
                type: name(record.type),
                required: boolean(record.required) ?? false,
                record,
              },
            ];
      });
    },
  };
}

/** A mapping as the service takes it. */
function body({object_name, config}: ConfiguredMapping) {
  return {object_name, config: renderConfig(config)};
}

/** Reads a mapping. @throws Failure `service` where it has no id or no object_name */
export function readMapping(value: Json): Mapping {
  const record = object(value, 'A mapping');
  const config = part(record, 'config');
  const counts = part(record, 'counts');
  const times = part(record, 'times');
  const configured = (key: string) => config[key] ?? record[key];
  return {
    id: requiredText(record, 'id', 'A mapping'),
    object_name: requiredText(record, 'object_name', 'A mapping'),
    state: mappingState(name(record.state)),
    access: name(configured('access')),
    sf_polling_seconds: number(configured('sf_polling_seconds')),
    sf_notify_enabled: boolean(configured('sf_notify_enabled')),
    upsert_field: name(configured('upsert_field')),
    counts: {
      db: number(counts.db),
      sf: number(counts.sf),
      pending: number(counts.pending),
      errors: number(counts.errors),
    },
    times: {
      sf_poll: text(times.sf_poll),
      sf_write: text(times.sf_write),
      db_poll: text(times.db_poll),
      db_write: text(times.db_write),
    },
    config: parseConfig(config),
    record,
  };
}
