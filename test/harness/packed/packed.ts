import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {TestProject} from 'vitest/node';

/** hconnect as a user has it: packed, and installed alone in a folder of its own. */
export interface Packed {
  /** What is in the tarball: paths from the package's root, with sizes in bytes. */
  files: {path: string; size: number}[];
  /** The installed package. */
  folder: string;
  /** What node runs. */
  program: string;
  /** The folder of the command `hconnect`, for PATH. */
  bin: string;
  /** Where all journeys keep compiled code; a user has it in the home, as some journeys do. */
  cache: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    packed: Packed;
  }
}

const root = path.join(import.meta.dirname, '..', '..', '..');

/**
 * Packs and installs hconnect, once for all journeys of a run. A copy of the working tree is
 * packed, so that `dist` stays as it is for whoever else uses it.
 */
export default function setup({provide}: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'hconnect-packed-')));
  // Some journeys run as another user, who has to be able to read it.
  chmodSync(folder, 0o755);
  const remove = () => {
    rmSync(folder, {recursive: true, force: true});
  };
  try {
    const {filename, files} = pack(folder);
    provide('packed', {files, ...install(folder, path.join(folder, filename))});
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}

function pack(folder: string): {filename: string; files: Packed['files']} {
  const copy = path.join(folder, 'copy');
  const left = ['node_modules', 'dist', 'coverage', '.git'].map((name) => path.join(root, name));
  cpSync(root, copy, {recursive: true, filter: (source) => !left.includes(source)});
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  const told = npm(folder, copy, 'pack', '--json', '--pack-destination', folder);
  const [packed] = JSON.parse(told) as [ReturnType<typeof pack>];
  return packed;
}

function install(folder: string, tarball: string): Omit<Packed, 'files'> {
  const alone = path.join(folder, 'installed');
  mkdirSync(alone);
  npm(folder, alone, 'install', '--offline', '--no-audit', '--no-fund', tarball);
  const modules = path.join(alone, 'node_modules');
  const installed = path.join(modules, 'hconnect');
  return {
    folder: installed,
    program: path.join(installed, 'bin', 'run.js'),
    bin: path.join(modules, '.bin'),
    cache: path.join(folder, 'compiled'),
  };
}

/** npm with a cache of its own: nothing that was downloaded before can help. */
function npm(folder: string, cwd: string, ...args: string[]): string {
  return execFileSync('npm', [...args, '--cache', path.join(folder, 'cache'), '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
}
