import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {CodeCache, CachedCode} from '../../src/start/code-cache.ts';
import {loadWithCache} from '../../src/start/run-program.ts';
import {temporaryFolder} from '../harness/world.ts';

/** A cache in memory. */
function cacheOf(first: CachedCode | null = null): CodeCache & {cached: CachedCode | null} {
  const cache = {
    cached: first,
    read: () => cache.cached,
    write: (compile: () => CachedCode) => {
      cache.cached = compile();
    },
  };
  return cache;
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

test('loadWithCache: loads a file as require() would, compiled or not', () => {
  const file = module(source);
  const cache = cacheOf();
  for (const run of ['first', 'second']) {
    const {exports, save} = loadWithCache(file, cache);
    expect(exports, run).toMatchObject({name: 'module.cjs', folder: true, same: true});
    expect((exports as {double(number: number): number}).double(21), run).toBe(42);
    save('double');
  }
});

test('loadWithCache: caches compiled code once for each command', () => {
  const file = module(source);
  const cache = cacheOf();
  loadWithCache(file, cache).save('one');
  const {cached} = cache;
  expect(cached?.commands).toEqual(['one']);
  loadWithCache(file, cache).save('one');
  expect(cache.cached).toBe(cached);
  loadWithCache(file, cache).save('two');
  expect(cache.cached?.commands).toEqual(['one', 'two']);
});

test('loadWithCache: replaces the cached code when V8 refuses it', () => {
  const file = module(source);
  const cache = cacheOf({code: Buffer.from('of another V8'), commands: ['one']});
  const {exports, save} = loadWithCache(file, cache);
  expect(exports).toMatchObject({name: 'module.cjs'});
  save('one');
  expect(cache.cached?.code.length).toBeGreaterThan(100);
});

test('loadWithCache: rethrows an error of the program as it is', () => {
  const file = module('throw new Error("broken")');
  expect(() => loadWithCache(file, cacheOf())).toThrow('broken');
});
