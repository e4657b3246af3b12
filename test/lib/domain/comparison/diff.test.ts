import {expect, test} from 'vitest';
import {diffMappings, diffRest} from '../../../../src/lib/domain/comparison/diff.ts';
import {configurationOf, mappingOf} from '../../../harness/configurations.ts';

const config = {fields: {Id: {}, Fax: {}}, indexes: {Id: {unique: true}}};
const mapping = (object_name: string, change: object = {}) =>
  mappingOf(object_name, {...config, ...change});

test('diffMappings: puts first what asks for the most attention', () => {
  const before = [mapping('Account'), mapping('Case'), mapping('Lead'), mapping('Order')];
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

test('diffMappings: takes an index that does not say unique for one that is not', () => {
  const silent = [mapping('Account', {indexes: {Id: {}}})];
  expect(diffMappings(silent, [mapping('Account', {indexes: {Id: {unique: false}}})])).toEqual([]);
  expect(diffMappings(silent, [mapping('Account')])).toMatchObject([
    {changes: [{kind: 'index_changed', field: 'Id', unique: true}]},
  ]);
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
