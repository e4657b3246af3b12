import {expect, test} from 'vitest';
import {
  standardFieldsOf,
  systemFieldsOf,
} from '../../../../src/lib/domain/configuration/system-fields.ts';

test.each([
  ['Account', ['Id', 'SystemModstamp', 'CreatedDate', 'IsDeleted']],
  ['Invoice__c', ['Id', 'SystemModstamp', 'CreatedDate', 'IsDeleted']],
  ['User', ['Id', 'SystemModstamp', 'CreatedDate']],
  ['AccountShare', ['Id', 'LastModifiedDate', 'IsDeleted']],
  ['Invoice__share', ['Id', 'LastModifiedDate', 'IsDeleted']],
  ['AccountHistory', ['Id', 'CreatedDate', 'IsDeleted']],
])('%s has %j', (object, fields) => {
  expect(systemFieldsOf(object).fields).toEqual(fields);
});

test.each([
  ['Account', 'SystemModstamp'],
  ['AccountShare', 'LastModifiedDate'],
  ['AccountHistory', 'CreatedDate'],
])('%s is found by its Id, and what is new in it by %s', (object, modified) => {
  expect(systemFieldsOf(object).indexes).toEqual([
    {field: 'Id', unique: true},
    {field: modified, unique: false},
  ]);
  expect(standardFieldsOf(object).needed).toEqual(['Id', modified]);
});

test('every index is on a field that is mapped', () => {
  for (const object of ['Account', 'User', 'AccountShare', 'AccountHistory', 'X__history']) {
    const {fields, indexes} = systemFieldsOf(object);
    expect(fields).toEqual(expect.arrayContaining(indexes.map(({field}) => field)));
    expect(new Set(fields).size).toBe(fields.length);
  }
});
