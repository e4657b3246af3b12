import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {CodeStore, KeptCode} from '../../src/start/code-store.ts';
import {loadCompiled} from '../../src/start/compiled.ts';
import {temporaryFolder} from '../harness/world.ts';

/** A store in memory. */
function storeOf(first: KeptCode | null = null): CodeStore & {kept: KeptCode | null} {
  const store = {
    kept: first,
    read: () => store.kept,
    write: (compile: () => KeptCode) => {
      store.kept = compile();
    },
  };
  return store;
}

function module(source: string): string {
  const file = path.join(temporaryFolder(), 'module.cjs');
  writeFileSync(file, source);
  return file;
}

const source = `
  const path = require('node:path');
  exports.name = path.basename(__filename);
  exports.folder = path.basename(__dirname).length > 0;
  exports.same = module.exports === exports && this === exports;
  exports.double = (number) => number * 2;
`;

test('loadCompiled: loads a file as require() would, compiled or not', () => {
  const file = module(source);
  const store = storeOf();
  for (const run of ['first', 'second']) {
    const {exports, keep} = loadCompiled(file, store);
    expect(exports, run).toMatchObject({name: 'module.cjs', folder: true, same: true});
    expect((exports as {double(number: number): number}).double(21), run).toBe(42);
    keep('double');
  }
});

test('loadCompiled: keeps compiled code once for each command', () => {
  const file = module(source);
  const store = storeOf();
  loadCompiled(file, store).keep('one');
  const {kept} = store;
  expect(kept?.commands).toEqual(['one']);
  loadCompiled(file, store).keep('one');
  expect(store.kept).toBe(kept);
  loadCompiled(file, store).keep('two');
  expect(store.kept?.commands).toEqual(['one', 'two']);
});

test('loadCompiled: replaces the kept code when V8 refuses it', () => {
  const file = module(source);
  const store = storeOf({code: Buffer.from('of another V8'), commands: ['one']});
  const {exports, keep} = loadCompiled(file, store);
  expect(exports).toMatchObject({name: 'module.cjs'});
  keep('one');
  expect(store.kept?.code.length).toBeGreaterThan(100);
});

test('loadCompiled: rethrows an error of the program as it is', () => {
  const file = module('throw new Error("broken")');
  expect(() => loadCompiled(file, storeOf())).toThrow('broken');
});
