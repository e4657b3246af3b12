/*
 * True answers in which single values are not what they should be. The document stays whole: what
 * is wrong has to be noticed, or not to matter.
 */

export type Value = string | number | boolean | null | Value[] | {[key: string]: Value};

/** Takes the place of a value that is to be left out. */
const nothing = Symbol('nothing');

export interface Mutation {
  /** What becomes of a value; undefined where it does not fit. */
  change: (value: Value, foreign: string) => Value | typeof nothing | undefined;
}

/** What a terminal would obey, and what turns the direction of writing. */
export const controlCharacters = '\u001b[2J\u001b]0;title\u0007\u009b31m\u202e\u200f\n';

export const mutations: Readonly<Record<string, Mutation>> = {
  'a foreign host': {
    change: (value, foreign) =>
      typeof value === 'string' && /^https?:/.test(value)
        ? value.replace(/^https?:\/\/[^/]+/, foreign)
        : undefined,
  },
  'control characters': {
    change: (value) =>
      typeof value === 'string'
        ? `${value.slice(0, 2)}${controlCharacters}${value.slice(2)}`
        : undefined,
  },
  'a number for a string': {
    // As many numbers as there are strings, so that no two things become one.
    change: (value) => (typeof value === 'string' ? numberFor(value) : undefined),
  },
  'a string for the rest': {
    change: (value) => (typeof value === 'string' ? undefined : 'text'),
  },
  null: {change: () => null},
  'a missing field': {change: () => nothing},
};

/**
 * Keys without which a client can do little, so that each is spoilt by itself; all others are
 * spoilt together.
 */
const telling: readonly string[] = [
  'id',
  'object_name',
  'region_url',
  'redirect',
  'resource_name',
  'app_name',
  'state',
  'results',
  'connections',
  'mappings',
  'config',
  'fields',
  'db_key',
  'revision',
  'counts',
  'next',
];

/** The places of a document that are spoilt, one after the other: “results.*.id”, or “the rest”. */
export function placesIn(document: Value): string[] {
  const found = new Set<string>();
  walk(document, '', (path) => {
    const [last = ''] = path.split('.').slice(-1);
    if (telling.includes(last) && path.split('.').length <= 3) found.add(path);
  });
  return [...found, 'the rest'];
}

function numberFor(text: string): number {
  return Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 1e9, 7);
}

/** The document with a mutation at a place; null where nothing there fits it. */
export function mutated(
  document: Value,
  place: string,
  {change}: Mutation,
  foreign: string,
): Value | null {
  const seen = {fitting: false};
  const visit = (value: Value, path: string): Value | typeof nothing => {
    if (path !== '' && isAt(path, place, value)) {
      const next = change(value, foreign);
      if (next !== undefined) {
        seen.fitting = true;
        return next;
      }
    }
    if (Array.isArray(value)) {
      return value.map((item) => visit(item, join(path, '*'))).filter((item) => item !== nothing);
    }
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, visit(item, join(path, key))]);
    return Object.fromEntries(entries.filter(([, item]) => item !== nothing)) as Value;
  };
  const result = visit(document, '') as Value;
  return seen.fitting ? result : null;
}

/** “The rest” are the leaves that are not spoilt by themselves. */
function isAt(path: string, place: string, value: Value): boolean {
  if (place !== 'the rest') return path === place;
  const [last = ''] = path.split('.').slice(-1);
  return (typeof value !== 'object' || value === null) && !telling.includes(last);
}

function walk(value: Value, path: string, tell: (path: string) => void): void {
  if (path !== '') tell(path);
  if (typeof value !== 'object' || value === null) return;
  const entries = Array.isArray(value)
    ? value.map((item): [string, Value] => ['*', item])
    : Object.entries(value);
  for (const [key, item] of entries) walk(item, join(path, key), tell);
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
