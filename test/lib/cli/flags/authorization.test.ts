import {describe, expect, test} from 'vitest';
import {readAuthorization} from '../../../../src/lib/cli/flags/authorization.ts';

describe('readAuthorization', () => {
  test('has no environment where none is given, and a custom one with a domain', () => {
    expect(readAuthorization({})).toEqual({});
    expect(readAuthorization({environment: 'sandbox'})).toEqual({environment: 'sandbox'});
    expect(readAuthorization({domain: 'acme.my.salesforce.com'})).toEqual({
      environment: 'custom',
      domain: 'acme.my.salesforce.com',
    });
  });

  test.each([
    'https://acme.my.salesforce.com',
    'https://ACME.my.salesforce.com/home/home.jsp?a=b#c',
    'acme.my.salesforce.com/',
    'acme.my.salesforce.com:443',
    ' Acme.My.Salesforce.com ',
  ])('takes the host of %s', (domain) => {
    expect(readAuthorization({domain})).toMatchObject({domain: 'acme.my.salesforce.com'});
  });

  test('takes a domain that Salesforce may serve for an organization', () => {
    expect(readAuthorization({domain: 'login.acme.com'})).toMatchObject({domain: 'login.acme.com'});
  });

  test('suggests the login host for a page host', () => {
    const domain = 'https://acme.lightning.force.com/lightning/page/home';
    expect(() => readAuthorization({domain})).toThrow(
      expect.objectContaining({
        kind: 'usage',
        next: {again: {flags: {domain: 'acme.my.salesforce.com'}}},
      }) as Error,
    );
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
    [{environment: 'custom'}, /must be used together/],
    [{environment: 'production', domain: 'acme.my.salesforce.com'}, /must be used together/],
    [{environment: 'custom', domain: 'acme'}, /must be a host name/],
    [{environment: 'custom', domain: 'ftp://acme.my.salesforce.com'}, /must be a host name/],
    [{domain: 'https://bob:s3cret@acme.my.salesforce.com'}, /must be a host name/],
    [{domain: '127.0.0.1'}, /must be a host name/],
    [{domain: 'acme.lightning.force.com'}, /is not a Salesforce login host/],
    [{domain: 'acme.my.salesforce.com.example.com'}, /is not a Salesforce login host/],
    [{environment: 'production', next: 'example.com'}, /must be a URL/],
    [{environment: 'production', next: 'javascript:alert(1)'}, /must be a URL/],
    [{environment: 'production', 'api-version': 'latest'}, /must be a version/],
  ])('refuses %j', (flags, message) => {
    expect(() => readAuthorization(flags)).toThrow(
      expect.objectContaining({kind: 'usage', message: expect.stringMatching(message) as string}),
    );
  });
});
