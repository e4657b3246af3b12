import {stateHealth, type HealthClass} from '../health.ts';
import type {State} from '../states.ts';
import {formatCount, plural} from '../text/text.ts';
import type {WatchedConnection, WatchedMapping} from './watched.ts';

/** What can change, as documents name it. */
export type ChangeKind =
  /** The connection was there at the first read. */
  | 'found'
  /** It was not there before. */
  | 'added'
  /** It is not there any more: deleted, or you may not see it. */
  | 'gone'
  | 'state'
  | 'write_errors'
  | 'lag'
  | 'mapping_added'
  | 'mapping_deleted'
  /** A region, or a connection, cannot be read; what is known of it is old. */
  | 'unreadable'
  | 'readable';

/** One thing that changed. */
export interface Change {
  kind: ChangeKind;
  /** Milliseconds since 1970, when it was seen. */
  at: number;
  /** The region or the connection that it was read from. */
  source: string;
  /** Null where it is about a whole region. */
  connection: WatchedConnection | null;
  /** Where it is about one mapping. */
  mapping: WatchedMapping | null;
  /** In a few words, without the names. */
  text: string;
  /** The state before, where that is what changed. */
  previous_state: string | null;
  previous_health: HealthClass | null;
  /** How many failed writes there were before, where that is what changed. */
  previous_write_errors: number | null;
}

/**
 * What has changed of a connection between two reads. A state that only polls is the same as the one
 * at rest, and what all mappings have of their connection's state is said once.
 */
export function changesOf(
  before: WatchedConnection,
  after: WatchedConnection,
  {at, source}: Pick<Change, 'at' | 'source'>,
): Change[] {
  const base = {
    at,
    source,
    connection: after,
    previous_state: null,
    previous_health: null,
    previous_write_errors: null,
  };
  const found: Change[] = [];
  const whole = differs(before.state, after.state);
  if (whole) {
    found.push({
      ...base,
      kind: 'state',
      mapping: null,
      text: moved(before.state, after.state),
      previous_state: before.state.name,
      previous_health: before.health.class,
    });
  }
  if (before.mappings === null || after.mappings === null) return found;
  const known = new Map(before.mappings.map((mapping) => [mapping.id, mapping]));
  for (const mapping of after.mappings) {
    const old = known.get(mapping.id);
    known.delete(mapping.id);
    const of = {...base, mapping};
    if (old === undefined) {
      found.push({...of, kind: 'mapping_added', text: `mapping created, ${mapping.state.name}`});
      continue;
    }
    if (
      differs(old.state, mapping.state) &&
      !(whole && follows(old.state, before.state) && follows(mapping.state, after.state))
    ) {
      found.push({
        ...of,
        kind: 'state',
        text: moved(old.state, mapping.state),
        previous_state: old.state.name,
        previous_health: old.health.class,
      });
    }
    const [was, is] = [old.counts.errors ?? 0, mapping.counts.errors ?? 0];
    if (was !== is) {
      found.push({
        ...of,
        kind: 'write_errors',
        text: `${plural(is, 'write error')} (was ${formatCount(was)})`,
        previous_health: old.health.class,
        previous_write_errors: was,
      });
    }
    if ((old.late === null) !== (mapping.late === null)) {
      found.push({...of, kind: 'lag', text: mapping.late ?? 'Salesforce is polled in time again.'});
    }
  }
  for (const mapping of known.values()) {
    found.push({...base, mapping, kind: 'mapping_deleted', text: 'mapping deleted'});
  }
  return found;
}

/** A change that is about no mapping. */
export function wholeChange(
  kind: ChangeKind,
  {at, source}: Pick<Change, 'at' | 'source'>,
  connection: WatchedConnection | null,
  text: string,
): Change {
  return {
    kind,
    at,
    source,
    connection,
    mapping: null,
    text,
    previous_state: null,
    previous_health: null,
    previous_write_errors: null,
  };
}

/** A change as one line says it, behind the connection's name. */
export function changeText({mapping, text}: Pick<Change, 'mapping' | 'text'>): string {
  return mapping === null ? text : `${mapping.object_name}: ${text}`;
}

/** Whether two states differ in more than whether they poll at this instant. */
function differs(a: State, b: State): boolean {
  return a.name !== b.name && !(stateHealth(a) === 'ok' && stateHealth(b) === 'ok');
}

/** Whether a mapping's state tells no more than its connection's. */
function follows(mapping: State, connection: State): boolean {
  return mapping.name === connection.name || stateHealth(mapping) === 'ok';
}

function moved(from: State, to: State): string {
  return `${from.name} → ${to.name}`;
}
