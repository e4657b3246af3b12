/*
 * Runs the bundle with the code that V8 has compiled of it in earlier runs, so that it is neither
 * parsed nor compiled again. README.md beside says why not by Node's own cache.
 */
import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {Script} from 'node:vm';
import type {StartSettings} from '../lib/session/settings.ts';
import {cacheFolder} from './cache-folder.ts';
import {openCodeCache, type CodeCache} from './code-cache.ts';

/** What main.ts exports. */
interface Program {
  main: (root: string, options?: {safeStart?: boolean}) => Promise<string>;
}

/**
 * Runs the bundled program, with compiled code where a folder for it is wanted.
 *
 * @param file the bundle
 * @param id of the build
 */
export async function runProgram(
  root: string,
  file: string,
  id: string,
  settings: StartSettings,
): Promise<void> {
  const folder = settings.safeStart ? null : cacheFolder(settings);
  if (folder === null) {
    await (createRequire(file)(file) as Program).main(root, settings);
    return;
  }
  const name = `${id}-node-${process.version}-${process.arch}`;
  const {exports, save} = loadWithCache(file, openCodeCache(folder, name));
  // Last of all: what a command has said is said by then.
  save(await (exports as Program).main(root));
}

const wrapper = ['(function (exports, require, module, __filename, __dirname) {', '\n})'] as const;

/** The source of a function of a CommonJS file, put together in bytes: as text, it would be copied. */
function readWrapped(file: string): string {
  const [head, tail] = wrapper;
  const descriptor = openSync(file, 'r');
  try {
    const {size} = fstatSync(descriptor);
    const bytes = Buffer.allocUnsafe(head.length + size + tail.length);
    bytes.write(head, 'latin1');
    readSync(descriptor, bytes, head.length, size, 0);
    bytes.write(tail, head.length + size, 'latin1');
    return bytes.toString('latin1');
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Loads a CommonJS file, as require() would.
 *
 * @param file its source is ASCII, as the build writes it
 * @returns `save`, which caches what has been compiled up to then, where the cache lacks what the
 *   command needs
 */
export function loadWithCache(file: string, cache: CodeCache) {
  const cached = cache.read();
  const script = new Script(readWrapped(file), {
    filename: file,
    ...(cached === null ? {} : {cachedData: cached.code}),
  });
  const commands = cached === null || script.cachedDataRejected === true ? [] : cached.commands;
  const module = {exports: {} as unknown};
  const run = script.runInThisContext() as (...parameters: unknown[]) => void;
  const {exports} = module;
  run.call(exports, exports, createRequire(file), module, file, path.dirname(file));
  return {
    exports: module.exports,
    save: (command: string) => {
      if (commands.includes(command)) return;
      cache.write(() => ({
        code: script.createCachedData(),
        commands: [...commands, command],
      }));
    },
  };
}
