import {execFile, execFileSync, spawnSync} from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {promisify} from 'node:util';
import {describe, expect, test} from 'vitest';
import {storeToken} from '../../../src/lib/session/credentials.ts';
import {openStore} from '../../../src/lib/session/store.ts';
import {root, temporaryFolder} from '../../harness/world.ts';

const service = 'https://hc-central.heroku.com';
describe('openStore', () => {
  test('makes a file that only the user can read', () => {
    const store = openStore('config', temporaryFolder());
    storeToken(store, service, 'x');
    expect(statSync(store.path()).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(store.path()))).toEqual(['config.json']);
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
      expect(() => store.read(service)).toThrow(`Cannot read the settings file ${file}.`);
      expect(() => {
        storeToken(store, service, 'x');
      }).toThrow(`Cannot read the settings file ${file}.`);
      expect(readFileSync(file, 'utf8')).toBe(text);
      expect(readdirSync(folder)).toEqual(['config.json']);
    },
  );

  test('fails with the folder’s name, and reads nothing, when its folder is a file', () => {
    const folder = path.join(temporaryFolder(), 'file');
    writeFileSync(folder, '');
    const store = openStore('config', path.join(folder, 'below'));
    expect(store.read(service)).toEqual({});
    expect(() => {
      storeToken(store, service, 'x');
    }).toThrow(`Cannot create the settings folder ${folder}.`);
  });

  test.skipIf(process.platform === 'win32').each([
    ['a pipe', (file: string) => execFileSync('mkfifo', [file])],
    [
      'a link to a device',
      (file: string) => {
        symlinkSync('/dev/zero', file);
      },
    ],
    [
      'a folder',
      (file: string) => {
        mkdirSync(file);
      },
    ],
  ])('refuses %s in the file’s place, and leaves it', (_what, make) => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'config.json');
    make(file);
    const store = openStore('config', folder);
    expect(() => store.read(service)).toThrow(`Cannot read the settings file ${file}.`);
    expect(() => {
      storeToken(store, service, 'x');
    }).toThrow(`Cannot read the settings file ${file}.`);
    expect(lstatSync(file).isFile()).toBe(false);
    expect(readdirSync(folder)).toEqual(['config.json']);
  });

  test('ends where the system makes no folders', () => {
    const store = openStore('config', '/proc/self/settings');
    expect(store.read(service)).toEqual({});
    expect(() => {
      storeToken(store, service, 'x');
    }).toThrow(/^Cannot create the settings folder \/proc\/self\/settings\.$/);
  });

  test('removes what killed writers have left, which may hold a token, when a token is forgotten', () => {
    const folder = temporaryFolder();
    const store = openStore('config', folder);
    storeToken(store, service, 'x');
    writeFileSync(path.join(folder, 'config.json.tmp-1764116423abc123'), 'secret');
    writeFileSync(path.join(folder, 'places.json.tmp-1764116423abc123'), 'of another file');
    storeToken(store, service, null);
    expect(readdirSync(folder)).toEqual(['config.json', 'places.json.tmp-1764116423abc123']);
  });

  test('changes the file in spite of the lock of a process that is gone', () => {
    const folder = temporaryFolder();
    const store = openStore('config', folder);
    const {pid} = spawnSync(process.execPath, ['--version']);
    writeFileSync(path.join(folder, 'config.json.lock'), `${hostname()} ${pid} 1`);
    storeToken(store, service, 'x');
    expect(store.read(service)).toEqual({token: 'x'});
    expect(readdirSync(folder)).toEqual(['config.json']);
  });

  test('keeps what other processes change at the same time', async () => {
    const folder = temporaryFolder();
    const store = pathToFileURL(path.join(root, 'src/lib/session/store.ts')).href;
    const script = `const {openStore} = await import(${JSON.stringify(store)});
      const store = openStore('config', ${JSON.stringify(folder)});
      for (let n = 0; n < 20; n += 1) store.update(process.argv[1], (kept) => ({...kept, [n]: n}));`;
    const writers = ['a', 'b', 'c', 'd'].map(async (host) => {
      const argv = ['--import', 'tsx', '--input-type', 'module', '--eval', script, host];
      await promisify(execFile)(process.execPath, argv, {cwd: root});
      return host;
    });
    for (const host of await Promise.all(writers)) {
      expect(Object.keys(openStore('config', folder).read(host))).toHaveLength(20);
    }
  });
});
