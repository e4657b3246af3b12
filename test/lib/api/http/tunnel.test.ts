import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import {createServer, type AddressInfo} from 'node:net';
import tls, {type ConnectionOptions} from 'node:tls';
import {inspect} from 'node:util';
import {afterEach, describe, expect, onTestFinished, test, vi} from 'vitest';
import {createHttp, type Http} from '../../../../src/lib/api/http/http.ts';
import type {Failure} from '../../../../src/lib/errors.ts';
import {createProxyRule} from '../../../../src/lib/session/proxy.ts';
import {readSettings} from '../../../../src/lib/session/settings.ts';
import {createTrust} from '../../../../src/lib/session/trusted-hosts.ts';
import {startSimulator} from '../../../../src/lib/simulator/index.ts';
import {startProxy, type ProxyOptions} from '../../../harness/proxy.ts';
import {certificateFile, startSecureService} from '../../../harness/secure-service.ts';

const host = 'hc-central.heroku.com';
const url = `https://${host}/connections`;
const secrets = ['MARKER-5f2c', 's3cret', Buffer.from('bob:s3cret').toString('base64')];

interface Options {
  env?: Record<string, string>;
  timeout?: number;
  signal?: AbortSignal;
  token?: string;
}

function http({env = {}, timeout = 5000, signal, token = 'MARKER-5f2c'}: Options): Http {
  return createHttp({
    token,
    trust: createTrust([`https://${host}`, 'http://127.0.0.1:1']),
    proxy: createProxyRule(readSettings(env)),
    timeout,
    methodOverride: false,
    userAgent: 'hconnect/test',
    signal: signal ?? new AbortController().signal,
  });
}

/** A proxy that ends with the test. */
async function proxyThat(options: ProxyOptions) {
  const proxy = await startProxy(options);
  onTestFinished(() => proxy.close());
  return proxy;
}

/** The failure that the work ends in; nothing in it may hold a token or a password. */
async function failure(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => expect.unreachable('it did not fail'),
    (thrown: unknown) => thrown as Failure,
  );
  for (const secret of secrets) {
    expect(inspect(error, {depth: 9, showHidden: true})).not.toContain(secret);
  }
  return error;
}

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

/** Node.js reads what NODE_EXTRA_CA_CERTS names at its start only, as journeys have it. */
function trustServiceCertificate(): void {
  const ca = [readFileSync(certificateFile('service-ca.pem'))];
  const {connect} = tls;
  vi.spyOn(tls, 'connect').mockImplementation(((options: ConnectionOptions) =>
    connect({...options, ca})) as typeof connect);
  syncBuiltinESMExports();
}

describe('Http: through a proxy', () => {
  /** The service on loopback, under its own names, with a certificate that is trusted. */
  async function service() {
    const simulator = await startSimulator({scenario: 'granted', speed: 0});
    const secure = await startSecureService(simulator);
    onTestFinished(() => Promise.all([simulator.close(), secure.close()]).then(() => undefined));
    trustServiceCertificate();
    return {simulator, port: secure.port};
  }

  test.each([
    ['', undefined],
    ['bob:s3cret@', 'bob:s3cret'],
    ['b%40b:p%23ss@', 'b@b:p#ss'],
  ])('with user %j: the service answers', async (user, password) => {
    const {simulator, port} = await service();
    const proxy = await proxyThat({port, ...(password === undefined ? {} : {password})});
    const env = {HTTPS_PROXY: `http://${user}${proxy.host}`};
    const answer = await http({env, token: simulator.token}).send({method: 'GET', url});
    expect(answer.status).toBe(200);
    expect(proxy.asked).toEqual([`${host}:443`]);
  });

  test('that speaks TLS: the service answers', async () => {
    const {simulator, port} = await service();
    const proxy = await proxyThat({port, secure: true});
    const env = {https_proxy: proxy.url};
    const answer = await http({env, token: simulator.token}).send({method: 'GET', url});
    expect(answer.status).toBe(200);
  });

  test('keeps the connection for the next request', async () => {
    const {simulator, port} = await service();
    const proxy = await proxyThat({port});
    const client = http({env: {ALL_PROXY: proxy.url}, token: simulator.token});
    for (let sent = 0; sent < 3; sent += 1) await client.send({method: 'GET', url});
    expect(proxy.asked).toHaveLength(1);
  });

  test('sends many requests at once', async () => {
    const {simulator, port} = await service();
    const proxy = await proxyThat({port});
    const client = http({env: {HTTPS_PROXY: proxy.url}, token: simulator.token});
    const sent = Array.from({length: 20}, () => client.send({method: 'GET', url}));
    expect((await Promise.all(sent)).map(({status}) => status)).toEqual(Array(20).fill(200));
  });

  test('does not send loopback requests to it', async () => {
    const {simulator} = await service();
    const proxy = await proxyThat({});
    const env = {HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, ALL_PROXY: proxy.url};
    const local = `${simulator.discovery_url}/connections`;
    const answer = await http({env, token: simulator.token}).send({method: 'GET', url: local});
    expect([answer.status, proxy.asked]).toEqual([200, []]);
  });

  test('reports a rejection by the service as such', async () => {
    const {port} = await service();
    const proxy = await proxyThat({port});
    const {kind, message} = await failure(
      http({env: {HTTPS_PROXY: proxy.url}}).send({method: 'GET', url}),
    );
    expect([kind, message]).toEqual(['auth', 'The token was rejected.']);
  });
});

