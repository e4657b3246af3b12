/*
 * Runs the bundle with the code that V8 has compiled of it in earlier runs, so that it is neither
 * parsed nor compiled again. README.md beside says why not by Node's own cache.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {Script} from 'node:vm';
import type {CodeCache} from './code-cache.ts';

export interface Loaded {
  exports: unknown;
  /** Caches what has been compiled up to now, where the cache lacks what this command needs. */
  save: (command: string) => void;
}

/**
 * Loads a CommonJS file, as require() would.
 *
 * @param file its source is ASCII, as the build writes it
 */
export function loadWithCache(file: string, cache: CodeCache): Loaded {
  const cached = cache.read();
  const source = readFileSync(file, 'latin1');
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    {filename: file, ...(cached === null ? {} : {cachedData: cached.code})},
  );
  const commands = cached === null || script.cachedDataRejected === true ? [] : cached.commands;
  const module = {exports: {} as unknown};
  const wrapper = script.runInThisContext() as (...parameters: unknown[]) => void;
  const {exports} = module;
  wrapper.call(exports, exports, createRequire(file), module, file, path.dirname(file));
  return {
    exports: module.exports,
    save(command) {
      if (commands.includes(command)) return;
      cache.write(() => ({
        code: script.createCachedData(),
        commands: [...commands, command],
      }));
    },
  };
}
