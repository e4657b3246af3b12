import {describe, expect, test} from 'vitest';
import {diffMappings, diffRest, ignoredIn} from '../../../../src/lib/domain/comparison/diff.ts';
import {configurationOf, mappingOf} from '../../../harness/configurations.ts';

const config = {fields: {Id: {}, Fax: {}}, indexes: {Id: {unique: true}}};
const mapping = (object_name: string, change: object = {}) =>
  mappingOf(object_name, {...config, ...change});

test('diffMappings: puts first what asks for the most attention', () => {
  const every600 = {sf_polling_seconds: 600};
  const before = [mapping('Account', every600), mapping('Case'), mapping('Lead'), mapping('Order')];
  const after = [
    mapping('Account', {sf_polling_seconds: 120}),
    mapping('Lead', {fields: {Id: {}}, indexes: {Id: {unique: true}}}),
    mapping('Order'),
    mapping('User'),
  ];
  expect(
    diffMappings(before, after).map(({kind, object_name}) => `${kind} ${object_name}`),
  ).toEqual(['removed Case', 'changed Lead', 'added User', 'changed Account']);
});

test('diffMappings: finds none in case, left-out defaults, revision and time', () => {
  const before = [mapping('account', {fields: {ID: {}, fax: {}}, indexes: {ID: {unique: true}}})];
  const after = [mapping('Account', {revision: 3, applied_at: 'now', access: 'read_only'})];
  expect(diffMappings(before, after)).toEqual([]);
});

describe('diffMappings: finds none in the case of an index:', () => {
  const indexed = (...names: string[]) => [
    mapping('Account', {
      indexes: Object.fromEntries(names.map((name, at) => [name, {unique: at === 0}])),
    }),
  ];
  test.each<[what: string, before: string[], after: string[]]>([
    ['of a mapped field', ['fax'], ['Fax']],
    ['of a mapped field, the other way', ['Fax'], ['FAX']],
    ['of a field that is not mapped', ['ZZ__c'], ['zz__c']],
    ['of two that differ in case only', ['Fax', 'FAX'], ['Fax', 'FAX']],
    ['of two that differ in case only, neither as the field', ['FAX', 'fax'], ['FAX', 'fax']],
  ])('%s', (_what, before, after) => {
    expect(diffMappings(indexed(...before), indexed(...after))).toEqual([]);
  });

  test('with no fields on either side', () => {
    const bare = (name: string) => [
      mapping('Account', {fields: undefined, indexes: {[name]: {unique: true}}}),
    ];
    expect(diffMappings(bare('Fax'), bare('FAX'))).toEqual([]);
  });
});

describe('diffMappings: finds none in what one side leaves out:', () => {
  const said = [
    mapping('Account', {
      ...{access: 'read_write', upsert_field: 'Fax', sf_polling_seconds: 120},
      indexes: {Id: {unique: true}, Fax: {unique: true}},
    }),
  ];
  test.each([
    ['settings', {indexes: {Id: {unique: true}, Fax: {unique: true}}}],
    ['indexes', {indexes: undefined}],
    ['a system field', {fields: {Fax: {}}, indexes: {Fax: {unique: true}}}],
    ['whether an index is unique', {indexes: {Id: {}, Fax: {}}}],
    ['a key that is not known', {indexes: undefined, brand_new: 1}],
  ])('%s', (_, change) => {
    const plain = JSON.parse(JSON.stringify({...config, ...change})) as object;
    const silent = [mappingOf('Account', plain)];
    expect(diffMappings(silent, said)).toEqual([]);
    expect(diffMappings(said, silent)).toEqual([]);
  });
});

test('diffMappings: finds an upsert field that one side says is none', () => {
  const none = [mapping('Account', {upsert_field: null})];
  expect(diffMappings([mapping('Account', {upsert_field: 'Fax'})], none)).toMatchObject([
    {changes: [{key: 'upsert_field', from: 'Fax', to: null}]},
  ]);
});

test('ignoredIn: names the keys that one side has and nobody knows', () => {
  const [one, other] = [[mapping('Account', {a: 1, b: 1})], [mapping('account', {b: 2, c: 1})]];
  expect(ignoredIn(one, other)).toEqual([{object_name: 'account', keys: ['a', 'c']}]);
  expect(diffMappings(one, other)).toMatchObject([{changes: [{key: 'b'}]}]);
});

test('diffRest: compares the rest of two documents, without the time of the export', () => {
  const before = {
    connection: {name: 'a', exported_at: 'yesterday', features: {x: true, y: false}},
    version: 1,
    mappings: [],
  };
  const after = {
    version: 2,
    connection: {features: {y: false, x: true}, name: 'b'},
    mappings: [{object_name: 'Lead', config}],
  };
  expect(diffRest(configurationOf(before), configurationOf(after))).toEqual([
    {path: 'connection.name', from: 'a', to: 'b'},
    {path: 'version', from: 1, to: 2},
  ]);
});
