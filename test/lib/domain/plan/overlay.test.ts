import {describe, expect, test} from 'vitest';
import {applyOverlay, readOverlay} from '../../../../src/lib/domain/plan/overlay.ts';
import type {Json} from '../../../../src/lib/domain/json.ts';

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

const overlaid = (patches: Json) =>
  applyOverlay(mappings, readOverlay({mappings: patches}, 'review.yaml'), 'review.yaml');

test('a mapping that is null is left out', () => {
  expect(overlaid({Lead: null}).map(({object_name}) => object_name)).toEqual(['Account']);
});

test('a value is changed, and null takes one away', () => {
  const [account] = overlaid({Account: {access: 'read_only', upsert_field: null}});
  expect(account?.config).toMatchObject({access: 'read_only', sf_polling_seconds: 120});
  expect(account?.config).not.toHaveProperty('upsert_field');
});

test('a field that is left out takes its index with it', () => {
  const [account] = overlaid({Account: {fields: {Fax: null, Phone: {}}}});
  expect(account?.config).toMatchObject({
    fields: {Id: {}, Name: {}, Phone: {}},
    indexes: {Id: {unique: true}},
  });
  expect(Object.keys(account?.config.indexes ?? {})).toEqual(['Id']);
});

test('a field in another case is the one that is there', () => {
  const [account] = overlaid({Account: {fields: {fax: null, name: {}}, upsert_field: 'name'}});
  expect(account?.config).toMatchObject({fields: {Id: {}, Name: {}}, upsert_field: 'Name'});
  expect(account?.config.fields).toEqual({Id: {}, Name: {}});
  expect(account?.config.indexes).toEqual({Id: {unique: true}});
});

test('the star stands for every mapping, and goes before a name', () => {
  const result = overlaid({'*': {sf_polling_seconds: 3600}, Lead: {sf_polling_seconds: 600}});
  expect(result.map(({config}) => config.sf_polling_seconds)).toEqual([3600, 600]);
});

test('what it is applied to stays as it was', () => {
  const before = JSON.stringify(mappings);
  overlaid({Account: {fields: {Fax: null}}, Lead: null});
  expect(JSON.stringify(mappings)).toBe(before);
});

describe('what is refused', () => {
  test.each<[string, Json, RegExp]>([
    ['a list', [], /has to be an object/],
    ['no mappings', {Account: {}}, /has to be an object with an object of mappings/],
    ['a mapping that is a text', {mappings: {Account: 'none'}}, /mappings\.Account has to be/],
    ['nothing at all', {mappings: {'*': null}}, /nothing would be left/],
  ])('%s', (_what, value, reason) => {
    const read = () => readOverlay(value, 'review.yaml');
    expect(read).toThrow(
      expect.objectContaining({kind: 'bad_input', reason: expect.stringMatching(reason) as string}),
    );
  });

  test('a mapping that is not there, with what may have been meant', () => {
    expect(() => overlaid({Acount: {access: 'read_only'}})).toThrow(
      expect.objectContaining({kind: 'bad_input', reason: 'Did you mean Account?'}),
    );
  });
});
