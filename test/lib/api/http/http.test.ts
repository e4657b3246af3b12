import {inspect} from 'node:util';
import nock from 'nock';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {createHttp, type Http} from '../../../../src/lib/api/http/http.ts';
import type {Request} from '../../../../src/lib/api/http/message.ts';
import {throttledSeconds} from '../../../../src/lib/api/http/http-failures.ts';
import {allPages} from '../../../../src/lib/api/pages.ts';
import type {Failure} from '../../../../src/lib/errors.ts';
import {createTrust} from '../../../../src/lib/session/trusted-hosts.ts';

// What a correct service never sends; what it does send is tested against the simulator.

const host = 'https://connect-tokyo.heroku.com';
const token = 'MARKER-5f2c';
const get: Request = {method: 'GET', url: `${host}/api/v3/connections`};
const post: Request = {method: 'POST', url: `${host}/api/v3/connections/1/actions/pause`};

let traced: string[] = [];

function http(
  options: {timeout?: number; methodOverride?: boolean; signal?: AbortSignal} = {},
): Http {
  return createHttp({
    token,
    trust: createTrust(['https://hc-central.heroku.com']),
    timeout: options.timeout ?? 5000,
    methodOverride: options.methodOverride ?? false,
    userAgent: 'hconnect/test',
    signal: options.signal ?? new AbortController().signal,
    trace: (line) => traced.push(line),
  });
}

