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
import {openCodeStore} from '../../src/start/code-store.ts';
import {temporaryFolder} from '../harness/world.ts';

const kept = {code: Buffer.from('compiled code'), commands: ['api', 'mappings:list']};
const posix = process.platform !== 'win32';

/** A store in a folder that is not there yet. */
function newStore() {
  const folder = path.join(temporaryFolder(), 'deep', 'cache');
  const store = openCodeStore(folder, 'one');
  return {folder, store, file: path.join(folder, 'hconnect-one')};
}

function filledStore() {
  const made = newStore();
  made.store.write(() => kept);
  return made;
}

test('openCodeStore: reads what was written', () => {
  const {store} = filledStore();
  const read = store.read();
  expect(read?.code.toString()).toBe('compiled code');
  expect(read?.commands).toEqual(kept.commands);
});

test('openCodeStore: makes folder and file for the user alone', () => {
  const {folder, file} = filledStore();
  const modes = [folder, file].map((name) => statSync(name).mode & 0o777);
  expect(modes).toEqual(posix ? [0o700, 0o600] : [expect.any(Number), expect.any(Number)]);
});

describe('openCodeStore: reads nothing', () => {
  test('when nothing was written', () => {
    expect(newStore().store.read()).toBeNull();
  });

  test('when the file is of another version', () => {
    const {folder} = filledStore();
    expect(openCodeStore(folder, 'two').read()).toBeNull();
  });

  test('when the file was cut off, wherever', () => {
    const {store, file} = filledStore();
    const bytes = readFileSync(file);
    for (let length = 0; length < bytes.length; length += 1) {
      writeFileSync(file, bytes.subarray(0, length));
      expect(store.read()).toBeNull();
    }
  });

  test('when any byte of the file has changed', () => {
    const {store, file} = filledStore();
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(store.read()).toBeNull();
    }
  });

  test.runIf(posix)('when others can write to the folder or the file', () => {
    const {store, folder, file} = filledStore();
    chmodSync(folder, 0o777);
    expect(store.read()).toBeNull();
    chmodSync(folder, 0o700);
    chmodSync(file, 0o660);
    expect(store.read()).toBeNull();
  });

  test.runIf(posix)('when the folder or the file is a link', () => {
    const {folder, file} = filledStore();
    symlinkSync(file, path.join(folder, 'hconnect-link'));
    expect(openCodeStore(folder, 'link').read()).toBeNull();
    const elsewhere = path.join(temporaryFolder(), 'cache');
    symlinkSync(folder, elsewhere);
    expect(openCodeStore(elsewhere, 'one').read()).toBeNull();
  });
});

test.runIf(posix)('isOwn: is false when another user has made the file', () => {
  const own = process.getuid?.() ?? 0;
  expect(isOwn({uid: own, mode: 0o40700})).toBe(true);
  expect(isOwn({uid: own + 1, mode: 0o40700})).toBe(false);
});

describe('openCodeStore: writes nothing', () => {
  test.runIf(posix)('when others can write to the folder', () => {
    const {store, folder} = newStore();
    mkdirSync(folder, {recursive: true});
    chmodSync(folder, 0o777);
    store.write(() => kept);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('when the folder is a file, and compiles nothing', () => {
    const {folder, store} = newStore();
    mkdirSync(path.dirname(folder), {recursive: true});
    writeFileSync(folder, 'a file');
    let compiled = false;
    store.write(() => {
      compiled = true;
      return kept;
    });
    expect(readFileSync(folder, 'utf8')).toBe('a file');
    expect(compiled).toBe(false);
  });

  test('when a file cannot take its place, and leaves no part of it', () => {
    const {folder, store, file} = newStore();
    mkdirSync(path.join(file, 'in the way'), {recursive: true, mode: 0o700});
    chmodSync(folder, 0o700);
    store.write(() => kept);
    expect(readdirSync(folder)).toEqual(['hconnect-one']);
  });
});

test('openCodeStore: deletes files of old versions, and no others', () => {
  const {folder} = filledStore();
  writeFileSync(path.join(folder, 'a letter'), 'not ours');
  for (let version = 1; version <= 9; version += 1) {
    const file = path.join(folder, `hconnect-${version}`);
    writeFileSync(file, '');
    utimesSync(file, version, version);
  }
  openCodeStore(folder, 'new').write(() => kept);
  expect(existsSync(path.join(folder, 'a letter'))).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(
    ['a letter', '6', '7', '8', '9', 'new', 'one'].map((name) =>
      name === 'a letter' ? name : `hconnect-${name}`,
    ),
  );
});
