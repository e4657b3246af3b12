import {describe, expect, test} from 'vitest';
import {failedRequest} from '../../../../src/lib/api/http/network-failures.ts';
import type {NextStep} from '../../../../src/lib/next-step.ts';

const url = new URL('https://connect-tokyo.heroku.com/api/v3/connections');

/** What a hint leads to: a command, or how the same is tried again. */
function lead(next: NextStep | undefined): string {
  if (next !== undefined && 'run' in next) return next.run;
  if (next !== undefined && 'again' in next) {
    return Object.keys(next.again.env ?? {})[0] ?? next.note?.split(';')[0] ?? '';
  }
  return '';
}

const failed = (method: 'GET' | 'POST', code: string, reason = `it says ${code}`) =>
  failedRequest(method, url, {code, reason}, null);

describe('failedRequest', () => {
  test.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_GET_ISSUER_CERT', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_UNTRUSTED', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_SIGNATURE_FAILURE', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['INVALID_CA', 'certificate', 'NODE_EXTRA_CA_CERTS'],
    ['CERT_HAS_EXPIRED', 'certificate_dates', 'after checking the clock'],
    ['CERT_NOT_YET_VALID', 'certificate_dates', 'after checking the clock'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate_name', 'auth:status'],
    ['EPROTO', 'tls', 'auth:status'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'auth:status'],
    ['ENOTFOUND', 'dns', 'auth:status'],
    ['EAI_AGAIN', 'dns', 'when this machine is online'],
    ['ECONNREFUSED', 'refused', 'auth:status'],
    ['EHOSTUNREACH', 'route', 'when this machine is online'],
    ['ENETUNREACH', 'route', 'when this machine is online'],
    ['EACCES', 'blocked', 'auth:status'],
  ])('%s: reported as %s, not accepted; suggests %s', (code, cause, next) => {
    for (const method of ['GET', 'POST'] as const) {
      const failure = failed(method, code);
      expect(failure.details).toMatchObject({cause, network: code, taken: 'no'});
      expect([failure.kind, lead(failure.next)]).toEqual(['service', next]);
      expect(failure.reason).toContain(code);
    }
  });

  test.each([
    ['ETIMEDOUT', 'timeout'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['HPE_INVALID_CONSTANT', 'unreadable'],
    ['Z_DATA_ERROR', 'unreadable'],
    ['ETOOLARGE', 'too_large'],
    ['ESTRANGE', 'unknown'],
  ])(
    '%s: reported as %s; suggests a retry of a read, a check before a retry of a change',
    (code, cause) => {
      const [read, change] = [failed('GET', code), failed('POST', code)];
      expect([read.details.cause, read.facts.taken, lead(read.next)]).toEqual([
        cause,
        'no',
        'try again later',
      ]);
      expect([change.facts.taken, lead(change.next)]).toEqual(['unknown', 'connections:list']);
    },
  );

  test.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', true],
    ['CERT_HAS_EXPIRED', true],
    ['ERR_TLS_CERT_ALTNAME_INVALID', true],
    ['EPROTO', true],
    ['EACCES', true],
    ['ENOTFOUND', undefined],
    ['EAI_AGAIN', undefined],
    ['ECONNREFUSED', undefined],
    ['EHOSTUNREACH', undefined],
    ['ETIMEDOUT', undefined],
    ['ECONNRESET', undefined],
  ])('%s: ends a wait at once: %s', (code, lasting) => {
    expect(failed('GET', code).facts.lasting).toBe(lasting);
  });

  test('a connection that breaks before TLS: not accepted', () => {
    const reason =
      'Client network socket disconnected before secure TLS connection was established';
    const {details, next} = failed('POST', 'ECONNRESET', reason);
    expect([details.cause, details.taken, lead(next)]).toEqual([
      'handshake',
      'no',
      'try again later',
    ]);
  });

  test('says what OpenSSL means, without where in its sources it says so', () => {
    const reason =
      '00:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record.c:355:';
    expect(failed('GET', 'EPROTO', reason).reason).toMatch(/^wrong version number\. /);
  });

  test.each(['EMFILE', 'ENFILE'])('%s: reported as this machine’s failure', (code) => {
    const {kind, status, facts} = failed('POST', code);
    expect([kind, status, facts.taken]).toEqual(['io', 74, 'no']);
  });

  test.each([
    ['ENOTFOUND', true],
    ['ETIMEDOUT', true],
    ['ECONNREFUSED', true],
    ['ECONNRESET', false],
    ['CERT_HAS_EXPIRED', false],
  ])('%s: mentions that a proxy may be required: %s', (code, mentions) => {
    expect(failed('GET', code).reason?.includes('HTTPS_PROXY')).toBe(mentions);
    const local = new URL('http://127.0.0.1:1/');
    const {reason} = failedRequest('GET', local, {code, reason: code}, null);
    expect(reason).not.toContain('HTTPS_PROXY');
  });

  test('names the proxy in use', () => {
    const proxy = {url: 'http://proxy.corp:3128', source: 'HTTPS_PROXY'};
    const {reason, details} = failedRequest('GET', url, {code: 'ECONNRESET', reason: 'x'}, proxy);
    expect(reason).toBe('x. The proxy in use is http://proxy.corp:3128.');
    expect(details.proxy).toBe(proxy.url);
  });
});