/** The failure that the work ends in; nothing in it may hold the token. */
async function failure(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => expect.unreachable('it did not fail'),
    (thrown: unknown) => thrown as Failure,
  );
  expect(inspect(error, {depth: 9, showHidden: true})).not.toContain(token);
  return error;
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code} it is`), {code});
}

// nock is in the way of real requests from its import on, and files share a process.
beforeAll(() => {
  if (!nock.isActive()) nock.activate();
});
afterAll(() => {
  nock.restore();
});

beforeEach(() => {
  traced = [];
  nock.disableNetConnect();
});
afterEach(() => {
  nock.abortPendingRequests();
  nock.cleanAll();
  nock.enableNetConnect();
});

describe('Http: a request', () => {
  test('carries the token, and the type of its JSON body', async () => {
    nock(host, {reqheaders: {authorization: `Bearer ${token}`, 'content-type': 'application/json'}})
      .patch('/x', {name: 'a'})
      .reply(200, {ok: true});
    const answer = await http().send({method: 'PATCH', url: `${host}/x`, json: {name: 'a'}});
    expect(answer.json()).toEqual({ok: true});
  });

  test('is a POST with a header when method_override is on', async () => {
    nock(host, {reqheaders: {'x-http-method-override': 'DELETE'}})
      .post('/x')
      .reply(204);
    const answer = await http({methodOverride: true}).send({method: 'DELETE', url: `${host}/x`});
    expect(answer.status).toBe(204);
  });

  test('has its query encoded', async () => {
    nock(host).get('/x').query({app: 'a&b=c d'}).reply(200, {});
    await http().send({method: 'GET', url: `${host}/x`, query: {app: 'a&b=c d', none: undefined}});
    expect(nock.isDone()).toBe(true);
  });

  test('is logged without its headers and query', async () => {
    nock(host).get('/x').query(true).reply(200, {});
    await http().send({method: 'GET', url: `${host}/x`, query: {secret: 'q'}});
    expect(traced).toEqual([`GET ${host}/x 200`]);
  });
});

describe('Http: a refusal', () => {
  test.each([
    [400, {message: 'No such field'}, 'refused', 'No such field (400 Bad Request).'],
    [
      400,
      {config: {fields: ['Unknown: x']}},
      'refused',
      'config.fields: Unknown: x (400 Bad Request).',
    ],
    [401, {message: 'Bad token'}, 'auth', 'Bad token (401 Unauthorized).'],
    [403, {error: 'permission denied'}, 'auth', 'permission denied (403 Forbidden).'],
    [404, {detail: 'Not found.'}, 'not_found', 'Not found (404 Not Found).'],
    [409, {error: 'busy', syncing_mappings: ['A']}, 'refused', 'busy (409 Conflict).'],
    [422, '', 'refused', 'No reason given (422 Unprocessable Entity).'],
    [503, {}, 'service', 'No reason given (503 Service Unavailable).'],
    [
      418,
      '<html>x</html>',
      'refused',
      "The response is a web page, not a reason (418 I'm a Teapot).",
    ],
    [500, {message: 'Oops'}, 'service', 'Oops (500 Internal Server Error).'],
  ])('with %i %j fails as %s', async (status, body, kind, reason) => {
    nock(host).post('/api/v3/connections/1/actions/pause').reply(status, body);
    const {kind: told, reason: why, details} = await failure(http().send(post));
    expect([told, why]).toEqual([kind, reason]);
    expect(details.http_status).toBe(status);
  });

  test('with 429 fails with the seconds after which to try again', async () => {
    const message = 'Request was throttled. Expected available in 72170 seconds.';
    nock(host).get('/api/v3/connections').reply(429, {message});
    const {kind, next, details} = await failure(http().send(get));
    expect([kind, details.retry_after]).toEqual(['service', 72170]);
    expect(next?.note).toContain('20h 02m');
    expect(throttledSeconds(null)).toBeNull();
  });

  test('takes the seconds of Retry-After when the sentence has none', async () => {
    nock(host).post(/./).reply(429, {}, {'retry-after': '30'});
    expect((await failure(http().send(post))).details.retry_after).toBe(30);
  });
});

describe('Http: a service that fails', () => {
  test('is asked again when the request is a GET', async () => {
    nock(host).get('/api/v3/connections').reply(503);
    nock(host).get('/api/v3/connections').reply(502, '<html>');
    nock(host).get('/api/v3/connections').reply(200, {results: []});
    expect((await http().send(get)).status).toBe(200);
  });

  test.each([502, 503, 504])('is not sent a change again when it answers %i', async (status) => {
    const scope = nock(host).post(/pause/).times(2).reply(status);
    const {kind, details} = await failure(http().send(post));
    expect([kind, details.taken]).toEqual(['service', 'unknown']);
    expect(scope.pendingMocks()).toHaveLength(1);
  });

  test('is not sent a change again when the connection breaks', async () => {
    const scope = nock(host).post(/pause/).times(2).replyWithError(systemError('ECONNRESET'));
    const {kind, next, details} = await failure(http().send(post));
    expect([kind, details.taken]).toEqual(['service', 'unknown']);
    expect(next?.note).toContain('may have been accepted');
    expect(scope.pendingMocks()).toHaveLength(1);
  });

  test.each([
    [
      'HTML',
      '<html><body>Maintenance</body></html>',
      {'content-type': 'text/html'},
      'It sent text/html, 37 bytes.',
    ],
    [
      'half a document',
      '{"results": [{"id": ',
      {'content-type': 'application/json'},
      'It sent application/json, 20 bytes.',
    ],
    ['nothing', '', {}, 'It sent nothing, 0 bytes.'],
  ])('fails, with what it sent, when the answer is %s', async (_what, body, headers, reason) => {
    nock(host).get('/api/v3/connections').reply(200, body, headers);
    const answer = await http().send(get);
    const {kind, reason: why} = await failure(Promise.resolve().then(() => answer.json()));
    expect([kind, why]).toEqual(['service', reason]);
  });

  test('is understood when it sends JSON under another type', async () => {
    nock(host)
      .get('/api/v3/connections')
      .reply(200, '{"results": []}', {'content-type': 'text/plain'});
    expect((await http().send(get)).json()).toEqual({results: []});
  });

  test('is aborted at the timeout', async () => {
    nock(host).get('/api/v3/connections').delay(10_000).reply(200, {});
    const {kind, reason, details} = await failure(http({timeout: 60}).send(get));
    expect([kind, reason, details.network]).toEqual([
      'service',
      'No response within 60ms. If this network requires a proxy, set HTTPS_PROXY.',
      'ETIMEDOUT',
    ]);
  });

  test('is aborted when the user cancels', async () => {
    const controller = new AbortController();
    nock(host).post(/pause/).delay(10_000).reply(202);
    const sent = http({signal: controller.signal}).send(post);
    setTimeout(() => {
      controller.abort();
    }, 20);
    const {kind, reason} = await failure(sent);
    expect([kind, reason]).toEqual(['cancelled', 'The request may already have been accepted.']);
  });

  test('is aborted when the response exceeds the limit', async () => {
    nock(host)
      .get('/api/v3/connections')
      .reply(200, Buffer.alloc(65 * 1024 * 1024, 0x20));
    const {kind, details} = await failure(http().send(get));
    expect([kind, details.network]).toEqual(['service', 'ETOOLARGE']);
  });
});

describe('Http: a redirect', () => {
  test('to a trusted host is followed when the request is a GET', async () => {
    nock(host)
      .get('/api/v3/connections')
      .reply(301, '', {location: 'https://connect-2-dublin.heroku.com/moved'});
    nock('https://connect-2-dublin.heroku.com', {reqheaders: {authorization: `Bearer ${token}`}})
      .get('/moved')
      .reply(200, {moved: true});
    expect((await http().send(get)).json()).toEqual({moved: true});
  });

  test.each([
    'https://evil.example/steal',
    'http://connect-tokyo.heroku.com/plain',
    'http://127.0.0.1:4310/local',
    '//evil.example/x',
    'http://[',
  ])('to %s is not followed', async (location) => {
    nock(host).get('/api/v3/connections').reply(302, '', {location});
    const foreign = nock(/evil|127|http:/)
      .get(/./)
      .reply(200, {});
    const {kind} = await failure(http().send(get));
    expect(kind).toBe('service');
    expect(foreign.isDone()).toBe(false);
  });

  test('is not followed when the request is a change', async () => {
    nock(host)
      .post(/pause/)
      .reply(307, '', {location: `${host}/elsewhere`});
    const {kind, reason} = await failure(http().send(post));
    expect([kind, reason]).toEqual([
      'service',
      'The response redirects to another address (307 Temporary Redirect).',
    ]);
  });

  test('fails when it goes round in a circle', async () => {
    nock(host)
      .get('/api/v3/connections')
      .times(9)
      .reply(302, '', {location: '/api/v3/connections'});
    expect((await failure(http().send(get))).kind).toBe('service');
  });
});

describe('allPages', () => {
  test('follows relative and absolute links', async () => {
    nock(host)
      .get('/l')
      .reply(200, {results: [1], next: '/l?page=2'});
    nock(host)
      .get('/l?page=2')
      .reply(200, {results: [2], next: `${host}/l?page=3`});
    nock(host)
      .get('/l?page=3')
      .reply(200, {results: [3], next: null});
    expect(await allPages(http(), {method: 'GET', url: `${host}/l`})).toEqual([1, 2, 3]);
  });

  test('fails when a link leads to a foreign host', async () => {
    nock(host)
      .get('/l')
      .reply(200, {results: [1], next: 'https://evil.example/l?page=2'});
    const {kind, message} = await failure(allPages(http(), {method: 'GET', url: `${host}/l`}));
    expect([kind, message]).toEqual([
      'service',
      'Heroku Connect pointed to evil.example, which is not trusted.',
    ]);
  });

  test('fails when links go round in a circle', async () => {
    nock(host)
      .get('/l')
      .times(9)
      .reply(200, {results: [1], next: '/l'});
    expect((await failure(allPages(http(), {method: 'GET', url: `${host}/l`}))).kind).toBe(
      'service',
    );
  });

  test('takes a bare list for one page', async () => {
    nock(host).get('/l').reply(200, [1, 2]);
    expect(await allPages(http(), {method: 'GET', url: `${host}/l`})).toEqual([1, 2]);
  });

  test('fails when a page has no list', async () => {
    nock(host).get('/l').reply(200, {count: 0});
    expect((await failure(allPages(http(), {method: 'GET', url: `${host}/l`}))).reason).toBe(
      '/l has no list of results.',
    );
  });
});
