import {createRequire} from 'node:module';
import type {StartSettings} from '../lib/session/settings.ts';
import {cacheFolder} from './cache-folder.ts';
import {openCodeCache} from './code-cache.ts';
import {loadWithCache} from './cached-module.ts';

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
