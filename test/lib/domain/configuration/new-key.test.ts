import {Ajv} from 'ajv';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {readEdit, settingFlags} from '../../../../src/lib/cli/flags/mapping.ts';
import {canonicalText} from '../../../../src/lib/domain/configuration/canonical.ts';
import {diffMappings} from '../../../../src/lib/domain/comparison/diff.ts';
import {draftConfig} from '../../../../src/lib/domain/configuration/draft.ts';
import {mappingSchema} from '../../../../src/lib/domain/configuration/shape/json-schema.ts';
import {configKeys, type KeyRow} from '../../../../src/lib/domain/configuration/keys.ts';
import {parseDocument} from '../../../../src/lib/domain/configuration/configuration.ts';
import {makePlan} from '../../../../src/lib/domain/plan/plan.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import {validate} from '../../../../src/lib/domain/validation/validate.ts';
import {configurationOf, mappingOf} from '../../../harness/configurations.ts';

/** A key that the service may have one day. The row is all that hconnect is told of it. */
const row: KeyRow = {
  kind: 'integer',
  description: 'How many days a deleted row is kept.',
  must: '`retention_days` of {object} must be a whole number, at least 1.',
  minimum: 1,
  default: 30,
  change: {effect: 'resync', source: 'the article that tells of it'},
  flag: {name: 'retention', description: 'How long deleted rows are kept.', value: 'DAYS'},
};

const table: Record<string, KeyRow> = configKeys;
const {revision} = configKeys;

beforeAll(() => {
  // Before the last of the rows: the order of the table is the order of the keys in a file.
  Reflect.deleteProperty(table, 'revision');
  Object.assign(table, {retention_days: row, revision});
});

afterAll(() => {
  Reflect.deleteProperty(table, 'retention_days');
});

const config = (more: object) => ({
  access: 'read_only',
  sf_notify_enabled: false,
  sf_polling_seconds: 600,
  fields: {Id: {}, SystemModstamp: {}, CreatedDate: {}, IsDeleted: {}},
  indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
  ...more,
});
const lead = (more: object) => ({object_name: 'Lead', config: config(more)});

describe('a new row of configKeys', () => {
  const findings = async (more: object) => {
    const text = JSON.stringify({mappings: [lead(more)]});
    const found = validate(parseDocument(await parseSource(text, 'connect.json')));
    return found.map(({rule, message, advice}) => `${rule}: ${message} ${advice}`);
  };

  test('is validated', async () => {
    expect(await findings({retention_days: 7})).toEqual([]);
    expect(await findings({retention_days: '7'})).toEqual([
      'wrong-type: `retention_days` of Lead must be a whole number, at least 1. Write 7 without quotes.',
    ]);
    expect(await findings({retention_day: 7, retention_days: 7})).toEqual([
      'unknown-key: Unknown key: retention_day. Check the spelling.',
    ]);
    expect(await findings({})).toEqual([
      'setting-left-out: Lead is missing the setting retention_days. Add the usual settings: retention_days: 30.',
    ]);
  });

  test('has its default in a new mapping', () => {
    expect(draftConfig('Lead', {}, {defaults: true}).settings).toMatchObject({
      retention_days: 30,
    });
  });

  test('has its place in the canonical order', () => {
    const text = canonicalText(
      configurationOf({mappings: [lead({another: 1, retention_days: 7})]}),
    );
    const keys = [...text.matchAll(/^ {8}"(\w+)":/gm)].map(([, key]) => key);
    expect(keys.slice(-3)).toEqual(['indexes', 'retention_days', 'another']);
  });

  test('is compared, and silence leaves it as it is', () => {
    const days = (retention_days: number) => [mappingOf('Lead', config({retention_days}))];
    const silent = [mappingOf('Lead', config({}))];
    expect(diffMappings(days(7), silent)).toEqual([]);
    expect(diffMappings(days(30), days(7))).toMatchObject([
      {changes: [{kind: 'setting_changed', key: 'retention_days', from: 30, to: 7}]},
    ]);
  });

  test('is planned with its consequence', () => {
    const connection = {id: 'c1', resource_name: null, app_name: null};
    const live = {
      ...{id: 'm1', counts: {db: 4, sf: 5, pending: 0, errors: 0}},
      ...mappingOf('Lead', config({revision: 3})),
    };
    const wanted = [mappingOf('Lead', config({retention_days: 7}))];
    const plan = makePlan(connection, [live], wanted, {prune: false});
    expect(plan.steps).toMatchObject([
      {
        config: {settings: {retention_days: 7}},
        changes: [{key: 'retention_days', consequence: {...row.change, rows: 5}}],
      },
    ]);
  });

  test('is accepted by the schema', () => {
    const accepts = new Ajv({allowUnionTypes: true}).compile(mappingSchema());
    expect(accepts(lead({retention_days: 7}))).toBe(true);
    expect(accepts(lead({retention_days: 0}))).toBe(false);
    expect(JSON.stringify(mappingSchema())).toContain(row.description);
  });

  test('is set by its flag', () => {
    expect(settingFlags()).toMatchObject({
      retention: {description: 'How long deleted rows are kept.', helpValue: 'DAYS'},
    });
    const edit = (retention: string) => readEdit({retention} as object);
    expect(draftConfig('Lead', edit('7'), {defaults: true}).settings).toMatchObject({
      retention_days: 7,
    });
    expect(() => edit('a week')).toThrow('--retention must be a whole number of days, not a week.');
    // A number with more digits than are kept would be sent as another one.
    expect(() => edit('9007199254740993')).toThrow('not 9007199254740993.');
  });
});
