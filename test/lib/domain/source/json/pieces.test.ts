import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Json} from '../../../../../src/lib/domain/json.ts';
import {parseInPieces} from '../../../../../src/lib/domain/source/json/pieces.ts';

/** Long enough to be worth it, wherever it stands. */
const filler = 'x'.repeat(1_000_000);

const mapping = (object_name: string, more: object = {}) => ({
  object_name,
  config: {fields: {Id: {}, Name: {}}, indexes: {Id: {unique: true}}},
  ...more,
});

describe('parsing in pieces', () => {
  const tricky = '}, {"object_name": "]", "mappings": [';
  const documents: [string, Json][] = [
    ['several mappings', {mappings: [mapping('A'), mapping('B')], version: 1, filler}],
    ['one mapping', {filler, mappings: [mapping('A')]}],
    ['none', {filler, mappings: []}],
    ['something after the list with lists in it', {mappings: [mapping('A')], z: [[1], {}], filler}],
    [
      'a text that looks like a cut',
      {mappings: [mapping('A', {note: tricky}), mapping('B')], filler},
    ],
    ['a text that looks like a list', {note: tricky, mappings: [mapping('A')], filler}],
    [
      'a list within a mapping',
      {mappings: [mapping('A', {more: [mapping('B'), mapping('C')]})], filler},
    ],
    ['the list of something else', {connection: {mappings: [mapping('A')]}, mappings: [], filler}],
    ['the list of something else alone', {connection: {mappings: [mapping('A')]}, filler}],
    ['the mark that is put in', {note: 'the mappings', mappings: ['the mappings'], filler}],
    ['what is no mapping', {mappings: [1, null, [], {}, mapping('A'), 'x'], filler}],
    [
      'names of the language’s own',
      JSON.parse(
        `{"mappings": [{"object_name": "A", "config": {"fields": {"__proto__": {}, "constructor": {}}}}], "__proto__": {}, "filler": "${filler}"}`,
      ) as Json,
    ],
    ['no document', [mapping('A'), filler]],
  ];

  test.each(documents)('gives what JSON.parse gives: %s', (_what, value) => {
    for (const space of [undefined, 2, '\t']) {
      const text = JSON.stringify(value, null, space);
      expect(JSON.stringify(parseInPieces(text))).toBe(JSON.stringify(value));
    }
  });

  test('gives what JSON.parse gives: any values, in any order of keys', () => {
    const item = fc.oneof(
      fc.record({object_name: fc.string(), config: fc.jsonValue({maxDepth: 3})}),
      fc.jsonValue({maxDepth: 2}),
    );
    const document = fc
      .record(
        {mappings: fc.array(item), connection: fc.jsonValue(), '"mappings":[': fc.string()},
        {requiredKeys: []},
      )
      .map((value) => JSON.parse(JSON.stringify({...value, filler})) as Json);
    fc.assert(
      fc.property(document, fc.constantFrom(undefined, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(JSON.stringify(parseInPieces(text)) === text || space !== undefined).toBe(true);
        expect(JSON.stringify(parseInPieces(text))).toBe(JSON.stringify(value));
      }),
      {numRuns: 40},
    );
  });

  test('shares what is empty, and lets nobody change it', () => {
    const parsed = parseInPieces(JSON.stringify(documents[0]?.[1])) as unknown as {
      mappings: {config: {fields: Record<string, object>}}[];
    };
    const [a, b] = parsed.mappings.map(({config}) => config.fields);
    expect(a?.Id).toBe(b?.Name);
    expect(Object.isFrozen(a?.Id)).toBe(true);
  });

  test('cuts at the first key of a mapping, whichever it is', () => {
    const sent = (id: string) => ({id, object_name: id, config: {fields: {Id: {}, Name: {}}}});
    const value = {filler, mappings: [sent('a'), sent('b'), {name: 'c', ...sent('c')}]};
    const alike = {...value, mappings: value.mappings.slice(0, 2)};
    const [a, b] = (parseInPieces(JSON.stringify(alike)) as typeof value).mappings;
    expect(a?.config.fields.Id).toBe(b?.config.fields.Name);
    expect(parseInPieces(JSON.stringify(value))).toEqual(value);
  });

  test('keeps fields as text where there are many, and reads them as they are', () => {
    const fields = Object.fromEntries(Array.from({length: 300}, (_, at) => [`Field_${at}__c`, {}]));
    const wide = (name: string) => ({id: name, config: {access: 'read_only', fields, indexes: {}}});
    const keptAsText = (mappings: object[]) => {
      const text = JSON.stringify({mappings, filler});
      const parsed = parseInPieces(text, {lazyFields: true}) as unknown as {
        mappings: {config: {fields: object}}[];
      };
      expect(JSON.stringify(parsed)).toBe(text);
      expect(parsed.mappings[0]?.config).toEqual((mappings[0] as {config: object}).config);
      return parsed.mappings.map(({config}) => {
        return Object.getOwnPropertyDescriptor(config, 'fields')?.value === undefined;
      });
    };
    const names = Array.from({length: 900}, (_, at) => `id-${at}`);
    expect(new Set(keptAsText(names.map(wide)))).toEqual(new Set([true]));
    expect(new Set(keptAsText(names.map((name) => mapping(name))))).toEqual(new Set([false]));
  });

  test.each(documents)('gives the same with fields as text: %s', (_what, value) => {
    const text = JSON.stringify(value);
    expect(JSON.stringify(parseInPieces(text, {lazyFields: true}))).toBe(text);
  });

  test.each([
    ['a comma too many', ',]'],
    ['a mapping without its end', '{"object_name": "B"]'],
    ['a text without its end', '{"object_name": "B]'],
  ])('refuses what JSON.parse refuses: %s', (_what, end) => {
    const text = `{"filler": "${filler}", "mappings": [${JSON.stringify(mapping('A'))}, ${end}}`;
    expect(() => parseInPieces(text)).toThrow(SyntaxError);
  });
});
