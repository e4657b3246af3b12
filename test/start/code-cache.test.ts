import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {isOwn} from '../../src/start/cache-folder.ts';
import {openCodeCache} from '../../src/start/code-cache.ts';
import {temporaryFolder} from '../harness/world.ts';

const cached = {code: Buffer.from('compiled code'), commands: ['api', 'mappings:list']};
const posix = process.platform !== 'win32';

/** A cache in a folder that is not created yet. */
function newCache() {
  const folder = path.join(temporaryFolder(), 'deep', 'cache');
  const cache = openCodeCache(folder, 'one');
  return {folder, cache, file: path.join(folder, 'hconnect-one')};
}

function filledCache() {
  const made = newCache();
  made.cache.write(() => cached);
  return made;
}

test('openCodeCache: reads what was written', () => {
  const {cache} = filledCache();
  const read = cache.read();
  expect(read?.code.toString()).toBe('compiled code');
  expect(read?.commands).toEqual(cached.commands);
});

test('openCodeCache: makes folder and file for the user alone', () => {
  const {folder, file} = filledCache();
  const modes = [folder, file].map((name) => statSync(name).mode & 0o777);
  expect(modes).toEqual(posix ? [0o700, 0o600] : [expect.any(Number), expect.any(Number)]);
});

describe('openCodeCache: reads nothing', () => {
  test('when nothing was written', () => {
    expect(newCache().cache.read()).toBeNull();
  });

  test('when the file is of another version', () => {
    const {folder} = filledCache();
    expect(openCodeCache(folder, 'two').read()).toBeNull();
  });

  test('when the file was cut off, wherever', () => {
    const {cache, file} = filledCache();
    const bytes = readFileSync(file);
    for (let length = 0; length < bytes.length; length += 1) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(cache.read()).toBeNull();
    }
  });

  test('when any byte of the file has changed', () => {
    const {cache, file} = filledCache();
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(cache.read()).toBeNull();
    }
  });

  test.runIf(posix)('when others can write to the folder or the file', () => {
    const {cache, folder, file} = filledCache();
    chmodSync(folder, 0o777);
    expect(cache.read()).toBeNull();
    chmodSync(folder, 0o700);
    chmodSync(file, 0o660);
    expect(cache.read()).toBeNull();
  });

  test.runIf(posix)('when the folder or the file is a link', () => {
    const {folder, file} = filledCache();
    symlinkSync(file, path.join(folder, 'hconnect-link'));
    expect(openCodeCache(folder, 'link').read()).toBeNull();
    const elsewhere = path.join(temporaryFolder(), 'cache');
    symlinkSync(folder, elsewhere);
    expect(openCodeCache(elsewhere, 'one').read()).toBeNull();
  });
});

test.runIf(posix)('isOwn: is false when another user has made the file', () => {
  const own = process.getuid?.() ?? 0;
  expect(isOwn({uid: own, mode: 0o40700})).toBe(true);
  expect(isOwn({uid: own + 1, mode: 0o40700})).toBe(false);
});

describe('openCodeCache: writes nothing', () => {
  test.runIf(posix)('when others can write to the folder', () => {
    const {cache, folder} = newCache();
    mkdirSync(folder, {recursive: true});
    chmodSync(folder, 0o777);
    cache.write(() => cached);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'when the system makes no folder there, and ends',
    () => {
      let compiled = false;
      openCodeCache('/proc/nope/deep', 'one').write(() => {
        compiled = true;
        return cached;
      });
      expect(compiled).toBe(false);
    },
  );

  test('when the folder is a file, and compiles nothing', () => {
    const {folder, cache} = newCache();
    mkdirSync(path.dirname(folder), {recursive: true});
    writeFileSync(folder, 'a file');
    let compiled = false;
    cache.write(() => {
      compiled = true;
      return cached;
    });
    expect(readFileSync(folder, 'utf8')).toBe('a file');
    expect(compiled).toBe(false);
  });

  test('when a file cannot take its place, and leaves no part of it', () => {
    const {folder, cache, file} = newCache();
    mkdirSync(path.join(file, 'in the way'), {recursive: true, mode: 0o700});
    chmodSync(folder, 0o700);
    cache.write(() => cached);
    expect(readdirSync(folder)).toEqual(['hconnect-one']);
  });
});

test('openCodeCache: deletes files of old versions, and no others', () => {
  const {folder} = filledCache();
  writeFileSync(path.join(folder, 'a letter'), 'not ours');
  for (let version = 1; version <= 9; version += 1) {
    const file = path.join(folder, `hconnect-${version}`);
    writeFileSync(file, '');
    utimesSync(file, version, version);
  }
  openCodeCache(folder, 'new').write(() => cached);
  expect(existsSync(path.join(folder, 'a letter'))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(
    ['a letter', '6', '7', '8', '9', 'new', 'one'].map((name) =>
      name === 'a letter' ? name : `hconnect-${name}`,
    ),
  );
});
