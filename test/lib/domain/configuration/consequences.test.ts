import {describe, expect, test} from 'vitest';
import type {ConfigChange} from '../../../../src/lib/domain/configuration/changes.ts';
import {
  consequenceOf,
  effectOf,
  mappingConsequence,
  mappingRules,
} from '../../../../src/lib/domain/configuration/consequences.ts';
import {
  isDestructive,
  weightOf,
  worstEffect,
} from '../../../../src/lib/domain/configuration/effects.ts';
import {configKeys, type KeyRow} from '../../../../src/lib/domain/configuration/keys.ts';

const counts = {db: 40, sf: 100, pending: 0, errors: 0};
const setting = (key: string): ConfigChange => ({
  kind: 'setting_changed',
  key,
  from: null,
  to: 'x',
});

describe('a change', () => {
  test.each<[string, ConfigChange, string, number | null]>([
    ['a new field is read for every row', {kind: 'field_added', field: 'Fax'}, 'resync', 100],
    [
      'a field that goes takes its column',
      {kind: 'field_removed', field: 'Fax'},
      'drop_column',
      40,
    ],
    ['an index alters', {kind: 'index_added', field: 'Fax', unique: false}, 'alter', null],
    ['its end, too', {kind: 'index_removed', field: 'Fax', unique: false}, 'alter', null],
    ['and its kind', {kind: 'index_changed', field: 'Fax', unique: true}, 'alter', null],
    ['another access alters', setting('access'), 'alter', null],
    ['another pace moves nothing', setting('sf_polling_seconds'), 'none', null],
    ['what nobody knows may alter', setting('unheard_of'), 'alter', null],
    ['and a name of the language’s own', setting('constructor'), 'alter', null],
  ])('%s', (_what, change, effect, rows) => {
    expect(effectOf(change)).toBe(effect);
    expect(consequenceOf(change, counts)).toMatchObject({effect, rows});
  });

  test('has no number of rows where none was counted', () => {
    const change: ConfigChange = {kind: 'field_removed', field: 'Fax'};
    expect(consequenceOf(change, null).rows).toBeNull();
    expect(consequenceOf(change, {...counts, db: null}).rows).toBeNull();
  });
});

test('whole mappings are loaded, emptied and dropped', () => {
  expect(mappingConsequence('create', counts)).toMatchObject({effect: 'load', rows: null});
  expect(mappingConsequence('reload', counts)).toMatchObject({effect: 'reload', rows: 100});
  expect(mappingConsequence('delete', counts)).toMatchObject({effect: 'drop_table', rows: 40});
});

test('every rule says where it is known from', () => {
  for (const row of Object.values<KeyRow>(configKeys)) {
    const rules = [row.change, ...Object.values(row.changes ?? {})].filter((rule) => rule != null);
    expect(rules.length > 0).toBe(row.isVolatile !== true);
    for (const {source} of rules) expect(source).toMatch(/\S/);
  }
  for (const {source} of Object.values(mappingRules)) expect(source).toMatch(/\S/);
});

test('the worst is the one that loses the most', () => {
  expect(worstEffect([])).toBe('none');
  expect(worstEffect(['alter', 'drop_column', 'resync'])).toBe('drop_column');
  expect(worstEffect(['drop_table', 'drop_column'])).toBe('drop_table');
  expect(weightOf('reload')).toBeGreaterThan(weightOf('load'));
});

test('a person has to name what deletes data, and nothing else', () => {
  expect((['drop_column', 'drop_table', 'reload'] as const).every(isDestructive)).toBe(true);
  expect((['none', 'alter', 'resync', 'load'] as const).some(isDestructive)).toBe(false);
});
