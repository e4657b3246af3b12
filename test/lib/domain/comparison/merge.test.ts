import {describe, expect, test} from 'vitest';
import {mergeConfigs} from '../../../../src/lib/domain/comparison/merge.ts';
import type {MappingConfig} from '../../../../src/lib/domain/configuration/config.ts';
import type {JsonObject} from '../../../../src/lib/domain/json.ts';
import {configOf, plainOf} from '../../../harness/configurations.ts';

const base: JsonObject = {
  access: 'read_only',
  sf_polling_seconds: 600,
  fields: {Id: {}, Name: {}, Phone: {}},
  indexes: {Id: {unique: true}},
};

function merged(...sides: [JsonObject, JsonObject, JsonObject]) {
  const [first, mine, theirs] = sides.map(configOf) as [
    MappingConfig,
    MappingConfig,
    MappingConfig,
  ];
  const merge = mergeConfigs(first, mine, theirs);
  return 'config' in merge ? {config: plainOf(merge.config)} : merge;
}

function fields(...names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, {}]));
}

describe('mergeConfigs', () => {
  test('joins two edits when they touch different things', () => {
    const mine = {...base, fields: fields('Id', 'Name', 'Phone', 'Fax')};
    const theirs = {...base, sf_polling_seconds: 900, fields: fields('Id', 'Name')};
    expect(merged(base, mine, theirs)).toEqual({
      config: {...base, sf_polling_seconds: 900, fields: fields('Id', 'Name', 'Fax')},
    });
  });

  test('gives the same whichever edit comes first', () => {
    const mine = {...base, fields: fields('Id', 'Name', 'Phone', 'Fax')};
    const theirs = {...base, access: 'read_write'};
    expect(merged(base, mine, theirs)).toEqual(merged(base, theirs, mine));
  });

  test('finds no conflict when both edits do the same', () => {
    const both = {...base, access: 'read_write', fields: fields('Id')};
    expect(merged(base, both, both)).toEqual({config: both});
  });

  test('finds a conflict when both change one setting to different values', () => {
    const mine = {...base, access: 'read_write', sf_polling_seconds: 120};
    const theirs = {...base, sf_polling_seconds: 900};
    expect(merged(base, mine, theirs)).toEqual({
      conflicts: [{path: 'sf_polling_seconds', mine: 120, theirs: 900}],
    });
  });

  test('finds a conflict when one takes away what the other changes', () => {
    const mine = {...base, indexes: {}};
    const theirs = {...base, indexes: {Id: {unique: false}}};
    expect(merged(base, mine, theirs)).toEqual({
      conflicts: [{path: 'indexes.Id', mine: null, theirs: {unique: false}}],
    });
  });

  test('finds no conflict when both add the same field', () => {
    const added = {...base, fields: fields('Id', 'Name', 'Phone', 'Fax')};
    expect(merged(base, added, added)).toEqual({config: added});
  });

  test('takes a setting away when one edit does', () => {
    const {access: _access, ...mine} = base;
    expect(merged(base, mine, base)).toEqual({config: mine});
  });

  test('finds no conflict when revision and time differ', () => {
    const [mine, theirs] = [1, 2].map((revision) => ({...base, revision, applied_at: revision}));
    expect(merged(base, mine!, theirs!)).toEqual({config: base});
  });
});
