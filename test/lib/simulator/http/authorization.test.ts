import {expect, test} from 'vitest';
import {askPage} from '../../../../src/lib/simulator/http/endpoints/authorization-page.ts';
import {buildWorld} from '../../../../src/lib/simulator/scenarios/scenarios.ts';
import {type Client, start} from '../client.ts';

const form = {'Content-Type': 'application/x-www-form-urlencoded'};

async function fresh(options: Parameters<typeof start>[0] = {}): Promise<Client & {url: string}> {
  const client = await start({scenario: 'fresh', ...options});
  await client.send('POST', '/auth/acme-first');
  const url = await client.connection('acme-first');
  await client.send('PATCH', url, {json: {db_key: 'DATABASE_URL', schema_name: 'salesforce'}});
  client.advance(3);
  return {...client, url};
}

test('Allow: authorizes the connection and redirects to next', async () => {
  const {send, get, url, advance} = await fresh();
  expect((await get(url)).state).toBe('NEED_AUTHENTICATION');
  const next = 'http://localhost:18000/callback?secret=1';
  const asked = await send('POST', `${url}/authorize_url`, {
    json: {environment: 'production', api_version: '61.0', next},
  });
  expect(asked.status).toBe(201);
  const {redirect} = asked.body;
  expect(redirect.startsWith(`${new URL(url).origin}/oauth/start/`)).toBe(true);

  const page = await send('GET', redirect, {token: null});
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('<button name="decision" value="allow">Allow</button>');
  expect(page.text).toContain('integration@acme.example');
  expect(page.text).not.toContain('sandbox');
  expect((await get(url)).state).toBe('NEED_AUTHENTICATION');

  const decided = await send('POST', redirect, {
    token: null,
    body: 'organization=00D000000000001EAA&decision=allow',
    headers: form,
  });
  expect([decided.status, decided.headers.get('location')]).toEqual([303, next]);
  expect((await get(url)).state).toBe('NEED_AUTHENTICATION');
  advance(1);
  expect(await get(url)).toMatchObject({
    state: 'IDLE',
    organization_id: '00D000000000001EAA',
    auth_updated: '2026-01-15T09:00:03.000000Z',
    sf_info: {username: 'integration@acme.example', api_version: '61.0'},
    user_info: {username: 'integration@acme.example'},
  });
  expect((await send('GET', redirect, {token: null})).status).toBe(404);
});

test('Deny: changes nothing and redirects to next with an error', async () => {
  const {send, get, url, advance} = await fresh();
  const asked = await send('POST', `${url}/authorize_url`, {
    json: {environment: 'sandbox', next: 'http://localhost:18000/?a=b'},
  });
  const decided = await send('POST', asked.body.redirect, {
    token: null,
    body: 'decision=deny',
    headers: form,
  });
  expect(decided.headers.get('location')).toBe('http://localhost:18000/?a=b&error=access_denied');
  advance(60);
  expect(await get(url)).toMatchObject({state: 'NEED_AUTHENTICATION', organization_id: null});
});

test('Allow without next: redirects to the dashboard', async () => {
  const {send, url} = await fresh({behaviors: {denied_redirect: 'dashboard'}});
  for (const [decision, words] of [
    ['deny', 'Not authorized'],
    ['allow', 'Connected'],
  ] as const) {
    const next = 'http://localhost:18000/';
    const json = decision === 'deny' ? {next} : {};
    const asked = await send('POST', `${url}/authorize_url`, {json});
    const body = `decision=${decision}`;
    const decided = await send('POST', asked.body.redirect, {token: null, body, headers: form});
    const location = decided.headers.get('location') ?? '';
    expect(location).toContain('/sync/');
    expect((await send('GET', location, {token: null})).text).toContain(`<h1>${words}</h1>`);
  }
});

test('environment: decides which organizations are offered; sandbox is the default', async () => {
  const {send, url} = await fresh();
  const offered = async (json: object): Promise<string[]> => {
    const asked = await send('POST', `${url}/authorize_url`, {json});
    const {text} = await send('GET', asked.body.redirect, {token: null});
    return [...text.matchAll(/value="(00D\w+)"/g)].map(([, id]) => id ?? '');
  };
  expect(await offered({})).toEqual(['00D000000000002EAA']);
  expect(await offered({environment: 'production'})).toEqual(['00D000000000001EAA']);
  const domain = 'acme.my.salesforce.com';
  expect(await offered({environment: 'custom', domain})).toHaveLength(2);
});

