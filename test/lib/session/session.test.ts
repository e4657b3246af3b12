import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {checkToken, findToken, storeToken} from '../../../src/lib/session/credentials.ts';
import {openRememberedConnections} from '../../../src/lib/session/remembered-connections.ts';
import {readSettings, settingTable} from '../../../src/lib/session/settings.ts';
import {openStore} from '../../../src/lib/session/store.ts';
import {createTrust, trustedUrl} from '../../../src/lib/session/trusted-hosts.ts';
import {temporaryFolder} from '../../harness/world.ts';

const service = 'https://hc-central.heroku.com';
const ref = {
  id: 'c08fdb87-a196-46aa-8b44-5ad6e9e253c4',
  resource_name: 'herokuconnect-round-1',
  app_name: 'acme-shop',
  region_url: 'https://connect-tokyo.heroku.com',
};

describe('readSettings', () => {
  test('takes HCONNECT_* before HEROKU_*, and says which', () => {
    const settings = readSettings({HCONNECT_APP: 'one', HEROKU_APP: 'two', HEROKU_API_KEY: 'key'});
    expect(settings.app).toEqual({value: 'one', source: 'HCONNECT_APP'});
    expect(settings.token).toEqual({value: 'key', source: 'HEROKU_API_KEY'});
    expect(settings.discovery_url).toEqual({value: service, source: 'default'});
  });

  test('takes an empty variable for one that is not set', () => {
    expect(readSettings({HCONNECT_APP: ' ', HEROKU_APP: 'two'}).app?.value).toBe('two');
  });

  test.each([
    ['1', true],
    ['true', true],
    ['0', false],
    ['false', false],
    ['No', false],
  ])('reads HCONNECT_METHOD_OVERRIDE=%s as %s', (value, on) => {
    expect(readSettings({HCONNECT_METHOD_OVERRIDE: value}).method_override.value).toBe(on);
  });

  test('reads names of regions and their URLs', () => {
    const urls = 'virginia-3=http://127.0.0.1:1/, tokyo=http://127.0.0.1:2';
    expect(readSettings({HCONNECT_REGION_URLS: urls}).region_urls.value).toEqual([
      {name: 'virginia-3', region: 'virginia', url: 'http://127.0.0.1:1'},
      {name: 'tokyo', region: 'tokyo', url: 'http://127.0.0.1:2'},
    ]);
  });

  test.each([
    {HCONNECT_DISCOVERY_URL: 'hc-central.heroku.com'},
    {HCONNECT_DISCOVERY_URL: 'file:///etc/passwd'},
    {HCONNECT_DISCOVERY_URL: 'https://bob:s3cret@hc-central.heroku.com'},
    {HCONNECT_REGION_URLS: 'virginia'},
    {HCONNECT_REGION_URLS: 'virginia=nowhere'},
    {HCONNECT_TIMEOUT: '30'},
  ])('fails with the variable’s name when it cannot be understood: %j', (env) => {
    const [name] = Object.keys(env);
    expect(() => readSettings(env)).toThrow(new RegExp(name ?? ''));
  });

  test('describes every variable for the README', () => {
    for (const {name, description} of settingTable) expect(description, name).not.toBe('');
  });
});

describe('createTrust: the token goes', () => {
  const trust = createTrust([service]);

  test.each([
    'https://hc-central.heroku.com/connections',
    'https://connect-3-virginia.heroku.com',
    'https://hc-central-qa.herokai.com',
    'https://HEROKU.com',
    'https://heroku.com:8443/x',
    'https://connect-tokyo.heroku.com.',
  ])('to %s', (url) => {
    expect(trust(new URL(url))).toBe(true);
  });

  test.each([
    'http://connect-tokyo.heroku.com',
    'https://heroku.com.evil.example',
    'https://evilheroku.com',
    'https://heroku.com@evil.example',
    'https://user:pw@connect-tokyo.heroku.com',
    'https://herokuapp.com',
    'https://evil.example/?x=.heroku.com',
    'https://evil.example#.heroku.com',
    'ftp://connect-tokyo.heroku.com',
    'http://127.0.0.1:4310',
    'http://localhost:4310',
    'http://[::1]:4310',
  ])('not to %s', (url) => {
    expect(trust(new URL(url))).toBe(false);
  });

  test('to this machine only when a setting points there', () => {
    const local = createTrust([service, 'http://127.0.0.1:4310']);
    expect(local(new URL('http://localhost:1'))).toBe(true);
    expect(local(new URL('http://127.0.0.1.evil.example'))).toBe(false);
    expect(local(new URL('http://10.0.0.1'))).toBe(false);
  });

  test('nowhere else: the failure names the host', () => {
    expect(() => trustedUrl('https://evil.example/api/v3', trust)).toThrow(
      'The service pointed to evil.example, which is not trusted.',
    );
    expect(() => trustedUrl('', trust)).toThrow('not a URL');
    expect(trustedUrl('/next?page=2', trust, `${service}/connections`).href).toBe(
      `${service}/next?page=2`,
    );
  });
});

