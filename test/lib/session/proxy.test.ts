import {describe, expect, test} from 'vitest';
import {createProxyRule, bypassesProxy, shownProxy} from '../../../src/lib/session/proxy.ts';
import {readSettings} from '../../../src/lib/session/settings.ts';

const service = new URL('https://connect-virginia.heroku.com/api/v3');
const ruleOf = (env: Record<string, string>) => createProxyRule(readSettings(env));

describe('createProxyRule', () => {
  test.each([
    [{}, null],
    [{HTTPS_PROXY: 'http://a:1'}, 'HTTPS_PROXY'],
    [{https_proxy: 'http://a:1'}, 'https_proxy'],
    [{https_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1'}, 'https_proxy'],
    [{ALL_PROXY: 'http://a:1'}, 'ALL_PROXY'],
    [{all_proxy: 'http://a:1', HTTPS_PROXY: 'http://b:1'}, 'HTTPS_PROXY'],
    [{HTTPS_PROXY: ' ', ALL_PROXY: 'http://b:1'}, 'ALL_PROXY'],
    [{HTTP_PROXY: 'http://a:1', http_proxy: 'http://a:1'}, null],
    [{HTTPS_PROXY: 'http://a:1', NO_PROXY: 'heroku.com'}, null],
    [{HTTPS_PROXY: 'http://a:1', no_proxy: 'heroku.com'}, null],
    [{HTTPS_PROXY: 'http://a:1', no_proxy: 'other.com', NO_PROXY: 'heroku.com'}, 'HTTPS_PROXY'],
  ])('with %j takes the proxy of %s', (env, source) => {
    expect(ruleOf(env)(service)?.source ?? null).toBe(source);
  });

  test.each([
    'http://127.0.0.1:4310/x',
    'https://127.0.0.1:4310/x',
    'https://localhost/x',
    'http://[::1]:4310/',
    'http://connect-virginia.heroku.com/',
  ])('takes none for %s, whatever is set', (url) => {
    const env = {HTTPS_PROXY: 'http://a:1', HTTP_PROXY: 'http://a:1', ALL_PROXY: 'http://a:1'};
    expect(ruleOf(env)(new URL(url))).toBeNull();
  });

  test.each([
    ['http://proxy.corp:3128', 'http://proxy.corp:3128', null],
    ['proxy.corp:3128', 'http://proxy.corp:3128', null],
    ['proxy.corp', 'http://proxy.corp', null],
    ['https://proxy.corp:8443/', 'https://proxy.corp:8443', null],
    ['http://[fd00::1]:3128', 'http://[fd00::1]:3128', null],
    ['http://bob:s3cret@proxy.corp:3128', 'http://proxy.corp:3128', 'bob:s3cret'],
    ['bob:s3cret@proxy.corp:3128', 'http://proxy.corp:3128', 'bob:s3cret'],
    ['http://bob@proxy.corp:3128', 'http://proxy.corp:3128', 'bob:'],
    ['http://b%40b:p%23ss%2F@proxy.corp', 'http://proxy.corp', 'b@b:p#ss/'],
    ['http://bob:100%@proxy.corp', 'http://proxy.corp', 'bob:100%'],
  ])('reads %s', (value, url, user) => {
    const authorization = user && `Basic ${Buffer.from(user).toString('base64')}`;
    const proxy = ruleOf({HTTPS_PROXY: value})(service);
    expect(proxy).toEqual({url, authorization, source: 'HTTPS_PROXY'});
  });

  test.each([
    ['http://bob:p#s3cret@proxy.corp:3128', 'HTTPS_PROXY is not a proxy URL.'],
    ['http://', 'HTTPS_PROXY is not a proxy URL.'],
    ['http:/proxy.corp:3128', 'HTTPS_PROXY is not a proxy URL.'],
    ['"http://proxy.corp:3128"', 'HTTPS_PROXY is not a proxy URL.'],
    ['http://bob:s3cret@proxy.corp:port', 'HTTPS_PROXY is not a proxy URL.'],
    ['socks5://bob:s3cret@proxy.corp', 'HTTPS_PROXY names a proxy of an unsupported type: socks5.'],
  ])('fails for %s without its password', (value, message) => {
    let failure: unknown;
    try {
      ruleOf({HTTPS_PROXY: value});
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({kind: 'usage', message});
    expect(JSON.stringify(failure)).not.toContain('s3cret');
  });
});

test.each([
  ['http://bob:s3cret@proxy.corp:3128', 'http://proxy.corp:3128'],
  ['bob:s3cret@proxy.corp:3128', 'http://proxy.corp:3128'],
  ['socks5://bob:s3cret@proxy.corp:1080', 'socks5://proxy.corp:1080'],
  ['http://bob:p#s3cret@proxy.corp', 'not a URL'],
])('shownProxy: shows %s without its password', (value, shown) => {
  expect(shownProxy({value, source: 'HTTPS_PROXY'})).toBe(shown);
});

describe('isExcepted', () => {
  test.each([
    ['*', true],
    ['other.com, *', true],
    ['heroku.com', true],
    ['.heroku.com', true],
    ['*.heroku.com', true],
    ['HEROKU.COM', true],
    ['heroku.com.', true],
    ['connect-virginia.heroku.com', true],
    ['virginia.heroku.com', false],
    ['oku.com', false],
    ['connect-tokyo.heroku.com', false],
    ['a.com,heroku.com', true],
    ['a.com heroku.com', true],
    [' a.com ,  heroku.com ', true],
    ['heroku.com:443', true],
    ['heroku.com:8443', false],
    ['*:443', true],
    ['*:80', false],
    ['10.0.0.0/8', false],
    ['0.0.0.0/0', false],
    ['', false],
    [',', false],
    ['.', false],
    ['::1', false],
  ])('of a name, by %j: %s', (list, expected) => {
    expect(bypassesProxy(list, service)).toBe(expected);
  });

  test.each([
    ['192.0.2.7', 'https://192.0.2.7/', true],
    ['192.0.2.7:443', 'https://192.0.2.7/', true],
    ['192.0.2.7:443', 'https://192.0.2.7:8443/', false],
    ['192.0.2.0/24', 'https://192.0.2.7/', true],
    ['192.0.2.0/24', 'https://192.0.3.7/', false],
    ['192.0.2.0/33', 'https://192.0.2.7/', false],
    ['192.0.2.0/x', 'https://192.0.2.7/', false],
    ['2.7', 'https://192.0.2.7/', false],
    ['2001:db8::7', 'https://[2001:db8:0::7]/', true],
    ['[2001:db8::7]', 'https://[2001:db8::7]/', true],
    ['[2001:db8::7]:443', 'https://[2001:db8::7]/', true],
    ['[2001:db8::7]:444', 'https://[2001:db8::7]/', false],
    ['2001:db8::/32', 'https://[2001:db8::7]/', true],
    ['2001:db8::/32', 'https://192.0.2.7/', false],
    ['heroku.com', 'https://heroku.com.:443/', true],
  ])('%j has %s: %s', (list, url, expected) => {
    expect(bypassesProxy(list, new URL(url))).toBe(expected);
  });
});
