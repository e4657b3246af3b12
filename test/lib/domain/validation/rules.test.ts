import {describe, expect, test} from 'vitest';
import type {ObjectField} from '../../../../src/lib/domain/mappings/mapping.ts';
import {
  parseDocument,
  type ConfiguredMapping,
} from '../../../../src/lib/domain/configuration/configuration.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import {mappingOf} from '../../../harness/configurations.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {unreadableFinding} from '../../../../src/lib/domain/validation/report.ts';
import {ruleIds, ruleOf, type RuleId} from '../../../../src/lib/domain/validation/rules.ts';
import {liveConfigs, type Knowledge} from '../../../../src/lib/domain/validation/subject.ts';
import {validate} from '../../../../src/lib/domain/validation/validate.ts';

const correct = `{
  "$schema": "./schema/configuration.schema.json",
  "version": 1,
  "connection": {"app_name": "acme", "api_version": "60.0", "features": {"new_one": 1}},
  "mappings": [
    {
      "object_name": "Contact",
      "config": {
        "access": "read_write",
        "sf_notify_enabled": false,
        "sf_polling_seconds": 600,
        "sf_max_daily_api_calls": 30000,
        "upsert_field": "PG_ID__c",
        "fields": {
          "Account__PG_ID__c": {},
          "CreatedDate": {},
          "Id": {},
          "IsDeleted": {},
          "LastName": {},
          "PG_ID__c": {},
          "SystemModstamp": {}
        },
        "indexes": {
          "Id": {"unique": true},
          "PG_ID__c": {"unique": true},
          "SystemModstamp": {"unique": false}
        }
      }
    }
  ]
}
`;

/** A row a rule: one change of the correct document, with a » before the place of the finding. */
interface Row {
  rule: RuleId;
  from?: string | RegExp;
  to: string;
  /** What else is found, since one thing leads to another. */
  also?: RuleId[];
  advice?: string;
  plan?: string;
  /** What the connection knows; where it is not said, nobody is asked. */
  schema?: ObjectField[] | null;
  /** The mappings of the connection; where it is not said, nobody is asked. */
  live?: ConfiguredMapping[];
}

const field = (name: string, more: Partial<ObjectField> = {}, record = {}): ObjectField => ({
  ...{name, label: null, type: 'string', required: false, record},
  ...more,
});
const needed = {nillable: false, createable: true, defaultedOnCreate: false};
const contact = [
  field('Id', {required: true}),
  field('IsDeleted', {required: true}),
  field('SystemModstamp', {required: true}),
  field('CreatedDate'),
  field('LastName', {}, needed),
  field('AccountId', {}, needed),
  field('PG_ID__c', {}, {externalId: true, idLookup: true}),
];
const without = (...names: string[]) => contact.filter(({name}) => !names.includes(name));

const mapping = /\{\n {6}"object_name"[^]*\n {4}\}(?=\n {2}\])/;
const second = '"config": {"access": "read_only", "sf_notify_enabled": false, ';
const rest =
  '"sf_polling_seconds": 600, "fields": {"Id": {}, "SystemModstamp": {}, "CreatedDate": {}, ';
const other = `${second}${rest}"IsDeleted": {}}, "indexes": {"Id": {"unique": true}, "SystemModstamp": {"unique": false}}}}`;

