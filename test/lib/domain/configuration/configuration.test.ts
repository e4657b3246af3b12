import {describe, expect, test} from 'vitest';
import {
  canonicalText,
  renderConfiguration,
  sentText,
} from '../../../../src/lib/domain/configuration/canonical.ts';
import {configurationOf} from '../../../../src/lib/domain/configuration/parse.ts';
import {parseConfiguration} from '../../../../src/lib/domain/configuration/configuration.ts';
import type {Json} from '../../../../src/lib/domain/json.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import type {Failure} from '../../../../src/lib/errors.ts';

const readable = (value: object) => parseConfiguration(value as Json).configuration;

const account = {
  object_name: 'Account',
  config: {
    access: 'read_only',
    fields: {Id: {}, Name: {}},
    indexes: {Id: {unique: true}},
  },
};

describe('canonicalText', () => {
  const shuffled = {
    version: 1,
    future: {b: 1, a: [2, 1]},
    connection: {
      name: '',
      exported_at: '2026-01-15T09:00:00+00:00',
      app_name: 'acme',
      features: {z: true, a: false},
    },
    mappings: [
      {
        config: {
          revision: 7,
          applied_at: '2026-01-01T00:00:00Z',
          zebra: 1,
          indexes: {SystemModstamp: {unique: false}, Id: {unique: true}},
          fields: {b__c: {}, Name: {}, Id: {}, B__c: {}},
          upsert_field: 'Id',
          sf_polling_seconds: 600,
          access: 'read_write',
        },
        object_name: 'contact__c',
      },
      {object_name: 'Contact', config: {fields: {}}},
    ],
  };

  test('sorts, and leaves out what changes by itself', () => {
    expect(JSON.parse(canonicalText(readable(shuffled)))).toEqual({
      mappings: [
        {object_name: 'Contact', config: {fields: {}}},
        {
          object_name: 'contact__c',
          config: {
            access: 'read_write',
            sf_polling_seconds: 600,
            upsert_field: 'Id',
            fields: {B__c: {}, Id: {}, Name: {}, b__c: {}},
            indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
            zebra: 1,
          },
        },
      ],
      connection: {app_name: 'acme', features: {a: false, z: true}, name: ''},
      version: 1,
      future: {a: [2, 1], b: 1},
    });
  });

  test('writes the keys of a mapping in one order', () => {
    const keys = [...canonicalText(readable(shuffled)).matchAll(/"(\w+)":/g)].map(([, key]) => key);
    expect(keys.join(' ')).toBe(
      'mappings object_name config fields object_name config access sf_polling_seconds upsert_field ' +
        'fields B__c Id Name b__c indexes Id unique SystemModstamp unique zebra ' +
        'connection app_name features a z name version future a b',
    );
  });

  test('writes the canonical form as it is', () => {
    const text = canonicalText(readable(shuffled));
    expect(canonicalText(readable(JSON.parse(text) as object))).toBe(text);
  });

  test('keeps a key called __proto__ as data', () => {
    const text = '{"mappings": [{"object_name": "A", "config": {"__proto__": 1}}]}';
    expect(canonicalText(readable(JSON.parse(text) as object))).toContain('"__proto__": 1');
  });
});

describe('configurationOf', () => {
  const read = async (value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return configurationOf(await parseSource(text, 'connect.json'), 'connect.json');
  };
  const reasonOf = async (value: unknown) => {
    const error = await read(value).then(
      () => null,
      (failure: unknown) => failure as Failure,
    );
    expect(error?.kind).toBe('bad_input');
    return error?.reason;
  };

  test('keeps keys that are not known', async () => {
    const configuration = await read({mappings: [{...account, added: 1}], added: true});
    expect(configuration).toMatchObject({
      mappings: [{object_name: 'Account', extra: {added: 1}}],
      extra: {added: true},
    });
    const sent = {mappings: [{...account, added: 1}], added: true};
    expect(renderConfiguration(configuration)).toEqual(sent);
    expect(JSON.parse(sentText(configuration))).toEqual(sent);
  });

  test('leaves out $schema, which is for editors', async () => {
    const lead = {...account, object_name: 'Lead'};
    const marked = {...lead, $schema: './mapping.json'};
    const configuration = await read({$schema: './schema.json', mappings: [account, marked]});
    expect(renderConfiguration(configuration)).toEqual({mappings: [account, lead]});
    expect(JSON.parse(sentText(configuration))).toEqual({mappings: [account, lead]});
  });

  test.each([
    ['', 'It is empty.'],
    ['  \n', 'It is empty.'],
    ['{"mappings": [', /^connect\.json:1:15: .* Unexpected end of text\.$/],
    ['{"mappings": []\n "version": 1}', /^connect\.json:2:2: Comma expected\.$/],
    ['<html></html>', /^connect\.json:1:1: /],
    ['{"a": NaN}', /^connect\.json:1:7: /],
    ['{"mappings": [],}', /^connect\.json:1:17: /],
    ['[]', 'The configuration must be an object.'],
    ['{}', '`mappings` must be a list.'],
    [{mappings: {}}, '`mappings` must be a list.'],
    [{mappings: [1]}, 'A mapping must be an object.'],
    [{mappings: [{}]}, '`object_name` must be the name of a Salesforce object.'],
    [{mappings: [{object_name: 'A'}]}, '`config` of A must be an object.'],
    [{mappings: [{object_name: 'A', config: {}}, account]}, '`fields` of A must be an object.'],
    [{mappings: [account, account]}, 'Account is mapped twice.'],
    [
      {mappings: [{object_name: 'A', config: {fields: [], access: 'write'}}]},
      '`fields` of A must be an object. And 1 more.',
    ],
    [{mappings: [], connection: 'acme'}, '`connection` must be an object.'],
  ])('refuses %j', async (value, reason) => {
    expect(await reasonOf(value)).toMatch(reason);
  });

  test('takes a file of a folder as a configuration of one mapping, as validate does', async () => {
    const {mappings} = await read(account);
    expect(mappings.map(({object_name}) => object_name)).toEqual(['Account']);
    expect(await reasonOf({...account, config: {}})).toMatch(
      'connect.json:1:26: `fields` of Account',
    );
  });
});
