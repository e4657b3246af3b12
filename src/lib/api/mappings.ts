import type {Json} from '../domain/json.ts';
import type {Mapping} from '../domain/mapping.ts';
import {mappingState} from '../domain/mapping-states.ts';
import type {Place} from '../domain/place.ts';
import type {Http} from './http.ts';
import {boolean, name, number, object, part, requiredText, text} from './read.ts';

/** The mapping endpoints of a region. */
export function mappingsApi(http: Http) {
  const own = ({region_url}: Place, id: string) =>
    `${region_url}/api/v3/mappings/${encodeURIComponent(id)}`;

  return {
    /** `GET /mappings/<id>`. */
    async mapping(place: Place, id: string): Promise<Mapping> {
      return readMapping((await http.send({method: 'GET', url: own(place, id)})).json());
    },
  };
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
    config,
    record,
  };
}
