import {describe, expect, test} from 'vitest';
import {createTrust, trustedUrl} from '../../../src/lib/session/trusted-hosts.ts';

const service = 'https://hc-central.heroku.com';
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
      'Heroku Connect pointed to evil.example, which is not trusted.',
    );
    expect(() => trustedUrl('', trust)).toThrow('an invalid URL');
    expect(trustedUrl('/next?page=2', trust, `${service}/connections`).href).toBe(
      `${service}/next?page=2`,
    );
  });
});
