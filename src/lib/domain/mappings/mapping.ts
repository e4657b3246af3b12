import type {MappingConfig} from '../configuration/config.ts';
import type {JsonObject} from '../json.ts';
import type {State} from '../states.ts';

/** Rows as the service counts them; estimates for very large objects, null where it sent none. */
export interface Counts {
  /** Rows in Postgres. */
  db: number | null;
  /** Rows in Salesforce. */
  sf: number | null;
  /** Changes waiting to be written to Salesforce. */
  pending: number | null;
  errors: number | null;
}

/** The name of a mapping that the service sent without one. */
export const noName = '(no name)';

/** One Salesforce object that is kept in sync with one Postgres table. */
export interface Mapping {
  /** Empty where none was sent. */
  id: string;
  object_name: string;
  state: State;
  access: string | null;
  sf_polling_seconds: number | null;
  sf_notify_enabled: boolean | null;
  upsert_field: string | null;
  counts: Counts;
  /** When Salesforce and Postgres were last read and written; null for never. */
  times: {
    sf_poll: string | null;
    sf_write: string | null;
    db_poll: string | null;
    db_write: string | null;
  };
  /** What the service applies, with `revision` and `applied_at`. */
  config: MappingConfig;
  /** When the service sent it, by its own clock; null where that is not known. */
  sentAt: number | null;
  /** Everything that the service sent. */
  record: JsonObject;
}

/** Whether a mapping cannot be named to the service or to a person. */
export function isNameless({id, object_name}: Pick<Mapping, 'id' | 'object_name'>): boolean {
  return id === '' || object_name === noName;
}

/** The two actions of a mapping that the reference article documents. */
export type MappingAction = 'reload' | 'abort';

/** A field of a Salesforce object, as far as its schema tells. */
export interface ObjectField {
  name: string;
  label: string | null;
  type: string | null;
  /** Whether a mapping has to have it. */
  required: boolean;
  record: JsonObject;
}
