import {describe, expect, test} from 'vitest';
import {checkToken, findToken, storeToken} from '../../../src/lib/session/credentials.ts';
import {readSettings} from '../../../src/lib/session/settings.ts';
import {openStore} from '../../../src/lib/session/store.ts';
import {temporaryFolder} from '../../harness/world.ts';

const service = 'https://hc-central.heroku.com';
describe('findToken, storeToken, checkToken: a token', () => {
  test('loses the line break that a file adds', () => {
    expect(checkToken('abc-123\n', 'stdin')).toBe('abc-123');
  });

  test.each(['', ' \n', 'two words', 'two\nlines', 'nul\u0000', 'päss'])(
    'is refused when it is %j',
    (text) => {
      expect(() => checkToken(text, 'stdin')).toThrow(
        /^The token from stdin is not a valid Heroku API token\.$/,
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
