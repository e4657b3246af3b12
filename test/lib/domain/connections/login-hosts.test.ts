import {describe, expect, test} from 'vitest';
import {hostIn, loginHost} from '../../../../src/lib/domain/connections/login-hosts.ts';

describe('loginHost', () => {
  test.each([
    'login.salesforce.com',
    'test.salesforce.com',
    'acme.my.salesforce.com',
    'acme--test.sandbox.my.salesforce.com',
    'acme-dev-ed.develop.my.salesforce.com',
    'acme--uat.cs10.my.salesforce.com',
    'na139.salesforce.com',
    'acme.my.salesforce.mil',
    'acme.my.sfcrmproducts.cn',
    'acme.cloudforce.com',
    'acme.database.com',
  ])('takes %s for a place to log in', (host) => {
    expect(loginHost(host)).toEqual({is: 'login'});
  });

  test.each([
    ['acme.lightning.force.com', 'acme.my.salesforce.com'],
    ['acme--test.sandbox.lightning.force.com', 'acme--test.sandbox.my.salesforce.com'],
    ['acme.my.salesforce-setup.com', 'acme.my.salesforce.com'],
    ['acme--test.sandbox.my.salesforce-setup.com', 'acme--test.sandbox.my.salesforce.com'],
    ['acme--c.vf.force.com', 'acme.my.salesforce.com'],
    ['acme--test--c.sandbox.vf.force.com', 'acme--test.sandbox.my.salesforce.com'],
    ['acme.lightning.crmforce.mil', 'acme.my.salesforce.mil'],
    ['acme--test.sandbox.lightning.sfcrmapps.cn', 'acme--test.sandbox.my.sfcrmproducts.cn'],
    ['acme.my.salesforce.co', 'acme.my.salesforce.com'],
    ['acme.my.salesforce.com.example.com', 'acme.my.salesforce.com'],
    ['acme--c.na1.content.force.com', null],
    ['force.com', null],
    ['my.salesforce.com', null],
    ['help.salesforce.com', null],
    ['www.salesforce.com', null],
    ['salesforce.com', null],
  ])('takes %s for another host, and %s for the place to log in', (host, instead) => {
    expect(loginHost(host)).toEqual({is: 'other', instead});
  });

  test.each([
    'login.example.com',
    'salesforce.example.com',
    'notsalesforce.com',
    'acme.my.site.com',
    'acme.force.com',
  ])('does not know %s', (host) => {
    expect(loginHost(host)).toEqual({is: 'unknown'});
  });
});

describe('hostIn', () => {
  test.each([
    ['acme.my.salesforce.com', 'acme.my.salesforce.com'],
    ['HTTPS://Acme.my.Salesforce.com/x', 'acme.my.salesforce.com'],
    ['http://acme.my.salesforce.com:8443', 'acme.my.salesforce.com'],
    ['acme.my.salesforce.com.', 'acme.my.salesforce.com'],
    ['acme', null],
    ['', null],
    ['not a host', null],
    ['https://', null],
    ['javascript://acme.my.salesforce.com', null],
    ['bob@acme.my.salesforce.com', null],
    ['[::1]', null],
    ['10.0.0.1', null],
  ])('finds in %j: %s', (text, host) => {
    expect(hostIn(text)).toBe(host);
  });
});
