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

/** The longest-known ones are dropped beyond this, since review apps come and go for ever. */
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
  let known: JsonObject | null = null;
  let readable = true;
  const load = (): JsonObject => {
    if (known !== null) return known;
    try {
      known = store.read(discoveryUrl);
    } catch (error) {
      readable = false;
      known = {};
      if (!isFailure(error)) throw error;
      const text = `${error.message} ${error.reason ?? ''} Connections are looked up each time.`;
      report({type: 'note', text});
    }
    return known;
  };
  const save = (change: (kept: JsonObject) => JsonObject) => {
    const next = (kept: JsonObject) =>
      Object.fromEntries(Object.entries(change(kept)).slice(-mostConnections));
    known = next(load());
    if (!readable) return;
    try {
      // Another command may have written since: what it has learned is kept.
      known = store.update(discoveryUrl, next);
    } catch {
      // A folder that cannot be written to: the places are looked up again next time.
    }
  };
  // Lists are long and mostly known: each entry is compared with its own alone.
  const add = (entries: readonly (readonly [id: string, entry: JsonObject])[]) => {
    const kept = load();
    const fresh = entries.filter(([id, entry]) => !sameJson(entry, kept[id]));
    if (fresh.length > 0) save((others) => ({...others, ...Object.fromEntries(fresh)}));
  };
  return {
    all: () =>
      Object.entries(load()).flatMap(([id, entry]) => {
        const ref = readEntry(id, entry);
        return ref !== null && URL.canParse(ref.region_url) && trust(new URL(ref.region_url))
          ? [ref]
          : [];
      }),
    mappings: (connectionId) => readMappings(mappingsText(load()[connectionId])),
    remember: (refs, seen) => {
      const callable = refs.filter(({id, region_url}) => id !== '' && region_url !== '');
      add(
        callable.map((ref) => {
          const known = load()[ref.id];
          return [ref.id, toEntry(ref, known, mappingsText(known), seen ?? seenOf(known))];
        }),
      );
    },
    rememberMappings: (ref, mappings) => {
      const known = load()[ref.id];
      add([[ref.id, toEntry(ref, known, writeMappings(mappings), seenOf(known))]]);
    },
    forget: (connectionId) => {
      if (!Object.hasOwn(load(), connectionId)) return;
      save(({[connectionId]: _forgotten, ...others}) => others);
    },
  };
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
