import {describe, expect, test} from 'vitest';
import {readAuthorization} from '../../../../src/lib/cli/flags/authorization.ts';

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