describe('Http: a proxy that inspects', () => {
  test('recognized by its certificate; nothing sent', async () => {
    const simulator = await startSimulator({scenario: 'granted', speed: 0});
    const inspector = await startSecureService(simulator, 'inspector');
    onTestFinished(() => Promise.all([simulator.close(), inspector.close()]).then(() => undefined));
    const proxy = await proxyThat({port: inspector.port});
    const {details, message, reason, next} = await failure(
      http({env: {HTTPS_PROXY: proxy.url}}).send({method: 'POST', url}),
    );
    expect(message).toBe(`The certificate of ${host} is not trusted.`);
    expect(reason).toContain(`The proxy in use is ${proxy.url}.`);
    expect(next).toMatchObject({again: {env: {NODE_EXTRA_CA_CERTS: 'FILE'}}});
    expect(details).toMatchObject({cause: 'certificate', taken: 'no', proxy: proxy.url});
    expect(simulator.requests()).toEqual([]);
  });
});

const denied = 'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n<html>no</html>';
const ntlm =
  'HTTP/1.1 407 Denied\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n\r\n';

describe('Http: a proxy that gives no way', () => {
  test.each<[string, ProxyOptions, string, string, string]>([
    [
      'wants a password',
      {password: 'bob:s3cret'},
      '',
      'The proxy HOST requires a user name and password.',
      `It answered CONNECT ${host} with 407 Proxy Authentication Required.`,
    ],
    [
      'wants another password',
      {password: 'bob:other'},
      'bob:s3cret@',
      'The proxy HOST rejected the user name and password.',
      `It answered CONNECT ${host} with 407 Proxy Authentication Required.`,
    ],
    [
      'wants NTLM',
      {answer: ntlm},
      'bob:s3cret@',
      'The proxy HOST rejected the user name and password.',
      `It answered CONNECT ${host} with 407 Denied. It accepts Negotiate, NTLM; hconnect supports Basic only.`,
    ],
    [
      'forbids the host',
      {answer: denied},
      '',
      `The proxy HOST refused to connect to ${host}.`,
      `It answered CONNECT ${host} with 403 Forbidden.`,
    ],
    [
      'cannot reach the host',
      {},
      '',
      `The proxy HOST could not reach ${host}.`,
      `It answered CONNECT ${host} with 502 Bad Gateway.`,
    ],
    [
      'redirects',
      {answer: 'HTTP/1.1 302 Found\r\nLocation: http://login.corp/\r\n\r\n'},
      '',
      `The proxy HOST refused to connect to ${host}.`,
      `It answered CONNECT ${host} with 302 Found.`,
    ],
    [
      'closes',
      {answer: ''},
      '',
      'The proxy HOST closed the connection.',
      'Proxy connection ended before receiving CONNECT response. The proxy is set by HTTPS_PROXY.',
    ],
  ])('%s: reported as the proxy’s failure', async (_what, options, user, message, reason) => {
    const proxy = await proxyThat(options);
    const env = {HTTPS_PROXY: `http://${user}${proxy.host}`};
    for (const method of ['GET', 'POST'] as const) {
      const failed = await failure(http({env}).send({method, url}));
      expect([failed.kind, failed.message, failed.reason]).toEqual([
        'service',
        message.replace('HOST', proxy.host),
        reason,
      ]);
      expect(failed.details).toMatchObject({taken: 'no', proxy: proxy.url});
      expect(failed.details).not.toHaveProperty('http_status');
      // A place is forgotten where its host is not found, which a proxy’s fault does not show.
      const lasting = /requires|rejected|refused/.test(message) ? {lasting: true} : {};
      expect(failed.facts).toEqual({taken: 'no', ...lasting});
    }
  });

  test('accepts no password: suggests the settings, not a password', async () => {
    const proxy = await proxyThat({answer: ntlm});
    const env = {HTTPS_PROXY: proxy.url};
    const {next} = await failure(http({env}).send({method: 'GET', url}));
    expect(next).toMatchObject({run: 'auth:status'});
  });

  test('does not listen: reported as the proxy’s failure', async () => {
    const env = {HTTPS_PROXY: 'http://127.0.0.1:1'};
    const {message, details} = await failure(http({env}).send({method: 'POST', url}));
    expect(message).toBe('The proxy 127.0.0.1:1 refused the connection.');
    expect(details).toMatchObject({cause: 'proxy_refused', network: 'ECONNREFUSED', taken: 'no'});
  });

  test('is not found: reported as the proxy’s failure', async () => {
    // No label of a name is this long, so no server is asked for it.
    const env = {HTTPS_PROXY: `http://${'x'.repeat(64)}.corp:3128`};
    const {message, details, facts} = await failure(http({env}).send({method: 'GET', url}));
    expect(message).toBe(`The proxy ${'x'.repeat(64)}.corp:3128 was not found.`);
    expect([details.cause, facts.network]).toEqual(['proxy_dns', undefined]);
  });

  test('has an untrusted certificate: reported as the proxy’s failure', async () => {
    const proxy = await proxyThat({secure: true});
    const {message, next} = await failure(
      http({env: {HTTPS_PROXY: proxy.url}}).send({method: 'GET', url}),
    );
    expect(message).toBe(`The certificate of the proxy ${proxy.host} is not trusted.`);
    expect(next).toMatchObject({again: {env: {NODE_EXTRA_CA_CERTS: 'FILE'}}});
  });

  test('never answers: times out and leaves no connection', async () => {
    const proxy = await proxyThat({answer: null});
    const env = {HTTPS_PROXY: proxy.url};
    const failed = await failure(http({env, timeout: 200}).send({method: 'POST', url}));
    expect([failed.message, failed.reason]).toEqual([
      `The proxy ${proxy.host} did not answer in time.`,
      'No response within 200ms. The proxy is set by HTTPS_PROXY.',
    ]);
    expect(failed.details).toMatchObject({cause: 'proxy_timeout', taken: 'no'});
    await vi.waitFor(() => {
      expect(proxy.open()).toBe(0);
    });
  });

  test('never answers: aborted when the user cancels', async () => {
    const proxy = await proxyThat({answer: null});
    const controller = new AbortController();
    const sent = http({env: {HTTPS_PROXY: proxy.url}, signal: controller.signal}).send({
      method: 'POST',
      url,
    });
    await vi.waitFor(() => {
      expect(proxy.asked).toHaveLength(1);
    });
    controller.abort();
    const {kind, reason} = await failure(sent);
    expect([kind, reason]).toEqual(['cancelled', 'The request changed nothing.']);
    await vi.waitFor(() => {
      expect(proxy.open()).toBe(0);
    });
  });

  test('closes after opening the tunnel: reported as a broken handshake', async () => {
    const proxy = await proxyThat({answer: 'HTTP/1.1 200 OK\r\n\r\n'});
    const {details} = await failure(
      http({env: {HTTPS_PROXY: proxy.url}}).send({method: 'POST', url}),
    );
    expect(details).toMatchObject({cause: 'handshake', taken: 'no', proxy: proxy.url});
  });

  test('speaks another protocol: reported as the proxy’s failure', async () => {
    const server = createServer((socket) =>
      socket.on('error', () => undefined).end('SSH-2.0\r\n\r\n'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const env = {HTTPS_PROXY: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
    const {message, kind} = await failure(http({env}).send({method: 'GET', url}));
    expect([kind, message]).toEqual(['service', expect.stringMatching(/^The proxy 127\.0\.0\.1:/)]);
  });
});
