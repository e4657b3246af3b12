import fc from 'fast-check';
import {isObject, type Json, type JsonObject} from '../../../../src/lib/domain/json.ts';

/*
 * Configurations that nobody would write, for what has to hold of all of them. The seed is fixed,
 * so that a test that fails fails again.
 */

fc.configureGlobal({seed: 20_261_123, numRuns: 150});

const oddWords = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '<<', '~', 'null', 'yes', 'No'],
  ...['1', '-1', '0x1F', '1e3', '.nan', '2026-01-01', '12:30:00', 'a: b', 'a #b', '# a', '- a'],
  ...['? a', '', ' ', ' a ', '"', "'", '\\', '\n', 'a\nb', '\t', '\u0000', '\u0085', '\u2028'],
  ...['\uFEFF', '&a', '*a', '!a', '%a', '@a', '`a', '|', '>', '{', '[', ',', 'é', '😀', '\uD800'],
];

/** A word; some are taken for something else by YAML or by JavaScript. */
export const word = fc.oneof(
  {weight: 3, arbitrary: fc.stringMatching(/^[A-Za-z]\w{0,8}$/)},
  fc.constantFrom(...oddWords),
  fc.string({unit: 'binary', maxLength: 6}),
);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  word,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({noNaN: true, noDefaultInfinity: true, noInteger: true}),
);

const {json} = fc.letrec<{json: Json}>((tie) => ({
  json: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    scalar,
    fc.array(tie('json'), {maxLength: 3}),
    dictionary(tie('json')),
  ),
}));

/** An object whose keys are its own, whatever they are called. */
export function dictionary<T extends Json>(values: fc.Arbitrary<T>): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(word, values), {maxLength: 6, selector: ([key]) => key})
    .map((entries) => Object.fromEntries(entries));
}

const object_name = word.filter((name) => name.trim() !== '');

const mapping = fc.record({
  object_name,
  config: fc.record(
    {
      access: fc.constantFrom('read_only', 'read_write'),
      sf_polling_seconds: fc.constantFrom(120, 600, 3600),
      fields: dictionary(fc.constant({})),
      indexes: dictionary(fc.record({unique: fc.boolean()})),
      revision: fc.nat(),
      added: json,
    },
    {requiredKeys: ['fields']},
  ),
});

export const configuration = fc.record(
  {
    mappings: fc.uniqueArray(mapping, {maxLength: 4, selector: (one) => one.object_name}),
    connection: fc.record({
      exported_at: fc.constant('2026-01-15'),
      name: word,
      features: dictionary(fc.boolean()),
    }),
    version: fc.constant(1),
    later: json,
  },
  {requiredKeys: ['mappings']},
) as fc.Arbitrary<JsonObject>;

/** The same by meaning: keys in another order, and mappings. */
export function shuffled(value: Json, order: fc.Stream<number>, path = ''): Json {
  if (Array.isArray(value)) {
    const items = value.map((item) => shuffled(item, order, `${path}/`));
    return path === '/mappings' ? mixed(items, order) : items;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [
    key,
    shuffled(item, order, `${path}/${key}`),
  ]);
  return Object.fromEntries(mixed(entries, order));
}

function mixed<T>(items: readonly T[], order: fc.Stream<number>): T[] {
  return items
    .map((item) => ({item, rank: Number(order.next().value)}))
    .sort((a, b) => a.rank - b.rank)
    .map(({item}) => item);
}

/** Every path of a value. */
export function pathsOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: Iterable<[string | number, Json]> = Array.isArray(value)
    ? value.entries()
    : Object.entries(value);
  return [path, ...[...entries].flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}
