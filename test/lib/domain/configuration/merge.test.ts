import {describe, expect, test} from 'vitest';
import {mergeConfigs} from '../../../../src/lib/domain/configuration/merge.ts';
import type {JsonObject} from '../../../../src/lib/domain/json.ts';

const base: JsonObject = {
  access: 'read_only',
  sf_polling_seconds: 600,
  fields: {Id: {}, Name: {}, Phone: {}},
  indexes: {Id: {unique: true}},
};

function fields(...names: string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [name, {}]));
}

describe('two edits of one configuration', () => {
  test('are one where they do not touch', () => {
    const mine = {...base, fields: fields('Id', 'Name', 'Phone', 'Fax')};
    const theirs = {...base, sf_polling_seconds: 900, fields: fields('Id', 'Name')};
    expect(mergeConfigs(base, mine, theirs)).toEqual({
      config: {...base, sf_polling_seconds: 900, fields: fields('Id', 'Name', 'Fax')},
    });
  });

  test('are the same whoever comes first', () => {
    const mine = {...base, fields: fields('Id', 'Name', 'Phone', 'Fax')};
    const theirs = {...base, access: 'read_write'};
    expect(mergeConfigs(base, mine, theirs)).toEqual(mergeConfigs(base, theirs, mine));
  });

  test('agree where both did the same', () => {
    const both = {...base, access: 'read_write', fields: fields('Id')};
    expect(mergeConfigs(base, both, both)).toEqual({config: both});
  });

  test('are in conflict where both changed one thing to two', () => {
    const mine = {...base, access: 'read_write', sf_polling_seconds: 120};
    const theirs = {...base, sf_polling_seconds: 900};
    expect(mergeConfigs(base, mine, theirs)).toEqual({
      conflicts: [{path: 'sf_polling_seconds', mine: 120, theirs: 900}],
    });
  });

  test('are in conflict where one took away what the other changed', () => {
    const mine = {...base, indexes: {}};
    const theirs = {...base, indexes: {Id: {unique: false}}};
    expect(mergeConfigs(base, mine, theirs)).toEqual({
      conflicts: [{path: 'indexes.Id', mine: null, theirs: {unique: false}}],
    });
  });

  test('may both add the same field', () => {
    const added = {...base, fields: fields('Id', 'Name', 'Phone', 'Fax')};
    expect(mergeConfigs(base, added, added)).toEqual({config: added});
  });

  test('take a setting away where one does', () => {
    const {access: _access, ...mine} = base;
    expect(mergeConfigs(base, mine, base)).toEqual({config: mine});
  });

  test('differ in revision and time without that being a conflict', () => {
    const [mine, theirs] = [1, 2].map((revision) => ({...base, revision, applied_at: revision}));
    expect(mergeConfigs(base, mine!, theirs!)).toEqual({config: base});
  });
});
