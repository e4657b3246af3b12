import {describe, expect, test} from 'vitest';
import {applyOverlay, readOverlay} from '../../../../src/lib/domain/plan/overlay.ts';
import type {Json} from '../../../../src/lib/domain/json.ts';
import {mappingOf, plainOf} from '../../../harness/configurations.ts';

const mappings = [
  {
    object_name: 'Account',
    config: {
      access: 'read_write',
      sf_polling_seconds: 120,
      fields: {Id: {}, Fax: {}, Name: {}},
      indexes: {Id: {unique: true}, Fax: {unique: false}},
      upsert_field: 'Name',
    },
  },
  {object_name: 'Lead', config: {access: 'read_write', fields: {Id: {}}, indexes: {}}},
];

const overlaid = (patches: Json) => {
  const before = mappings.map(({object_name, config}) => mappingOf(object_name, config));
  const overlay = readOverlay({mappings: patches}, 'review.yaml');
  return applyOverlay(before, overlay, 'review.yaml').configuration.mappings.map(
    ({object_name, config}) => ({object_name, config: plainOf(config)}),
  );
};

test('applyOverlay: leaves a mapping out when its overlay is null', () => {
  expect(overlaid({Lead: null}).map(({object_name}) => object_name)).toEqual(['Account']);
});

test('applyOverlay: changes a value, and takes it away when the overlay has null', () => {
  const [account] = overlaid({Account: {access: 'read_only', sf_polling_seconds: null}});
  expect(account?.config).toMatchObject({access: 'read_only', upsert_field: 'Name'});
  expect(account?.config).not.toHaveProperty('sf_polling_seconds');
});

test('applyOverlay: removes the upsert field when the overlay has null', () => {
  const patch = {upsert_field: null};
  expect(overlaid({Account: patch})[0]?.config).toHaveProperty('upsert_field', null);
  expect(overlaid({'*': patch})[0]?.config).toHaveProperty('upsert_field', null);
});

test('applyOverlay: leaves out the index of a field that is left out', () => {
  const [account] = overlaid({Account: {fields: {Fax: null, Phone: {}}}});
  expect(account?.config).toMatchObject({
    fields: {Id: {}, Name: {}, Phone: {}},
    indexes: {Id: {unique: true}},
  });
  expect(Object.keys(account?.config.indexes ?? {})).toEqual(['Id']);
});

test('applyOverlay: takes a field in another case for the one that is there', () => {
  const [account] = overlaid({Account: {fields: {fax: null, name: {}}, upsert_field: 'name'}});
  expect(account?.config).toMatchObject({fields: {Id: {}, Name: {}}, upsert_field: 'Name'});
  expect(account?.config.fields).toEqual({Id: {}, Name: {}});
  expect(account?.config.indexes).toEqual({Id: {unique: true}});
});

test('applyOverlay: applies the star to every mapping, before the overlay of its name', () => {
  const result = overlaid({'*': {sf_polling_seconds: 3600}, Lead: {sf_polling_seconds: 600}});
  expect(result.map(({config}) => config.sf_polling_seconds)).toEqual([3600, 600]);
});

test('applyOverlay: takes keys that an object inherits as any other, and what follows them', () => {
  const patch = JSON.parse(
    '{"Lead": {"fields": {"constructor": {}, "__proto__": {"a": 1}, "Name": {}}}}',
  ) as Json;
  const lead = overlaid(patch)[1];
  expect(JSON.stringify(lead?.config.fields)).toBe(
    '{"Id":{},"constructor":{},"__proto__":{"a":1},"Name":{}}',
  );
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

test('applyOverlay: leaves the configuration that it is given as it was', () => {
  const before = mappings.map(({object_name, config}) => mappingOf(object_name, config));
  const copy = structuredClone(before);
  const overlay = readOverlay(
    {mappings: {Account: {fields: {Fax: null}}, Lead: null}},
    'review.yaml',
  );
  applyOverlay(before, overlay, 'review.yaml');
  expect(before).toEqual(copy);
});

describe('readOverlay, applyOverlay: refuse', () => {
  test.each<[string, Json, RegExp]>([
    ['a list', [], /must have a `mappings` object/],
    ['no mappings', {Account: {}}, /must have a `mappings` object/],
    ['a mapping that is a text', {mappings: {Account: 'none'}}, /mappings\.Account must be/],
    ['nothing at all', {mappings: {'*': null}}, /would remove every mapping/],
  ])('%s', (_what, value, reason) => {
    const read = () => readOverlay(value, 'review.yaml');
    expect(read).toThrow(
      expect.objectContaining({kind: 'bad_input', reason: expect.stringMatching(reason) as string}),
    );
  });

  test('a mapping that is not there, with the nearest name', () => {
    expect(() => overlaid({Acount: {access: 'read_only'}})).toThrow(
      expect.objectContaining({kind: 'bad_input', reason: 'Did you mean Account?'}),
    );
  });
});
