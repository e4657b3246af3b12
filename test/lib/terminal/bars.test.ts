import {stripVTControlCharacters} from 'node:util';
import {Chalk} from 'chalk';
import {describe, expect, test} from 'vitest';
import type {LoadProgress} from '../../../src/lib/domain/mappings/load-progress.ts';
import {mappingState} from '../../../src/lib/domain/mappings/states.ts';
import {bars, stepBar} from '../../../src/lib/terminal/bars.ts';
import type {Output} from '../../../src/lib/terminal/terminal.ts';

function output(width: number | null, level: 0 | 1 = 0): Output {
  return {width, color: new Chalk({level})} as unknown as Output;
}

function load(object_name: string, more: Partial<LoadProgress> = {}): LoadProgress {
  const known = {db: 4000, sf: 10_000, share: 0.4, rate: 150.4, left: 40_000};
  return {object_name, state: mappingState('RELOAD_TABLE'), ...known, ...more};
}

describe('bars: one', () => {
  test('shows rows, rate and the time left when there is room', () => {
    expect(bars(output(120), [load('Account')])).toEqual([
      'Account  ━━━━━━━━━━──────────────  40%  4,000 of 10,000, 150 rows/s, 40s left',
    ]);
  });

  test('shows no rate when none is known yet', () => {
    const [line] = bars(output(120), [load('Account', {rate: null, left: null})]);
    expect(line).toMatch(/ {2}4,000 of 10,000$/);
  });

  test('leaves out the numbers when there is no room', () => {
    expect(bars(output(40), [load('Account')])).toEqual(['Account  ━━────  40%']);
  });

  test.each([20, 30, 40, 60, 80, 120])('fits into %i columns, however long the name', (width) => {
    const loads = ['A', 'Account', 'AVeryLongNameOfAnObjectThatSomebodyHasMade__c'].map((name) =>
      load(name),
    );
    for (const line of bars(output(width), loads)) expect(line.length).toBeLessThanOrEqual(width);
  });

  test('is empty at the beginning and full at the end', () => {
    const lines = bars(output(120), [load('A', {share: 0}), load('B', {share: 1})]);
    expect(lines[0]).toMatch(/^A {2}─+ +0%/);
    expect(lines[1]).toMatch(/^B {2}━+ 100%/);
  });

  test('shows the state when the rows are not known', () => {
    expect(bars(output(80), [load('Account', {share: null})])).toEqual(['Account  RELOAD_TABLE']);
  });

  test('shows control characters of a name escaped', () => {
    const [line] = bars(output(120), [load('Acc\u001b[2Jount\u202e')]);
    expect(line).toMatch(/^Account {2}━/);
  });

  test('has the same text with colors and without', () => {
    const colored = bars(output(120, 1), [load('Account')]).map(stripVTControlCharacters);
    expect(colored).toEqual(bars(output(120), [load('Account')]));
  });
});

describe('bars: several', () => {
  test('shows the mappings that load, and no others', () => {
    const done = load('Case', {state: mappingState('DATA_SYNCED')});
    expect(bars(output(120), [done, load('Account')])).toHaveLength(1);
    expect(bars(output(120), [done])).toEqual([]);
  });

  test('shows twelve at most, and counts the rest', () => {
    const loads = Array.from({length: 15}, (_, index) => load(`Object${index}__c`));
    const lines = bars(output(120), loads);
    expect(lines).toHaveLength(13);
    expect(lines[12]).toBe('and 3 more');
  });

  test('begins every bar in the same column', () => {
    const lines = bars(output(120), [load('A'), load('Account')]);
    expect(new Set(lines.map((line) => line.indexOf('━')))).toEqual(new Set([9]));
  });
});

test('stepBar: shows how many steps are done', () => {
  expect(stepBar(output(80), 5, 10)).toBe(`${'━'.repeat(12)}${'─'.repeat(12)}  5 of 10`);
  expect(stepBar(output(20), 999, 1000).length).toBeLessThanOrEqual(20);
});
