import type {JsonObject} from '../json.ts';

/** A change in Postgres that Salesforce refused. */
export interface WriteError {
  /** Of the entry in the trigger log. */
  id: string | null;
  /** The table in Postgres, which has the object's name in lower case. */
  table_name: string | null;
  /** The primary key of the row in that table. */
  record_id: string | null;
  message: string | null;
  created_at: string | null;
  /** Everything that the service sent. */
  record: JsonObject;
}
