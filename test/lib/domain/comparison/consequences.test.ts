import {describe, expect, test} from 'vitest';
import type {ConfigChange} from '../../../../src/lib/domain/comparison/changes.ts';
import {
  consequenceOf,
  effectOf,
  mappingConsequence,
  mappingRules,
} from '../../../../src/lib/domain/comparison/consequences.ts';
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

describe('consequenceOf', () => {
  test.each<[string, ConfigChange, string, number | null]>([
    ['a new field reads every row again', {kind: 'field_added', field: 'Fax'}, 'resync', 100],
    ['a removed field drops its column', {kind: 'field_removed', field: 'Fax'}, 'drop_column', 40],
    [
      'a new index alters the table',
      {kind: 'index_added', field: 'Fax', unique: false},
      'alter',
      null,
    ],
    [
      'a removed index alters the table',
      {kind: 'index_removed', field: 'Fax', unique: false},
      'alter',
      null,
    ],
    [
      'an index that becomes unique alters the table',
      {kind: 'index_changed', field: 'Fax', unique: true},
      'alter',
      null,
    ],
    ['another access alters the table', setting('access'), 'alter', null],
    ['another polling interval moves nothing', setting('sf_polling_seconds'), 'none', null],
    ['an unknown setting may alter the table', setting('unheard_of'), 'alter', null],
    [
      'a setting named like a property of every object may alter the table',
      setting('constructor'),
      'alter',
      null,
    ],
  ])('%s', (_what, change, effect, rows) => {
    expect(effectOf(change)).toBe(effect);
    expect(consequenceOf(change, counts)).toMatchObject({effect, rows});
  });

  test('has no number of rows when none was counted', () => {
    const change: ConfigChange = {kind: 'field_removed', field: 'Fax'};
    expect(consequenceOf(change, null).rows).toBeNull();
    expect(consequenceOf(change, {...counts, db: null}).rows).toBeNull();
  });
});

test('mappingConsequence: loads, empties and drops the table of a whole mapping', () => {
  expect(mappingConsequence('create', counts)).toMatchObject({effect: 'load', rows: null});
  expect(mappingConsequence('reload', counts)).toMatchObject({effect: 'reload', rows: 100});
  expect(mappingConsequence('delete', counts)).toMatchObject({effect: 'drop_table', rows: 40});
});

test('configKeys, mappingRules: say where each rule is known from', () => {
  for (const row of Object.values<KeyRow>(configKeys)) {
    const rules = [row.change, ...Object.values(row.changes ?? {})].filter((rule) => rule != null);
    expect(rules.length > 0).toBe(row.isVolatile !== true);
    for (const {source} of rules) expect(source).toMatch(/\S/);
  }
  for (const {source} of Object.values(mappingRules)) expect(source).toMatch(/\S/);
});

test('worstEffect: gives the one that loses the most', () => {
  expect(worstEffect([])).toBe('none');
  expect(worstEffect(['alter', 'drop_column', 'resync'])).toBe('drop_column');
  expect(worstEffect(['drop_table', 'drop_column'])).toBe('drop_table');
  expect(weightOf('reload')).toBeGreaterThan(weightOf('load'));
});

test('isDestructive: is true for what deletes data, and nothing else', () => {
  expect((['drop_column', 'drop_table', 'reload'] as const).every(isDestructive)).toBe(true);
  expect((['none', 'alter', 'resync', 'load'] as const).some(isDestructive)).toBe(false);
});
