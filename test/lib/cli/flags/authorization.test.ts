import {describe, expect, test, onTestFinished} from 'vitest';
import {readAuthorization} from '../../../../src/lib/cli/flags/authorization.ts';
import {listenForReturn} from '../../../../src/lib/cli/authorization/callback-listener.ts';

describe('readAuthorization', () => {
  test('always has an environment', () => {
    expect(readAuthorization({environment: 'sandbox'})).toEqual({environment: 'sandbox'});
  });

  test('has what the flags give', () => {
    expect(
      readAuthorization({
        environment: 'custom',
        domain: 'acme.my.salesforce.com',
        'api-version': '64',
        next: 'https://example.com/done',
      }),
    ).toEqual({
      environment: 'custom',
      domain: 'acme.my.salesforce.com',
      api_version: '64.0',
      next: 'https://example.com/done',
    });
  });

  test.each(['64', '64.0', 'v64', 'v64.0'])('reads %s as version 64.0', (version) => {
    expect(readAuthorization({environment: 'production', 'api-version': version})).toMatchObject({
      api_version: '64.0',
    });
  });

  test.each([
    [{environment: 'custom'}, /go together/],
    [{environment: 'production', domain: 'acme.my.salesforce.com'}, /go together/],
    [{environment: 'custom', domain: 'https://acme.my.salesforce.com'}, /takes a host name/],
    [{environment: 'custom', domain: 'acme'}, /takes a host name/],
    [{environment: 'production', next: 'example.com'}, /takes a URL/],
    [{environment: 'production', next: 'javascript:alert(1)'}, /takes a URL/],
    [{environment: 'production', 'api-version': 'latest'}, /takes a version/],
  ])('refuses %j', (flags, message) => {
    expect(() => readAuthorization(flags)).toThrow(
      expect.objectContaining({kind: 'usage', message: expect.stringMatching(message) as string}),
    );
  });
});

describe('listenForReturn', () => {
  async function listening() {
    const listener = await listenForReturn();
    onTestFinished(() => {
      listener.close();
    });
    return listener;
  }

  test('gives a URL on this machine, at a path that cannot be guessed', async () => {
    const [first, second] = [await listening(), await listening()].map(({url}) => new URL(url));
    expect(first?.hostname).toBe('127.0.0.1');
    expect(first?.pathname).toMatch(/^\/[\da-f]{32}$/);
    expect(first?.pathname).not.toBe(second?.pathname);
  });

  test('tells when a browser comes back', async () => {
    const {url, returned} = await listening();
    expect(returned.aborted).toBe(false);
    const answer = await fetch(url);
    expect(await answer.text()).toContain('You can close this page.');
    expect(returned.aborted).toBe(true);
    expect(returned.reason).not.toBeTypeOf('string');
  });

  test('keeps the error that a browser brings', async () => {
    const {url, returned} = await listening();
    await fetch(`${url}?error=access_denied`);
    expect(returned.reason).toBe('access_denied');
  });

  test('does not take a request to another path for the browser', async () => {
    const {url, returned} = await listening();
    for (const path of ['/', '/favicon.ico', '/0'.padEnd(33, '0')]) {
      expect((await fetch(new URL(path, url))).status).toBe(404);
    }
    expect(returned.aborted).toBe(false);
  });
});
