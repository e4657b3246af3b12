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
])('systemFieldsOf: %s has %j', (object, fields) => {
  expect(systemFieldsOf(object).fields).toEqual(fields);
});

test.each([
  ['Account', 'SystemModstamp'],
  ['AccountShare', 'LastModifiedDate'],
  ['AccountHistory', 'CreatedDate'],
])('systemFieldsOf: %s has indexes on Id and %s', (object, modified) => {
  expect(systemFieldsOf(object).indexes).toEqual([
    {field: 'Id', unique: true},
    {field: modified, unique: false},
  ]);
  expect(standardFieldsOf(object).needed).toEqual(['Id', modified]);
});

test('systemFieldsOf: has every index on one of its fields', () => {
  for (const object of ['Account', 'User', 'AccountShare', 'AccountHistory', 'X__history']) {
    const {fields, indexes} = systemFieldsOf(object);
    expect(fields).toEqual(expect.arrayContaining(indexes.map(({field}) => field)));
    expect(new Set(fields).size).toBe(fields.length);
  }
});
