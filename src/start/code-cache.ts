/*
 * Caches compiled code in a file of the user's cache folder. Whatever is wrong with folder or file
 * counts as an empty cache: it can be missing, read-only, full, damaged, or of another version.
 */
import fs from 'node:fs';
import path from 'node:path';
import {crc32} from 'node:zlib';
import {isOwn, isPrivate} from './cache-folder.ts';

/** Compiled code, and the names of the commands whose runs have compiled it. */
export interface CachedCode {
  code: Buffer;
  commands: readonly string[];
}

export interface CodeCache {
  read(): CachedCode | null;
  /** @param compile called where the code can be written */
  write(compile: () => CachedCode): void;
}

/** What the names of all files of the cache begin with; others in the folder are left alone. */
const prefix = 'hconnect-';

/** Of all versions of hconnect and Node.js; the oldest ones beyond this go. */
const mostFiles = 6;

/** A checksum and the length of the names, in front of the code, which stays aligned so. */
const headerLength = 8;

/** @param name of the file: another version of anything that the code depends on, another name */
export function openCodeCache(folder: string, name: string): CodeCache {
  const file = path.join(folder, prefix + name);
  return {
    read: () => attempt(() => (isPrivate(folder) ? unpack(readOwn(file)) : null)),
    write: (compile) => {
      attempt(() => {
        makeFolder(folder);
        if (!isPrivate(folder)) return;
        fs.accessSync(folder, fs.constants.W_OK);
        replaceFile(file, pack(compile()));
        removeOldest(folder);
      });
    },
  };
}

/** One by one: Node.js’s own `recursive` never ends where the system makes no folders, as in /proc. */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (!fs.existsSync(parent)) makeFolder(parent);
  fs.mkdirSync(folder, {mode: 0o700});
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** @throws for a link, and for a file that another user has made or could change */
function readOwn(file: string): Buffer {
  // Windows has no such flag.
  const noFollow = (fs.constants as {O_NOFOLLOW?: number}).O_NOFOLLOW ?? 0;
  const descriptor = fs.openSync(file, fs.constants.O_RDONLY | noFollow);
  try {
    const entry = fs.fstatSync(descriptor);
    if (!entry.isFile() || !isOwn(entry)) throw new Error('not a file of this user');
    return fs.readFileSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function pack({code, commands}: CachedCode): Buffer {
  const names = Buffer.from(commands.join(' '));
  const header = Buffer.alloc(headerLength);
  header.writeUInt32LE(names.length, 4);
  const bytes = Buffer.concat([header, code, names]);
  bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
  return bytes;
}

/** V8 looks at its own header only, and would run damaged code: the checksum is ours. */
function unpack(bytes: Buffer): CachedCode | null {
  if (bytes.readUInt32LE(0) !== crc32(bytes.subarray(4))) return null;
  const end = bytes.length - bytes.readUInt32LE(4);
  const commands = bytes.toString('utf8', end).split(' ');
  return {code: bytes.subarray(headerLength, end), commands};
}

/** All or nothing, however many processes write at once and wherever one of them is stopped. */
function replaceFile(file: string, bytes: Buffer): void {
  const temporary = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(temporary, bytes, {mode: 0o600, flag: 'wx'});
    fs.renameSync(temporary, file);
  } catch {
    fs.rmSync(temporary, {force: true});
  }
}

function removeOldest(folder: string): void {
  const names = fs.readdirSync(folder).filter((name) => name.startsWith(prefix));
  const files = names.map((name) => path.join(folder, name));
  const age = new Map(files.map((file) => [file, fs.statSync(file).mtimeMs]));
  const byAge = files.sort((a, b) => (age.get(b) ?? 0) - (age.get(a) ?? 0));
  for (const file of byAge.slice(mostFiles)) fs.rmSync(file, {force: true});
}
