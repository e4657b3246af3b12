import {describe, expect, test} from 'vitest';
import type {JsonObject} from '../../../../src/lib/domain/json.ts';
import {destroys, makePlan, requestsOf} from '../../../../src/lib/domain/plan/plan.ts';
import {configOf, mappingOf} from '../../../harness/configurations.ts';
import {effectOfStep, type LiveMapping} from '../../../../src/lib/domain/plan/steps.ts';

const connection = {id: 'c1', resource_name: 'herokuconnect-a-1', app_name: 'acme'};
const config: JsonObject = {
  access: 'read_only',
  sf_notify_enabled: false,
  sf_polling_seconds: 600,
  sf_max_daily_api_calls: 30_000,
  fields: {Id: {}, SystemModstamp: {}, Name: {}},
  indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
};
const account: LiveMapping = {
  id: 'm1',
  object_name: 'Account',
  config: configOf({...config, revision: 7, applied_at: '2026-01-15 09:00:00+00:00'}),
  counts: {db: 4100, sf: 4218, pending: 0, errors: 0},
};

const planFor = (
  wanted: JsonObject,
  {live = [account], object_name = 'Account', prune = false} = {},
) => makePlan(connection, live, [mappingOf(object_name, wanted)], {prune});

describe('makePlan: the effect of', () => {
  test.each<[string, JsonObject, string, number | null]>([
    ['a field more', {fields: {Id: {}, SystemModstamp: {}, Name: {}, Fax: {}}}, 'resync', 4218],
    ['a field less', {fields: {Id: {}, SystemModstamp: {}}}, 'drop_column', 4100],
    [
      'an index more',
      {indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, Name: {unique: false}}},
      'alter',
      null,
    ],
    [
      'an index that becomes unique',
      {indexes: {Id: {unique: true}, SystemModstamp: {unique: true}}},
      'alter',
      null,
    ],
    ['another access', {access: 'read_write'}, 'alter', null],
    ['another speed of polling', {sf_polling_seconds: 120}, 'none', null],
    ['an upsert field', {upsert_field: 'Name'}, 'alter', null],
  ])('%s', (_what, change, effect, rows) => {
    const [step] = planFor({...config, ...change}).steps;
    expect(step).toMatchObject({
      action: 'update',
      id: 'm1',
      version: '7',
      changes: [{consequence: {effect, rows}}],
    });
    if (step?.action !== 'update') throw new Error('no update');
    expect(step.changes[0]?.consequence.source).toMatch(/reference|assumption/);
  });

  test('several changes is the worst of them', () => {
    const [step] = planFor({...config, access: 'read_write', fields: {Id: {}, Fax: {}}}).steps;
    expect(step && effectOfStep(step)).toBe('drop_column');
  });
});

test('makePlan: has no step when only revision, time and left-out defaults differ', () => {
  const silent = {fields: config.fields ?? {}, indexes: config.indexes ?? {}};
  expect(planFor({...silent, applied_at: 'another time', revision: 3})).toMatchObject({
    steps: [],
    unchanged: [{object_name: 'Account', version: '7'}],
  });
});

