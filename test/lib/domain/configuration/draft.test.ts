import {describe, expect, test} from 'vitest';
import * as draft from '../../../../src/lib/domain/configuration/draft.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {configOf, mappingOf, plainOf} from '../../../harness/configurations.ts';

const config = {
  access: 'read_only',
  sf_polling_seconds: 600,
  upsert_field: 'ERP__c',
  fields: {Id: {}, Name: {}, ERP__c: {}},
  indexes: {Id: {unique: true}, ERP__c: {unique: true}},
};

const applyEdit = (before: object, edit: draft.ConfigEdit, object: string) =>
  plainOf(draft.applyEdit(configOf(before), edit, object));
const draftConfig = (...words: Parameters<typeof draft.draftConfig>) =>
  plainOf(draft.draftConfig(...words));

function failureOf(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('draftConfig', () => {
  test('adds what the service needs to what was asked for', () => {
    const drafted = draftConfig('Lead', {addFields: ['Email']}, {defaults: true});
    expect(drafted).toMatchObject({
      access: 'read_only',
      fields: {Id: {}, SystemModstamp: {}, CreatedDate: {}, IsDeleted: {}, Email: {}},
      indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
    });
    expect(drafted).not.toHaveProperty('upsert_field');
  });

  test('adds nothing when defaults are off', () => {
    const drafted = draftConfig('Lead', {addFields: ['Email']}, {defaults: false});
    expect(drafted).toMatchObject({fields: {Email: {}}, indexes: {}});
  });

  test('leaves the defaults as they are for the next mapping', () => {
    draftConfig('Lead', {addFields: ['Email'], settings: {access: 'read_write'}}, {defaults: true});
    const second = draftConfig('Lead', {}, {defaults: false});
    expect(second).toMatchObject({access: 'read_only', fields: {}});
  });
});

test('withSystemFields: adds the fields and indexes that a mapping of a file lacks', () => {
  const mapping = mappingOf('Lead', {...config, indexes: {Id: {unique: false}}});
  expect(plainOf(draft.withSystemFields(mapping).config)).toMatchObject({
    fields: {Id: {}, Name: {}, ERP__c: {}, SystemModstamp: {}, CreatedDate: {}, IsDeleted: {}},
    indexes: {Id: {unique: false}, SystemModstamp: {unique: false}},
  });
});

describe('applyEdit', () => {
  test('leaves what the edit does not name, and the configuration that it is given', () => {
    const before = structuredClone(config);
    expect(applyEdit(config, {}, 'Lead')).toEqual(config);
    applyEdit(config, {addFields: ['Fax'], removeFields: ['Name']}, 'Lead');
    expect(config).toEqual(before);
  });

  test('adds the field of a new index, and field and index of a new upsert field', () => {
    const edited = applyEdit(
      config,
      {addIndexes: [{field: 'Email', unique: false}], settings: {upsert_field: 'Key__c'}},
      'Lead',
    );
    expect(edited).toMatchObject({
      upsert_field: 'Key__c',
      fields: {Email: {}, Key__c: {}},
      indexes: {Email: {unique: false}, Key__c: {unique: true}},
    });
  });

  test('keeps the value of a field when it is added again', () => {
    const said = {...config, fields: {Fax: {note: 'kept'}}};
    expect(applyEdit(said, {addFields: ['Fax']}, 'Lead').fields).toEqual({Fax: {note: 'kept'}});
  });

  test('adds nothing when the field is there in another case, which is the same column', () => {
    const edit = {
      addFields: ['name'],
      addIndexes: [{field: 'NAME', unique: false}],
      settings: {upsert_field: 'erp__C'},
    };
    expect(applyEdit(config, edit, 'Account')).toEqual({
      ...config,
      indexes: {...config.indexes, Name: {unique: false}},
    });
  });

  test('removes a field with its index, in any case', () => {
    const edited = applyEdit(
      config,
      {removeFields: ['erp__C'], settings: {upsert_field: null}},
      'Lead',
    );
    expect(edited.fields).toEqual({Id: {}, Name: {}});
    expect(edited.indexes).toEqual({Id: {unique: true}});
    expect(edited).not.toHaveProperty('upsert_field');
  });

  test('removes an index and leaves its field', () => {
    const edited = applyEdit(config, {removeIndexes: ['ERP__c']}, 'Lead');
    expect(edited).toMatchObject({fields: {ERP__c: {}}, indexes: {Id: {unique: true}}});
    expect(edited.indexes).not.toHaveProperty('ERP__c');
  });

  test('sets settings', () => {
    const settings = {access: 'read_write', sf_polling_seconds: 120, sf_notify_enabled: true};
    expect(applyEdit(config, {settings}, 'Lead')).toMatchObject(settings);
  });

  test('fails with the nearest name when a field or index is not there', () => {
    const failure = failureOf(() => applyEdit(config, {removeFields: ['Nam']}, 'Lead'));
    expect(failure).toMatchObject({
      kind: 'usage',
      message: 'Lead has no field Nam.',
      // A yes to the word that was typed is none to the one that was meant.
      next: {again: {without: ['confirm', 'yes']}},
    });
    expect(failure.details).toMatchObject({did_you_mean: 'Name'});
    const index = failureOf(() => applyEdit(config, {removeIndexes: ['ERP_c']}, 'Lead'));
    expect(index.message).toBe('Lead has no index on ERP_c.');
    expect(index.details).toMatchObject({did_you_mean: 'ERP__c'});
  });

  test('removes what is gone already, so that it can be run again', () => {
    const edit = {removeFields: ['Name'], removeIndexes: ['ERP__c']};
    const once = applyEdit(config, edit, 'Lead');
    expect(applyEdit(once, edit, 'Lead')).toEqual(once);
  });
});