describe('findToken, storeToken, checkToken: a token', () => {
  test('loses the line break that a file adds', () => {
    expect(checkToken('abc-123\n', 'stdin')).toBe('abc-123');
  });

  test.each(['', ' \n', 'two words', 'two\nlines', 'nul\u0000', 'päss'])(
    'is refused when it is %j',
    (text) => {
      expect(() => checkToken(text, 'stdin')).toThrow(
        /^The token from stdin cannot be a Heroku API token\.$/,
      );
    },
  );

  test('is not in the failure about it', () => {
    try {
      checkToken('SECRET and more', 'HEROKU_API_KEY');
      expect.unreachable();
    } catch (error) {
      expect(
        JSON.stringify({...(error as object), message: (error as Error).message}),
      ).not.toContain('SECRET');
    }
  });

  test('of the environment is used before the stored one', () => {
    const store = openStore('config', temporaryFolder());
    storeToken(store, service, 'stored');
    expect(findToken(readSettings({}), () => store)).toEqual({
      value: 'stored',
      source: store.path(),
    });
    expect(findToken(readSettings({HEROKU_API_KEY: 'env'}), () => store)?.value).toBe('env');
  });

  test('of one service is not used with another', () => {
    const store = openStore('config', temporaryFolder());
    storeToken(store, service, 'real');
    const simulated = readSettings({HCONNECT_DISCOVERY_URL: 'http://127.0.0.1:4310'});
    expect(findToken(simulated, () => store)).toBeNull();
  });

  test('is deleted without what else is stored', () => {
    const store = openStore('config', temporaryFolder());
    storeToken(store, service, 'one');
    storeToken(store, 'http://127.0.0.1:4310', 'two');
    storeToken(store, service, null);
    expect(store.read(service)).toEqual({});
    expect(store.read('http://127.0.0.1:4310')).toEqual({token: 'two'});
  });
});

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

describe('openRememberedConnections', () => {
  const trust = createTrust([service]);
  const account = {object_name: 'Account', id: 'a-1'};
  const open = (folder: string, warnings: string[] = []) =>
    openRememberedConnections(openStore('places', folder), service, trust, (text) =>
      warnings.push(text),
    );

  test('remembers connections and the ids of their mappings for the next run', () => {
    const folder = temporaryFolder();
    open(folder).rememberMappings(ref, [account]);
    open(folder).remember([{...ref, app_name: 'acme-shop-2'}]);
    expect(open(folder).all()).toEqual([{...ref, app_name: 'acme-shop-2'}]);
    expect(open(folder).mappings(ref.id)).toEqual([account]);
    open(folder).forget(ref.id);
    expect(open(folder).all()).toEqual([]);
  });

  test('remembers the last of several mappings of one object, and names of any kind', () => {
    const folder = temporaryFolder();
    const contact = {object_name: 'Contact', id: 'c-1'};
    const odd = {object_name: 'A name', id: 'o-1'};
    const broken = {object_name: 'Broken\nContact', id: 'b-1'};
    open(folder).rememberMappings(ref, [contact, {...account, id: 'a-0'}, odd, broken, account]);
    expect(open(folder).mappings(ref.id)).toEqual([contact, account, odd]);
  });

  test('keeps what another command has remembered meanwhile', () => {
    const folder = temporaryFolder();
    open(folder).remember([ref]);
    const slow = open(folder);
    expect(slow.all()).toHaveLength(1);
    const another = {...ref, id: 'other', resource_name: 'herokuconnect-other'};
    open(folder).remember([another]);
    slow.rememberMappings(ref, [account]);
    expect(open(folder).all()).toEqual([ref, another]);
    slow.forget(ref.id);
    expect(open(folder).all()).toEqual([another]);
  });

  test('writes no file when nothing is new', () => {
    const folder = temporaryFolder();
    open(folder).remember([ref]);
    const {ino} = statSync(path.join(folder, 'places.json'));
    open(folder).remember([ref]);
    expect(statSync(path.join(folder, 'places.json')).ino).toBe(ino);
  });

  test('leaves out a connection on a host that is not trusted', () => {
    const folder = temporaryFolder();
    open(folder).remember([{...ref, region_url: 'https://evil.example'}]);
    expect(open(folder).all()).toEqual([]);
  });

  test('warns once, and keeps the file, when the file is broken', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'places.json');
    writeFileSync(file, '{');
    const warnings: string[] = [];
    const remembered = open(folder, warnings);
    expect(remembered.all()).toEqual([]);
    remembered.remember([ref]);
    expect(remembered.all()).toEqual([ref]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('{');
  });

  test('remembers a connection whose id is __proto__', () => {
    const folder = temporaryFolder();
    open(folder).remember([{...ref, id: '__proto__'}]);
    expect(({} as {resource_name?: string}).resource_name).toBeUndefined();
  });

  test('forgets the oldest beyond two thousand', () => {
    const folder = temporaryFolder();
    open(folder).remember(Array.from({length: 2001}, (_, index) => ({...ref, id: `id-${index}`})));
    const ids = open(folder)
      .all()
      .map(({id}) => id);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([2000, 'id-1', 'id-2000']);
  });
});
