import type {JsonObject} from '../json.ts';

/** What the service tells an operator, until somebody acknowledges it. */
export interface Notification {
  id: string | null;
  created_at: string | null;
  event_type: string | null;
  message: string | null;
  /** Everything that the service sent. */
  record: JsonObject;
}

/** Which notifications are meant; all that are not acknowledged where it is empty. */
export interface NotificationFilter {
  /** ISO 8601: none from before this time. */
  after?: string | undefined;
  /** ISO 8601: none from this time on. */
  before?: string | undefined;
  event_type?: string | undefined;
}
