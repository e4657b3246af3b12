import {describe, expect, test} from 'vitest';
import {
  changesBetween,
  describeChange,
  signOf,
} from '../../../../src/lib/domain/comparison/changes.ts';
import type {JsonObject} from '../../../../src/lib/domain/json.ts';
import {configOf} from '../../../harness/configurations.ts';

const config: JsonObject = {
  access: 'read_only',
  sf_polling_seconds: 600,
  fields: {Id: {}, Name: {}, Phone: {}},
  indexes: {Id: {unique: true}, Name: {unique: false}},
  revision: 7,
  applied_at: '2026-01-15T09:00:00Z',
};

function lines(after: JsonObject, before = config): string[] {
  return changesBetween(configOf(before), configOf(after)).map(
    (change) => `${signOf(change)} ${describeChange(change)}`,
  );
}

describe('changesBetween', () => {
  test('finds none when only order, revision and time differ', () => {
    const reversed = Object.fromEntries(Object.entries(config).reverse());
    expect(lines({...reversed, revision: 8, applied_at: null})).toEqual([]);
    expect(lines({...config, fields: {Phone: {}, Name: {}, Id: {}}})).toEqual([]);
  });

  test('sorts fields, indexes and settings, in this order, each by name', () => {
    const after = {
      access: 'read_write',
      sf_polling_seconds: 120,
      upsert_field: 'ERP__c',
      fields: {Id: {}, Name: {}, Fax: {}, ERP__c: {}},
      indexes: {Name: {unique: true}, ERP__c: {unique: true}},
    };
    expect(lines(after)).toEqual([
      '+ field ERP__c',
      '+ field Fax',
      '- field Phone',
      '+ unique index on ERP__c',
      '~ index on Name becomes unique',
      '- unique index on Id',
      '~ access read_only → read_write',
      '~ sf_polling_seconds 600 → 120',
      '~ upsert_field (none) → ERP__c',
    ]);
  });

  test('removes in one direction what it adds in the other', () => {
    const after = {...config, fields: {Id: {}, Fax: {}}, indexes: {}};
    expect(lines(config, after)).toEqual([
      '+ field Name',
      '+ field Phone',
      '- field Fax',
      '+ unique index on Id',
      '+ index on Name',
    ]);
  });

  test('compares settings that are not known', () => {
    expect(lines({...config, new_setting: {a: [1, 2]}})).toEqual([
      '~ new_setting (none) → {"a":[1,2]}',
    ]);
    expect(lines({...config, sf_polling_seconds: '600'})).toEqual([
      '~ sf_polling_seconds 600 → 600',
    ]);
  });

  test('finds no fields and indexes in what is no object', () => {
    expect(lines({...config, fields: null, indexes: 'none'})).toEqual([
      '- field Id',
      '- field Name',
      '- field Phone',
      '- unique index on Id',
      '- index on Name',
    ]);
  });

  test('compares names that JavaScript has on every object as any other', () => {
    const fields = JSON.parse('{"__proto__": {}, "constructor": {}}') as JsonObject;
    expect(lines({fields}, {})).toEqual(['+ field __proto__', '+ field constructor']);
  });
});
