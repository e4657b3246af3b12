/*
 * Runs the bundle with the code that V8 has compiled of it in earlier runs, so that it is neither
 * parsed nor compiled again. Saves a whole bare node for every command. Without this file the bundle
 * is loaded by require(), and does the same.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {Script} from 'node:vm';
import type {CodeStore} from './code-store.ts';

export interface Loaded {
  exports: unknown;
  /** Keeps what has been compiled up to now, where the store lacks what this command needs. */
  keep: (command: string) => void;
}

/**
 * Loads a CommonJS file, as require() would.
 *
 * @param file its source is ASCII, as the build writes it
 */
export function loadCompiled(file: string, store: CodeStore): Loaded {
  const kept = store.read();
  const source = readFileSync(file, 'latin1');
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    {filename: file, ...(kept === null ? {} : {cachedData: kept.code})},
  );
  const commands = kept === null || script.cachedDataRejected === true ? [] : kept.commands;
  const module = {exports: {} as unknown};
  const wrapper = script.runInThisContext() as (...parameters: unknown[]) => void;
  const {exports} = module;
  wrapper.call(exports, exports, createRequire(file), module, file, path.dirname(file));
  return {
    exports: module.exports,
    keep(command) {
      if (commands.includes(command)) return;
      store.write(() => ({
        code: script.createCachedData(),
        commands: [...commands, command],
      }));
    },
  };
}
