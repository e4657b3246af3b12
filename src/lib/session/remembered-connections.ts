import {isObject, type Json, type JsonObject, sameJson} from '../domain/json.ts';
import type {
  MappingName,
  ConnectionRef,
  RememberedConnection,
  RememberedConnections,
} from '../domain/connections/connection-ref.ts';
import {isFailure} from '../errors.ts';
import type {Report} from '../domain/report.ts';
import type {Store} from './store.ts';
import type {Trust} from './trusted-hosts.ts';

/** As many are kept, since review apps come and go for ever. */
const mostConnections = 2000;

/**
 * What is remembered for a discovery host. A store that cannot be read counts as empty, after
 * one warning; one that cannot be written costs nothing but the next look-up.
 *
 * @param report told once where the file is broken
 */
export function openRememberedConnections(
  store: Store,
  discoveryUrl: string,
  trust: Trust,
  report: Report,
): RememberedConnections {
  let known: Map<string, Json> | null = null;
  let readable = true;
  let postponed = false;
  /** What is not written yet; null for what was forgotten. */
  const unsaved = new Map<string, JsonObject | null>();
  const load = (): Map<string, Json> => {
    if (known !== null) return known;
    try {
      known = new Map(Object.entries(store.read(discoveryUrl)));
    } catch (error) {
      readable = false;
      known = new Map();
      if (!isFailure(error)) throw error;
      const text = `${error.message} ${error.reason ?? ''} Connections will be looked up each time.`;
      report({type: 'warning', text});
    }
    return known;
  };
  /** Of this run, whether or not anything was new. */
  const current = new Set<string>();
  const save = () => {
    if (postponed || unsaved.size === 0 || !readable) return;
    try {
      // Another command may have written since: what it has learned is kept.
      const written = store.update(discoveryUrl, (kept) => merge(kept, unsaved, current));
      known = new Map(Object.entries(written));
    } catch {
      // A folder that cannot be written to: the places are looked up again next time.
    }
    unsaved.clear();
  };
  // Lists are long and mostly known: each entry is compared with its own alone.
  const add = (id: string, entry: JsonObject) => {
    current.add(id);
    if (sameJson(entry, load().get(id))) return;
    load().set(id, entry);
    unsaved.set(id, entry);
  };
  /** Thousands of connections are in a few places. */
  const trusted = new Map<string, boolean>();
  const isTrusted = (url: string): boolean => {
    const answer = trusted.get(url) ?? (URL.canParse(url) && trust(new URL(url)));
    trusted.set(url, answer);
    return answer;
  };
  return {
    all: () =>
      [...load()].flatMap(([id, entry]) => {
        const ref = readEntry(id, entry);
        return ref !== null && isTrusted(ref.region_url) ? [ref] : [];
      }),
    mappings: (connectionId) => readMappings(mappingsText(load().get(connectionId))),
    remember: (refs, seen) => {
      for (const ref of refs) {
        if (ref.id === '' || ref.region_url === '') continue;
        const before = load().get(ref.id);
        add(ref.id, toEntry(ref, before, mappingsText(before), seen ?? seenOf(before)));
      }
      save();
    },
    rememberMappings: (ref, mappings) => {
      const before = load().get(ref.id);
      add(ref.id, toEntry(ref, before, writeMappings(mappings), seenOf(before)));
      save();
    },
    forget: (connectionId) => {
      if (!load().delete(connectionId)) return;
      current.delete(connectionId);
      unsaved.set(connectionId, null);
      save();
    },
    postpone: () => {
      postponed = true;
      return () => {
        postponed = false;
        save();
      };
    },
  };
}

/**
 * What is kept after a run. Beyond the most that is kept, what the run did not meet is dropped, the
 * longest-known first. A run that met more than is kept adds what there is room for, so that the same
 * run finds nothing to write the next time.
 *
 * @param changes what the run has learned; null for what it has forgotten
 * @param current what the run has met, whether it was known or not
 */
function merge(
  kept: JsonObject,
  changes: ReadonlyMap<string, JsonObject | null>,
  current: ReadonlySet<string>,
): JsonObject {
  const next = new Map(Object.entries(kept));
  const added: [string, JsonObject][] = [];
  for (const [id, entry] of changes) {
    if (entry === null) next.delete(id);
    else if (next.has(id)) next.set(id, entry);
    else added.push([id, entry]);
  }
  const dispensable = [...next.keys()].filter((id) => !current.has(id));
  const room = Math.max(mostConnections - (next.size - dispensable.length), 0);
  for (const [id, entry] of added.slice(0, room)) next.set(id, entry);
  for (const id of dispensable.slice(0, Math.max(next.size - mostConnections, 0))) next.delete(id);
  return Object.fromEntries(next);
}

function toEntry(
  {resource_name, app_name, app_id, region_url}: ConnectionRef,
  known: Json | undefined,
  mappings: string,
  seen: number,
): JsonObject {
  // Not every answer that tells of a connection tells the app's id.
  const id = app_id ?? (isObject(known) ? known.app_id : null) ?? null;
  return {resource_name, app_name, app_id: id, region_url, mappings, seen};
}

function seenOf(entry: Json | undefined): number {
  return isObject(entry) && typeof entry.seen === 'number' ? entry.seen : 0;
}

function readEntry(id: string, entry: Json): RememberedConnection | null {
  if (!isObject(entry) || typeof entry.region_url !== 'string') return null;
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : null);
  return {
    id,
    app_id: text(entry.app_id),
    seen: seenOf(entry),
    resource_name: text(entry.resource_name),
    app_name: text(entry.app_name),
    region_url: entry.region_url,
  };
}

function mappingsText(entry: Json | undefined): string {
  return isObject(entry) && typeof entry.mappings === 'string' ? entry.mappings : '';
}

/**
 * Thousands of mappings are one text, a line each: of the commands that open the store, few look for
 * a mapping, and an object with as many keys would take each of them a fifth of a bare node.
 */
function writeMappings(mappings: readonly MappingName[]): string {
  const lines = new Map(mappings.map(({object_name, id}) => [object_name, `${object_name} ${id}`]));
  return [...lines.values()].filter((line) => !line.includes('\n')).join('\n');
}

function readMappings(text: string): MappingName[] {
  return text.split('\n').flatMap((line) => {
    const space = line.lastIndexOf(' ');
    return space < 1 ? [] : [{object_name: line.slice(0, space), id: line.slice(space + 1)}];
  });
}
