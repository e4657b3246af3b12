import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {root, startWorld, type World} from '../harness/world.ts';
import {bars, stepBar} from '../../src/lib/terminal/bars.ts';
import {mappingState} from '../../src/lib/domain/mappings/states.ts';
import type {Output} from '../../src/lib/terminal/terminal.ts';

/*
 * What people see at terminals of 40, 80 and 120 columns, as files in the folder `golden` here. The
 * files of the commands have what scripts see.
 */

const widths = [40, 80, 120] as const;
const folder = path.join(root, 'test', 'matrices', 'golden');

const shapes: Record<string, {argv: string[]; scenario: string; stdin?: string}> = {
  'connections-list': {argv: ['connections:list'], scenario: 'errors'},
  'connections-list-regions': {argv: ['connections:list'], scenario: 'granted'},
  'connections-list-columns': {
    argv: ['connections:list', '--columns', 'app,state,resource,id', '--sort', '-app'],
    scenario: 'errors',
  },
  'connections-info': {argv: ['connections:info', '-a', 'acme-mappings'], scenario: 'errors'},
  'connections-write-errors': {
    argv: ['connections:write-errors', '-a', 'acme-billing', '--list'],
    scenario: 'granted',
  },
  'mappings-list': {argv: ['mappings:list', '-a', 'acme-production'], scenario: 'granted'},
  'mappings-info': {argv: ['mappings:info', 'Account', '-a', 'acme-mappings'], scenario: 'errors'},
  'notifications-list': {
    argv: ['notifications:list', '-a', 'acme-mappings'],
    scenario: 'errors',
  },
  explain: {argv: ['explain'], scenario: 'granted'},
  'simulator-events': {argv: ['simulator:events'], scenario: 'granted'},
  'config-plan': {
    argv: ['config:plan', '-', '-a', 'acme-production', '--prune', '--skip-validation'],
    scenario: 'granted',
    stdin: JSON.stringify({
      version: 1,
      mappings: [
        {object_name: 'Lead', config: {access: 'read_only', fields: {Id: {}, Name: {}}}},
        {object_name: 'Contact', config: {access: 'read_only', fields: {Id: {}, Email: {}}}},
      ],
    }),
  },
  'error-not-found': {argv: ['mappings:info', 'Acount', '-a', 'acme-mappings'], scenario: 'errors'},
  'error-unhealthy': {argv: ['mappings:wait', '-a', 'acme-mappings'], scenario: 'errors'},
  'error-consent': {
    argv: ['mappings:delete', 'Account', '-a', 'acme-production', '--no-input'],
    scenario: 'granted',
  },
};

/** What stays in one line, however long it is: command lines to paste. */
const toPaste = /\b(?:hconnect|heroku) [a-z]/;

describe.each(widths)('at %i columns', (columns) => {
  test.for(Object.entries(shapes))('%s fits', async ([name, {argv, scenario, stdin = ''}]) => {
    const world = await startWorld(scenario);
    const result = await world.hconnect(argv, {columns, stdin, env: {TERM: 'dumb'}});
    const text = shownIn(world, `${result.stdout}${result.stderr}`);
    const wide = text.split('\n').filter((line) => line.length > columns && !toPaste.test(line));
    expect(wide).toEqual([]);
    await expect(text).toMatchFileSnapshot(path.join(folder, `${name}.${columns}.text`));
  });

  test('progress fits', async () => {
    const output = {width: columns} as Output;
    const {Chalk} = await import('chalk');
    Object.assign(output, {color: new Chalk({level: 0})});
    const state = mappingState('RELOAD_TABLE');
    const known = {db: 4000, sf: 10_000, share: 0.4, rate: 150.4, left: 40_000, state};
    const names = ['Account', 'A_Name_Of_An_Object_That_Somebody_Has_Made__c'];
    const lines = [
      ...bars(
        output,
        names.map((object_name) => ({object_name, ...known})),
      ),
      stepBar(output, 12, 1000),
    ];
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      path.join(folder, `progress.${columns}.text`),
    );
  });
});

/** Without colors, and with names for ports, which are as long as a port is. */
function shownIn({simulator}: World, text: string): string {
  const urls = Object.values(simulator.region_urls).map((url) => new URL(url).host);
  return urls.reduce(
    (result, host) => result.replaceAll(host, '127.0.0.1:00000'),
    stripVTControlCharacters(text),
  );
}