describe('makePlan: missing keys', () => {
  const known = {
    ...config,
    access: 'read_write',
    sf_polling_seconds: 120,
    upsert_field: 'Name',
    fields: {Id: {}, SystemModstamp: {}, CreatedDate: {}, IsDeleted: {}, Name: {}, Fax: {}},
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, Name: {unique: true}},
    revision: 7,
  };
  const live = [{...account, config: configOf(known)}];
  const {revision: _, ...said} = known;

  test.each<[string, JsonObject]>([
    ['every setting', {fields: known.fields, indexes: known.indexes}],
    ['the indexes', {...said, indexes: undefined as never}],
    ['the system fields', {...said, fields: {Name: {}, Fax: {}}}],
    ['the standard indexes', {...said, indexes: {Name: {unique: true}}}],
    ['the upsert field', {fields: known.fields, indexes: known.indexes}],
    ['whether an index is unique', {...said, indexes: {Id: {}, Name: {}}}],
  ])('stays unchanged: %s', (_what, wanted) => {
    const plain = JSON.parse(JSON.stringify(wanted)) as JsonObject;
    expect(planFor(plain, {live}).steps).toEqual([]);
  });

  test.each<[string, JsonObject, object[]]>([
    ['an upsert field of null', {upsert_field: null}, [{key: 'upsert_field', to: null}]],
    ['empty indexes', {indexes: {}}, [{kind: 'index_removed', field: 'Name'}]],
    [
      'indexes without that of the upsert field, which is left out',
      {indexes: {}, upsert_field: undefined as never},
      [
        {kind: 'index_removed', field: 'Name'},
        {key: 'upsert_field', to: null},
      ],
    ],
    [
      'fewer fields',
      {fields: {Name: {}}, indexes: undefined as never},
      [{kind: 'field_removed', field: 'Fax'}],
    ],
  ])('is removed when null or empty: %s', (_what, change, changes) => {
    const plain = JSON.parse(JSON.stringify({...said, ...change})) as JsonObject;
    expect(planFor(plain, {live}).steps).toMatchObject([{changes}]);
  });

  test('removes an upsert field when its field is dropped', () => {
    const plain = {fields: {Fax: {}}};
    expect(planFor(plain, {live}).steps).toMatchObject([
      {
        changes: [
          {kind: 'field_removed'},
          {kind: 'index_removed'},
          {key: 'upsert_field', to: null},
        ],
      },
    ]);
  });

  test('takes the index of a dropped field with it when the indexes are left out', () => {
    const [step] = planFor({fields: {Fax: {}}, upsert_field: null}, {live}).steps;
    if (step?.action !== 'update') throw new Error('no update');
    expect([...(step.config.indexes ?? [])].map(([name]) => name)).toEqual([
      'Id',
      'SystemModstamp',
    ]);
  });

  test('has its default on a new mapping', () => {
    expect(planFor({fields: {Id: {}}}, {live: []}).steps).toMatchObject([
      {config: {settings: {access: 'read_only', sf_polling_seconds: 600}}},
    ]);
  });
});

test('makePlan: takes a name in another case for the one that is there', () => {
  const wanted = {
    ...config,
    fields: {id: {}, SystemModstamp: {}, NAME: {}},
    indexes: {id: {unique: true}, SystemModstamp: {unique: false}},
  };
  expect(planFor(wanted, {object_name: 'account'}).steps).toEqual([]);
});

test('makePlan: keeps two mappings apart when they differ in case only', () => {
  const live = [account, {...account, id: 'm2', object_name: 'ACCOUNT'}];
  const {steps, unmanaged} = planFor(config, {live, object_name: 'account'});
  expect(steps).toMatchObject([{action: 'create', object_name: 'account'}]);
  expect(unmanaged.map(({object_name}) => object_name)).toEqual(['ACCOUNT', 'Account']);
});

describe('makePlan: a key that is not known', () => {
  test('is sent with a new mapping; does not change an existing one', () => {
    const wanted = {...config, brand_new: true};
    expect(planFor(wanted)).toMatchObject({
      steps: [],
      ignored: [{object_name: 'Account', keys: ['brand_new']}],
    });
    expect(planFor(wanted, {live: []}).steps).toMatchObject([{config: {extra: {brand_new: true}}}]);
  });

  test('is kept by a change, and changed when the file has it', () => {
    const live = [{...account, config: configOf({...config, revision: 7, brand_new: 1})}];
    expect(planFor({...config, access: 'read_write'}, {live}).steps).toMatchObject([
      {config: {extra: {brand_new: 1}, settings: {access: 'read_write'}}},
    ]);
    expect(planFor({...config, brand_new: 2}, {live}).steps).toMatchObject([
      {changes: [{kind: 'setting_changed', key: 'brand_new', from: 1, to: 2}]},
    ]);
  });
});

describe('makePlan: a mapping that the file does not have', () => {
  const lead: LiveMapping = {...account, id: 'm2', object_name: 'Lead'};

  test('stays, and is named, without pruning', () => {
    const plan = planFor(config, {live: [account, lead]});
    expect(plan).toMatchObject({steps: [], unmanaged: [{object_name: 'Lead'}]});
    expect(destroys(plan)).toBe(false);
  });

  test('is deleted last with pruning', () => {
    const wanted = [mappingOf('Account', config), mappingOf('Zebra__c', config)];
    const plan = makePlan(connection, [lead], wanted, {prune: true});
    expect(plan.steps.map(({action, object_name}) => `${action} ${object_name}`)).toEqual([
      'create Account',
      'create Zebra__c',
      'delete Lead',
    ]);
    expect(plan.steps[2]).toMatchObject({consequence: {effect: 'drop_table', rows: 4100}});
    expect(destroys(plan)).toBe(true);
    expect(requestsOf(plan)).toBe(5);
  });
});
