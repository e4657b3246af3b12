import {describe, expect, test} from 'vitest';
import {readSettings, settingTable} from '../../../src/lib/session/settings.ts';

const service = 'https://hc-central.heroku.com';
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
    for (const [name, {description}] of Object.entries(settingTable)) {
      expect(description, name).not.toBe('');
    }
  });
});
