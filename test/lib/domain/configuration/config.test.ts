import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  canonical,
  renderConfiguration,
} from '../../../../src/lib/domain/configuration/canonical.ts';
import {
  canonicalConfig,
  parseConfig,
  renderConfig,
} from '../../../../src/lib/domain/configuration/config.ts';
import {parseConfiguration} from '../../../../src/lib/domain/configuration/configuration.ts';
import {
  configShape,
  documentShape,
} from '../../../../src/lib/domain/configuration/shape/document-shape.ts';
import {sameJson, type Json, type JsonObject} from '../../../../src/lib/domain/json.ts';
import {valueOf} from '../validation/values.ts';

/** Values by the table of keys, and now and then anything else, as a file or an answer has them. */
const anyOf = (shape: Parameters<typeof valueOf>[0]) =>
  valueOf(shape).map((value) => JSON.parse(JSON.stringify(value)) as Json);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe('reading a config', () => {
  test('keeps whatever is in it', () => {
    fc.assert(
      fc.property(anyOf(configShape).filter(isObject), (value) => {
        expect(sameJson(renderConfig(parseConfig(value)), value)).toBe(true);
      }),
      {numRuns: 1000},
    );
  });

  test('distinguishes missing, null and default values', () => {
    expect(parseConfig({}).settings).toEqual({});
    expect(parseConfig({upsert_field: null}).settings).toEqual({upsert_field: null});
    expect(parseConfig({access: 'read_only'}).settings).toEqual({access: 'read_only'});
  });

  test('keeps unknown keys and invalid values separately', () => {
    const value = {
      access: 'write_only',
      fields: [],
      indexes: null,
      sf_polling_seconds: '600',
      new: 1,
    };
    expect(parseConfig(value)).toEqual({settings: {}, extra: value});
  });

  test('keeps the order of names, and only the canonical form sorts them', () => {
    const value = {fields: {b: {}, a: {}}, indexes: {b: {unique: true}, a: {}}};
    expect(JSON.stringify(renderConfig(parseConfig(value)))).toBe(JSON.stringify(value));
    expect(JSON.stringify(canonicalConfig(parseConfig(value)))).toBe(
      '{"fields":{"a":{},"b":{}},"indexes":{"a":{},"b":{"unique":true}}}',
    );
  });

  test('treats names of JavaScript’s own as names', () => {
    const text =
      '{"__proto__":{"a":1},"fields":{"__proto__":{"b":2},"toString":{}},"indexes":{"__proto__":{}}}';
    expect(JSON.stringify(renderConfig(parseConfig(JSON.parse(text) as JsonObject)))).toBe(text);
  });
});

describe('reading a document', () => {
  test('keeps whatever is in it, but what editors read', () => {
    fc.assert(
      fc.property(anyOf(documentShape).filter(isObject), (value) => {
        const {configuration, size} = parseConfiguration(value);
        fc.pre(size === configuration.mappings.length);
        const {$schema: _, ...rest} = value;
        const mappings = (value.mappings as JsonObject[]).map(({$schema: __, ...kept}) => kept);
        expect(sameJson(renderConfiguration(configuration), {...rest, mappings})).toBe(true);
      }),
      {numRuns: 500},
    );
  });

  test('keeps entries that are not mappings', () => {
    const {configuration} = parseConfiguration({mappings: [1, {object_name: 'A', config: {}}]});
    expect(configuration.mappings).toHaveLength(1);
    expect(canonical(configuration)).toEqual({mappings: [{object_name: 'A', config: {}}, 1]});
  });
});
