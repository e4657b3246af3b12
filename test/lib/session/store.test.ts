import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {storeToken} from '../../../src/lib/session/credentials.ts';
import {openStore} from '../../../src/lib/session/store.ts';
import {temporaryFolder} from '../../harness/world.ts';

const service = 'https://hc-central.heroku.com';
describe('openStore', () => {
  test('makes a file that only the user can read', () => {
    const store = openStore('config', temporaryFolder());
    storeToken(store, service, 'x');
    expect(statSync(store.path()).mode & 0o777).toBe(0o600);
  });

  test('makes no file by reading', () => {
    const store = openStore('config', temporaryFolder());
    expect(store.read(service)).toEqual({});
    expect(existsSync(store.path())).toBe(false);
  });

  test.each(['{"a": ', '[]', 'null', ''])(
    'fails with the file’s name, and leaves the file, when it holds %j',
    (text) => {
      const folder = temporaryFolder();
      const file = path.join(folder, 'config.json');
      writeFileSync(file, text);
      const store = openStore('config', folder);
      expect(() => store.read(service)).toThrow(`The settings file ${file} cannot be read.`);
      expect(() => {
        storeToken(store, service, 'x');
      }).toThrow(/cannot be/);
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  test('fails with the file’s name when its folder is a file', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openStore('config', path.join(file, 'below')).read(service)).toThrow(
      /settings file .* cannot be read/,
    );
  });
});
