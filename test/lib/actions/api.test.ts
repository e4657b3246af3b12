import {describe, expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';

const app = ['--app', 'acme-production'];

/** The error document of a command line that fails. */
async function failureOf(argv: string[]) {
  const world = await startWorld('granted');
  const {status, stderr} = await world.hconnect([...argv, '--json']);
  const {error} = JSON.parse(stderr) as {error: {code: string; message: string}};
  const requests = world.simulator.requests().map(({method, path}) => `${method} ${path}`);
  return {status, ...error, requests};
}

describe('api: a path', () => {
  test.each([
    '/connections/{connection}',
    'connections/{connection}',
    '/api/v3/connections/{connection}',
  ])('%s: resolved below the API, with or without its prefix', async (path) => {
    const world = await startWorld('granted');
    const {status, stdout} = await world.hconnect(['api', path, ...app, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({app_name: 'acme-production'});
  });

  test('a URL from the service: resolved to its connection', async () => {
    const world = await startWorld('errors');
    const mapping = ['mappings:info', 'Account', '--app', 'acme-mappings', '--json'];
    const {errors_url} = JSON.parse((await world.hconnect(mapping)).stdout) as {errors_url: string};
    expect(errors_url).toMatch(/^\/api\/v3\//);
    const {status, stderr} = await world.hconnect(['api', errors_url, '--app', 'acme-mappings']);
    expect(status, stderr).toBe(0);
  });

  test.each(['{mapping:Account}', '{mapping:account}'])('has %s for a mapping', async (name) => {
    const world = await startWorld('granted');
    const {status, stdout} = await world.hconnect(['api', `/mappings/${name}`, ...app, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({object_name: 'Account'});
  });

  test('with an unknown mapping: exits 5', async () => {
    expect(await failureOf(['api', '/mappings/{mapping:Nothing}', ...app])).toMatchObject({
      status: 5,
    });
  });

  test.each([
    ['/connections/{id}', ...app],
    ['/connections/{}', ...app],
    ['/mappings/{mapping:}', ...app],
    ['/mappings/{mapping:Account}/{mapping:Contact}', ...app],
    ['/connections/{connection}', '--region', 'tokyo'],
    ['/connections/{connection}', '--discovery'],
    ['https://hc-central.heroku.com/{connection}'],
    ['http://example.com'],
    ['https://example.com/api/v3/connections'],
    ['https://heroku.com.example.com/'],
    ['ftp://hc-central.heroku.com/x'],
    ['https://bob:s3cret@hc-central.heroku.com/x'],
  ])('%s %s: exits 64, and nothing is asked', async (...argv) => {
    const {status, code, requests} = await failureOf(['api', ...argv]);
    expect([status, code, requests]).toEqual([64, 'usage', []]);
  });

  test('with braces that are not a name: sent unchanged', async () => {
    const {status, requests} = await failureOf([
      'api',
      '/connections?filter={"a":1}',
      ...app,
      '-X',
      'PUT',
    ]);
    expect([status, requests.length > 0]).toEqual([6, true]);
  });
});
