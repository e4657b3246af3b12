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

/** One Salesforce object that is kept in step with one Postgres table. */
export interface Mapping {
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
  /** Everything that the service sent. */
  record: JsonObject;
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