const rows: Row[] = [
  {rule: 'missing-key', from: /"config"([^]*?)"fields"[^]*?\n {8}\},/, to: '»"config"$1'},
  {rule: 'missing-key', from: /\{\n {6}"object_name".*/, to: '»{'},
  {rule: 'wrong-type', from: '600', to: '»"600"', advice: 'Write 600 without quotes.'},
  {rule: 'wrong-type', from: '600', to: '»600.5'},
  {rule: 'wrong-type', from: 'false,', to: '»"false",', advice: 'Write false without quotes.'},
  {rule: 'wrong-type', from: '"LastName": {}', to: '"LastName": »null'},
  {rule: 'wrong-type', from: mapping, to: '»"Contact"'},
  {rule: 'wrong-type', from: /\{[^]*\}/, to: '»[]'},
  {
    rule: 'wrong-value',
    from: '"read_write"',
    to: '»"readwrite"',
    advice: 'Did you mean read_write?',
  },
  {rule: 'wrong-value', from: '"Contact"', to: '»" "'},
  {rule: 'wrong-value', from: '30000', to: '»0'},
  {rule: 'wrong-value', from: '"version": 1', to: '"version": »0'},
  {
    rule: 'unknown-key',
    from: '"sf_max_daily_api_calls"',
    to: '»"sf_max_daily_calls"',
    advice: 'Did you mean sf_max_daily_api_calls?',
  },
  {rule: 'unknown-key', from: '"LastName": {}', to: '"LastName": {»"required": true}'},
  {rule: 'unknown-version', from: '"version": 1', to: '"version": »2'},
  {rule: 'old-api-version', from: '"60.0"', to: '»"38.0"'},
  {rule: 'no-mappings', from: mapping, to: '', also: []},
  {
    rule: 'too-many-mappings',
    from: /"mappings": \[[^]*\]/,
    to: `»"mappings": [${Array.from({length: 101}, (_, n) => `{"object_name": "A${n}__c", ${other}`).join(', ')}]`,
  },
  {rule: 'duplicate-object', from: '\n  ]', to: `, {"object_name": »"Contact", ${other}]`},
  {rule: 'object-case', from: '\n  ]', to: `, {"object_name": »"contact", ${other}]`},
  {
    rule: 'duplicate-object',
    from: '\n  ]',
    to: ', {"object_name": »"Contact", "config": {"fields": []}}]',
    also: ['wrong-type'],
  },
  {
    rule: 'object-case',
    from: '\n  ]',
    to: ', {"object_name": »"CONTACT"}]',
    also: ['missing-key'],
  },
  {rule: 'object-not-mappable', from: '"Contact"', to: '»"Faq__kav"'},
  {rule: 'object-not-mappable', from: '"Contact"', to: '»"KnowledgeArticleVersion"'},
  {rule: 'object-limited', from: '"Contact"', to: '»"Attachment"'},
  {rule: 'api-name', from: '"Contact"', to: '»"My contact"'},
  {rule: 'api-name', from: '"LastName"', to: '»"Last name"'},
  {rule: 'long-name', from: '"LastName"', to: `»"${'Last'.repeat(16)}"`},
  {
    rule: 'no-fields',
    from: /"fields": \{[^]*?\n {8}\}/,
    to: '»"fields": {}',
    also: ['index-without-field', 'upsert-not-mapped'],
  },
  {rule: 'field-case', from: '"LastName": {}', to: '"LastName": {}, »"Lastname": {}'},
  {rule: 'field-not-mappable', from: '"LastName"', to: '»"MailingAddress"'},
  {
    rule: 'field-not-mappable',
    from: '"LastName": {}',
    to: '"LastName": {}, »"Place__c": {}',
    schema: [...contact, field('Place__c', {type: 'location'})],
  },
  {
    rule: 'system-field-left-out',
    from: /"fields"([^]*?)"SystemModstamp": \{\}/,
    to: '»"fields"$1"Name": {}',
  },
  {
    rule: 'system-field',
    from: /"fields"([^]*?)"SystemModstamp": \{\}/,
    to: '»"fields"$1"Name": {}',
    also: ['index-without-field'],
    live: [],
  },
  {
    rule: 'usual-field',
    from: /"fields"([^]*?)"CreatedDate": \{\},/,
    to: '»"fields"$1',
    advice: 'Add CreatedDate to the fields if the object has it.',
  },
  {
    rule: 'usual-field',
    from: /"fields"([^]*?)"SystemModstamp": \{\}([^]*?),\n[^\n]*"SystemModstamp".*/,
    to: '»"fields"$1"LastModifiedDate": {}$2',
  },
  {rule: 'system-field-case', from: '"IsDeleted"', to: '»"isdeleted"'},
  {
    rule: 'index-without-field',
    from: '"Id": {"unique": true}',
    to: '"Id": {"unique": true}, »"Last": {"unique": false}',
  },
  {
    rule: 'field-case',
    from: '"Id": {"unique": true}',
    to: '"Id": {"unique": true}, »"id": {"unique": true}',
  },
  {
    rule: 'index-without-kind',
    from: '"Id": {"unique": true}',
    to: '"Id": {"unique": true}, »"LastName": {}',
  },
  {rule: 'system-index', from: /"indexes"([^]*?)"Id": \{.*\},/, to: '»"indexes"$1'},
  {rule: 'system-index-kind', from: '"Id": {"unique": true', to: '"Id": {"unique": »false'},
  {
    rule: 'upsert-not-mapped',
    from: '"upsert_field": "PG_ID__c"',
    to: '"upsert_field": »"Other__c"',
  },
  {
    rule: 'upsert-not-unique',
    from: '"upsert_field": "PG_ID__c"',
    to: '"upsert_field": »"LastName"',
  },
  {rule: 'upsert-read-only', from: /"read_write"([^]*?)"PG/, to: '"read_only"$1»"PG'},
  {rule: 'write-without-upsert', from: /"read_write"([^]*?)"upsert.*/, to: '»"read_write"$1'},
  {rule: 'polling-too-often', from: '600', to: '»119'},
  {rule: 'polling-below-plan', from: '600', to: '»120', plan: 'demo'},
  {rule: 'polling-too-seldom', from: '600', to: '»3601'},
  {
    rule: 'setting-left-out',
    from: /"config"([^]*?)"sf_polling_seconds": 600,/,
    to: '»"config"$1',
    advice: 'Add the usual settings: sf_polling_seconds: 600.',
  },
  {rule: 'object-missing', from: '"Contact"', to: '»"Contact"', schema: null},
  {
    rule: 'field-missing',
    from: '"LastName": {}',
    to: '"LastName": {}, »"LastNam": {}',
    schema: contact,
    advice: 'Did you mean LastName?',
  },
  {
    rule: 'field-missing',
    from: '"LastName": {}',
    to: '"LastName": {}, »"Account__c": {}',
    schema: contact,
  },
  {rule: 'field-spelling', from: '"LastName"', to: '»"Lastname"', schema: contact},
  {rule: 'field-spelling', from: '"CreatedDate"', to: '»"createddate"', schema: contact},
  {
    rule: 'required-field',
    from: /"fields"([^]*?)"IsDeleted": \{\},/,
    to: '»"fields"$1',
    schema: contact,
  },
  {
    rule: 'write-without-field',
    from: /"fields"([^]*?)"LastName": \{\},/,
    to: '»"fields"$1',
    schema: contact,
  },
  {
    rule: 'upsert-not-external',
    from: '"upsert_field": "PG_ID__c"',
    to: '"upsert_field": »"PG_ID__c"',
    schema: [...without('PG_ID__c'), field('PG_ID__c', {}, {externalId: false, idLookup: false})],
  },
];

/** These say that there is nothing to hold the other rules against. */
const ofReading: RuleId[] = ['syntax', 'unreadable'];

async function check(text: string, knowledge: Knowledge) {
  const found = validate(parseDocument(await parseSource(text, 'connect.json')), knowledge);
  return found.map(({rule, position: position, severity, advice}) => ({
    rule,
    at: `${position.line}:${position.column}`,
    severity,
    advice,
  }));
}

function marked(text: string): {text: string; at: string | null} {
  const before = text.split('»', 1)[0] ?? '';
  const lines = before.split('\n');
  const at = text.includes('»') ? `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}` : null;
  return {text: text.replace('»', ''), at};
}

const knowing = (
  schema: ObjectField[] | null | undefined,
  plan?: string,
  live?: ConfiguredMapping[],
): Knowledge => ({
  plan,
  ...(live === undefined ? {} : {live: liveConfigs(live)}),
  ...(schema === undefined ? {} : {schemas: new Map([['contact', schema]])}),
});

test('rules: each has a case here', () => {
  const known = [...rows.map(({rule}) => rule), ...ofReading];
  expect([...new Set(known)].sort()).toEqual([...ruleIds].sort());
});

test.each([undefined, contact])(
  'validate: finds nothing in the correct document',
  async (schema) => {
    expect(await check(correct, knowing(schema, 'demo'))).toEqual([]);
  },
);

test.each(rows)(
  'validate: finds $rule in $to',
  async ({rule, from = '', to, also = [], ...row}) => {
    const changed = correct.replace(from, to);
    expect(changed).not.toBe(correct);
    const {text, at} = marked(changed);
    const found = await check(text, knowing(row.schema, row.plan, row.live));
    expect(found.map((one) => one.rule).sort()).toEqual([rule, ...also].sort());
    const first = found.find((one) => one.rule === rule);
    expect(first?.severity).toBe(ruleOf(rule).severity);
    if (at !== null) expect(first?.at).toBe(at);
    if (row.advice !== undefined) expect(first?.advice).toBe(row.advice);
  },
);

describe('validate: a file that cannot be read', () => {
  test('has a finding where it stops being JSON', () => {
    const failure = new Failure('bad_input', 'a.json is not valid JSON.', {
      reason: 'a.json:2:3: Comma expected.',
      facts: {position: {file: 'a.json', line: 2, column: 3}},
    });
    expect(unreadableFinding('a.json', failure)).toMatchObject({
      rule: 'syntax',
      message: 'Comma expected.',
      position: {file: 'a.json', line: 2, column: 3},
    });
  });

  test('has a finding at its beginning when there is no file', () => {
    const failure = new Failure('bad_input', 'Cannot read a.json.', {reason: 'It is a device.'});
    expect(unreadableFinding('a.json', failure)).toMatchObject({
      rule: 'unreadable',
      message: 'It is a device.',
      position: {file: 'a.json', line: 1, column: 1},
    });
  });
});

describe('validate: finds nothing when', () => {
  const validated = (object: string, fields: string[], indexes: Record<string, boolean>) =>
    check(
      JSON.stringify({
        mappings: [
          {
            object_name: object,
            config: {
              access: 'read_only',
              sf_notify_enabled: false,
              sf_polling_seconds: 600,
              fields: Object.fromEntries(fields.map((name) => [name, {}])),
              indexes: Object.fromEntries(
                Object.entries(indexes).map(([name, unique]) => [name, {unique}]),
              ),
            },
          },
        ],
      }),
      {},
    );

  test.each([
    ['User', ['Id', 'SystemModstamp', 'CreatedDate'], {Id: true, SystemModstamp: false}],
    ['AccountShare', ['Id', 'LastModifiedDate', 'IsDeleted'], {Id: true, LastModifiedDate: false}],
    ['Thing__history', ['Id', 'CreatedDate', 'IsDeleted'], {Id: true, CreatedDate: false}],
  ])('%s lacks what others have', async (object, fields, indexes) => {
    expect(await validated(object, fields, indexes)).toEqual([]);
  });

  test('a key that JavaScript has on every object', async () => {
    const text = correct.replace('"version": 1', '"version": 1, »"__proto__": {"a": 1}');
    expect(await check(marked(text).text, {})).toMatchObject([
      {rule: 'unknown-key', at: marked(text).at},
    ]);
  });
});

test('validate: writes a short message when a name is a megabyte long', async () => {
  const text = correct.replace('"LastName"', `"${'x y'.repeat(350_000)}"`);
  const [first] = validate(parseDocument(await parseSource(text, 'connect.json')));
  expect(first?.rule).toBe('api-name');
  expect(first?.message.length).toBeLessThan(200);
});

test('validate: accepts a file with a single mapping', async () => {
  const text = `{"object_name": "Contact", ${other.replace('"Id": {}, ', '')}`;
  const source = await parseSource(text, 'Contact.json');
  expect(validate(parseDocument(source)).map(({rule, path}) => [rule, path.join('.')])).toEqual([
    ['system-field-left-out', 'config.fields.Id'],
  ]);
});

describe('validate: missing keys', () => {
  const whole = {
    ...{access: 'read_write', sf_notify_enabled: false, sf_polling_seconds: 600},
    upsert_field: 'PG_ID__c',
    fields: {Id: {}, SystemModstamp: {}, CreatedDate: {}, IsDeleted: {}, PG_ID__c: {}},
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, PG_ID__c: {unique: true}},
  };
  const left: [what: string, config: object, offline: RuleId[], new: RuleId[]][] = [
    ['nothing', whole, [], []],
    [
      'Id',
      {...whole, fields: {...whole.fields, Id: undefined}},
      [],
      ['system-field', 'index-without-field'],
    ],
    ['the indexes', {...whole, indexes: undefined}, [], ['upsert-not-unique']],
    [
      'the system fields and indexes',
      {...whole, fields: {PG_ID__c: {}}, indexes: {PG_ID__c: {unique: true}}},
      [],
      ['system-field', 'system-field'],
    ],
    ['an index on a field', {...whole, indexes: {}}, ['upsert-not-unique'], ['upsert-not-unique']],
  ];

  test.each(left)(
    'is no error on a mapping that exists, and checked on a new one: %s',
    async (_, config, offline, asNew) => {
      const text = JSON.stringify({mappings: [{object_name: 'Contact', config}]});
      const errors = async (knowledge: Knowledge) =>
        (await check(text, knowledge))
          .filter(({severity}) => severity === 'error')
          .map(({rule}) => rule)
          .sort();
      expect(await errors({})).toEqual(offline);
      expect(await errors({live: new Map()})).toEqual([...asNew].sort());
      expect(await errors({live: liveConfigs([mappingOf('contact', whole)])})).toEqual(offline);
    },
  );
});