test('custom domain: shown once allowed, until an ordinary login', async () => {
  const {send, get, url, advance} = await fresh();
  const ordinary = {environment: 'production', domain: 'https://login.salesforce.com'};
  const body = 'organization=00D000000000001EAA&decision=allow';
  const allow = async (json: object): Promise<void> => {
    const asked = await send('POST', `${url}/authorize_url`, {json});
    await send('POST', asked.body.redirect, {token: null, body, headers: form});
    advance(1);
  };
  expect((await get(url)).sf_info).toMatchObject(ordinary);
  await allow({environment: 'custom', domain: 'acme.my.salesforce.com'});
  expect((await get(url)).sf_info).toMatchObject({
    environment: 'custom',
    domain: 'https://acme.my.salesforce.com',
    organization_id: '00D000000000001EAA',
  });
  await allow({environment: 'production'});
  expect((await get(url)).sf_info).toMatchObject(ordinary);
});

test('authorize_url with wrong options: 400', async () => {
  const {send, url} = await fresh();
  for (const json of [
    {environment: 'staging'},
    {environment: 7},
    {environment: 'custom'},
    {environment: 'custom', domain: 'not a host'},
    {api_version: '61'},
    {api_version: '20.0'},
    {next: 'javascript:alert(1)'},
    {next: 'http://'},
    [],
  ]) {
    const reply = await send('POST', `${url}/authorize_url`, {json});
    expect([json, reply.status, typeof reply.body.message]).toEqual([json, 400, 'string']);
  }
});

test('address that is wrong, old or on another cell: 404', async () => {
  const {send, url, advance, cell} = await fresh();
  const asked = await send('POST', `${url}/authorize_url`, {json: {}});
  const {redirect} = asked.body;
  const {pathname} = new URL(redirect);
  const elsewhere = cell('tokyo') + pathname;
  expect((await send('GET', elsewhere, {token: null})).status).toBe(404);
  expect((await send('GET', `${redirect}x`, {token: null})).status).toBe(404);
  const undecided = await send('POST', redirect, {token: null, body: 'x=1', headers: form});
  expect(undecided.status).toBe(400);
  const body = 'decision=allow&organization=00Dnowhere';
  expect((await send('POST', redirect, {token: null, body, headers: form})).status).toBe(400);
  advance(601);
  expect((await send('GET', redirect, {token: null})).status).toBe(404);
});

test('UNAUTHORIZED connection: recovers through the page', async () => {
  const {send, get, connection, advance} = await start({scenario: 'unauthorized'});
  const url = await connection('acme-production');
  const asked = await send('POST', `${url}/authorize_url`, {json: {environment: 'production'}});
  await send('POST', asked.body.redirect, {token: null, body: 'decision=allow', headers: form});
  advance(2);
  expect((await get(url)).state).toBe('RECOVERY');
  advance(10);
  expect((await get(url)).state).toBe('IDLE');
});

test('authorize_url without a database: kept, or 409 by the behavior', async () => {
  const {send, get, advance, connection} = await start({scenario: 'fresh'});
  await send('POST', '/auth/acme-first');
  const url = await connection('acme-first');
  const asked = await send('POST', `${url}/authorize_url`, {json: {}});
  await send('POST', asked.body.redirect, {token: null, body: 'decision=allow', headers: form});
  advance(60);
  expect((await get(url)).state).toBe('NEW');
  await send('PATCH', url, {json: {db_key: 'DATABASE_URL', schema_name: 'salesforce'}});
  advance(3);
  expect((await get(url)).state).toBe('IDLE');

  const strict = await start({
    scenario: 'fresh',
    behaviors: {authorize_before_database: 'refuse'},
  });
  await strict.send('POST', '/auth/acme-first');
  const there = await strict.connection('acme-first');
  expect((await strict.send('POST', `${there}/authorize_url`, {json: {}})).status).toBe(409);
});

test('names with markup in the page: escaped', async () => {
  const world = buildWorld('default', 1);
  const [connection] = world.connections;
  const [organization] = world.organizations;
  const markup = '"><script>alert(1)</script>';
  const page = askPage(
    world,
    {...connection!, resource_name: markup},
    [{...organization!, name: markup}],
    'production',
  );
  const html = await page.text();
  expect(html).not.toContain('<script>');
  expect(html.match(/&#60;script&#62;/g)).toHaveLength(2);
});
