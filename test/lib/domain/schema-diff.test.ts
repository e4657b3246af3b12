import {describe, expect, test} from 'vitest';
import {
  fieldsIn,
  parseApiVersion,
  versionClass,
  type VersionClass,
} from '../../../src/lib/domain/schema-diff.ts';

describe('versionClass', () => {
  test.each<[VersionClass, boolean | null, boolean | null, boolean | null]>([
    ['unsafe', true, true, null],
    ['unsafe', null, true, true],
    ['undetermined', null, null, true],
    ['undetermined', null, null, null],
    ['undetermined', true, null, null],
    ['safe', true, false, null],
    ['unchanged', false, null, null],
    ['unchanged', null, false, null],
  ])(
    'is %s for changed %s, unsafe %s, undetermined %s',
    (expected, changed, unsafe, undetermined) => {
      expect(versionClass({changed, unsafe, undetermined})).toBe(expected);
    },
  );
});

test.each([
  ['Length increased in Salesforce for field: name.', ['name']],
  ['Fields removed from Salesforce: number, my_field__c. ', ['number', 'my_field__c']],
  ['Unable to determine whether an action is required.', []],
  ['', []],
])('fieldsIn: finds the fields of “%s”', (sentence, fields) => {
  expect(fieldsIn(sentence)).toEqual(fields);
});

test.each([
  ['61', '61.0'],
  ['61.0', '61.0'],
  ['v61.0', '61.0'],
  ['061', '61.0'],
  ['61.5', null],
  ['latest', null],
  ['', null],
  ['6', null],
])('parseApiVersion: reads “%s” as %s', (text, version) => {
  expect(parseApiVersion(text)).toBe(version);
});
