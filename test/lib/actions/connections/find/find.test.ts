import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, type World} from '../../../../harness/world.ts';

const discovery = 'GET /connections';
const app = 'acme-production';
const resource = 'herokuconnect-regular-10482';
const named = [resource, '8b6d3ff7-e428-50eb-ad8b-2fd0304081a4'];

/** A world in which everything is remembered. */
async function warmWorld(): Promise<World> {
  const world = await startWorld('granted');
  for (const each of [app, 'acme-staging']) {
    await world.hconnect(['mappings:list', '--app', each]);
  }
  return world;
}

/** What changes something, without what names its connection. */
const changes: Record<string, string[]> = {
  'connections:pause': [],
  'connections:resume': [],
  'connections:restart': [],
  'connections:authorize': ['--no-browser'],
  'connections:configure': ['--name', 'shop'],
  'mappings:reload': ['Account', '--confirm', 'Account'],
  'mappings:abort': ['Account'],
  'mappings:delete': ['Case', '--confirm', 'Case'],
  'mappings:update': ['Account', '--polling-seconds', '900'],
  'mappings:create': ['Lead', '--field', 'Name'],
  'notifications:acknowledge': ['--all'],
  'config:import': ['FILE'],
  'config:apply': ['FILE', '--yes'],
};

const argvOf = (id: string, folder: string, ...more: string[]) => [
  id,
  ...(changes[id] ?? []).map((word) =>
    word === 'FILE' ? path.join(folder, 'connect.json') : word,
  ),
  ...more,
];

describe('withConnection: a change', () => {
  test.each(Object.keys(changes))(
    '%s by app asks discovery once, by resource never',
    async (id) => {
      const world = await warmWorld();
      const {stdout} = await world.hconnect(['config:export', '--app', app]);
      writeFileSync(path.join(world.settings, 'connect.json'), stdout);
      const byApp = await world.requestsOf(argvOf(id, world.settings, '--app', app, '--no-input'));
      expect(byApp.filter((request) => request === discovery)).toHaveLength(1);
      expect(byApp[0]).toBe(discovery);
      for (const name of named) {
        const argv = argvOf(id, world.settings, '--resource', name, '--no-input');
        const asked = await world.requestsOf(argv);
        expect(asked.filter((request) => request === discovery)).toEqual([]);
      }
    },
  );

  test('by app takes one request more than by resource', async () => {
    const world = await warmWorld();
    expect(await world.requestsOf(['connections:pause', '--resource', resource])).toHaveLength(1);
    expect(await world.requestsOf(['connections:pause', '--app', 'acme-staging'])).toHaveLength(2);
    expect(
      await world.requestsOf([
        'api',
        '/connections/{connection}',
        '-a',
        app,
        '-X',
        'PATCH',
        '-f',
        'name=a',
      ]),
    ).toHaveLength(2);
  });

  test.each(['--app', 'the argument'])(
    'names app and resource when no name was typed, and not with %s',
    async (how) => {
      const world = await warmWorld();
      const env = {HEROKU_APP: 'acme-staging'};
      const typed = how === '--app' ? ['--app', app] : [app];
      const told = await world.hconnect(['connections:pause', ...typed], {env});
      expect(told.stderr).not.toContain('HEROKU_APP');
      const untyped = await world.hconnect(['connections:pause'], {env});
      expect(untyped.status).toBe(0);
      expect(untyped.stderr).toMatch(
        /Using herokuconnect-\S+ of app acme-staging \(from HEROKU_APP\)\./,
      );
      const json = await world.hconnect(['connections:pause', '--json'], {env});
      expect(JSON.parse(json.stdout)).toMatchObject({app_name: 'acme-staging'});
    },
  );
});

describe('withConnection: an app with a second connection', () => {
  test('is not mistaken for the remembered one', async () => {
    const world = await startWorld('granted');
    const {stdout} = await world.hconnect(['connections:list', '--app', 'acme-billing', '--json']);
    const [one] = JSON.parse(stdout) as {resource_name: string}[];
    const fresh = await startWorld('granted');
    await fresh.hconnect(['connections:info', '--resource', one!.resource_name]);
    for (const id of Object.keys(changes).filter((each) => !each.startsWith('config:'))) {
      const argv = argvOf(id, fresh.settings, '--app', 'acme-billing', '--no-input', '--json');
      const {status, stderr} = await fresh.hconnect(argv);
      expect([id, status], stderr).toEqual([id, 5]);
      const {error} = JSON.parse(stderr) as {error: {candidates: unknown[]; hint: string}};
      expect(error.candidates).toHaveLength(2);
      // None of them is offered for a change.
      expect(error.hint).toContain('hconnect connections:list --app acme-billing');
    }
    expect(fresh.simulator.requests().filter(({method}) => method !== 'GET')).toEqual([]);
    const again = ['connections:pause', '--resource', one!.resource_name];
    expect((await fresh.hconnect(again)).status).toBe(0);
  });
});

describe('withConnection: a read by app', () => {
  test('takes one request for ten minutes, then asks discovery again', async () => {
    const world = await warmWorld();
    const argv = ['connections:info', '--app', app];
    expect(await world.requestsOf(argv)).toHaveLength(1);
    await world.pass(9 * 60);
    expect(await world.requestsOf(argv)).toHaveLength(1);
    await world.pass(2 * 60);
    expect(await world.requestsOf(argv)).toEqual([discovery, expect.anything()]);
    expect(await world.requestsOf(argv)).toHaveLength(1);
    await world.pass(60 * 60);
    expect(await world.requestsOf(['connections:info', '--resource', resource])).toHaveLength(1);
  });
});

describe('withConnection: an app', () => {
  test.each(['ACME-production', 'Acme-Production'])(
    'is found as %s, cold and warm',
    async (name) => {
      const world = await startWorld('granted');
      for (const argv of [['-a', name], ['-a', name], [name]]) {
        const {status, stdout, stderr} = await world.hconnect([
          'connections:info',
          ...argv,
          '--json',
        ]);
        expect(status, stderr).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({app_name: app});
      }
    },
  );

  test('is found by its id, cold and warm, to read and to change', async () => {
    const world = await startWorld('granted');
    const {stdout} = await world.hconnect(['connections:info', '-a', app, '--json']);
    const {app_id} = JSON.parse(stdout) as {app_id: string};
    const cold = await startWorld('granted');
    for (const id of [app_id, app_id.toUpperCase()]) {
      for (const argv of [['-a', id], ['-a', id], [id]]) {
        const read = await cold.hconnect(['connections:info', ...argv, '--json']);
        expect(read.status, read.stderr).toBe(0);
        expect(JSON.parse(read.stdout)).toMatchObject({app_name: app});
      }
      expect((await cold.hconnect(['connections:pause', '-a', id])).status).toBe(0);
    }
  });
});

describe('withConnection: two names', () => {
  test.each([
    [[app, '-a', 'acme-staging']],
    [[resource, '-a', 'acme-staging']],
    [['-a', 'acme-staging', '--resource', resource]],
    [['acme-staging', '--resource', resource]],
    [[named[1]!, '-a', 'acme-staging']],
  ])('%j of two connections: exits 64 and changes nothing, cold and warm', async (names) => {
    for (const world of [await startWorld('granted'), await warmWorld()]) {
      for (const id of ['connections:info', 'connections:pause']) {
        const {status, stderr} = await world.hconnect([id, ...names, '--json']);
        expect(status, stderr).toBe(64);
      }
      expect(world.simulator.requests().filter(({method}) => method !== 'GET')).toEqual([]);
    }
  });

  test.each([
    [[resource, '-a', app]],
    [[app, '-a', app]],
    [['-a', app, '--resource', resource]],
    [[resource, '--resource', named[1]!]],
  ])('%j of one connection: finds it', async (names) => {
    const {status, stderr} = await (
      await startWorld('granted')
    ).hconnect(['connections:info', ...names]);
    expect(status, stderr).toBe(0);
  });

  test('a flag and a variable: the flag wins', async () => {
    const world = await startWorld('granted');
    const env = {HEROKU_APP: 'acme-staging', HCONNECT_APP: 'acme-staging'};
    for (const names of [['-a', app], ['--resource', resource], [app]]) {
      const {stdout} = await world.hconnect(['connections:info', ...names, '--json'], {env});
      expect(JSON.parse(stdout)).toMatchObject({app_name: app});
    }
  });
});

describe('withConnection: an id', () => {
  test.each(['argument', '--resource'])('is taken in any case, cold, as %s', async (how) => {
    const world = await startWorld('granted');
    const id = '8B6D3FF7-E428-50EB-AD8B-2FD0304081A4';
    const words = how === 'argument' ? [id] : [how, id];
    const {status, stdout} = await world.hconnect(['connections:info', ...words, '--json']);
    expect({status, found: stdout.includes(resource)}).toEqual({status: 0, found: true});
  });
});

describe('withConnection: a name of the other kind', () => {
  test.each([
    ['a resource as an app', ['--app', resource], ['--resource', resource]],
    ['an id as an app', ['--app', '8b6d3ff7-e428-50eb-ad8b-2fd0304081a4'], ['--resource']],
    ['an app as a resource', ['--resource', app], ['--app', app]],
  ])('is met with the flag that it is for: %s', async (_, typed, expected) => {
    const world = await warmWorld();
    const {status, stderr} = await world.hconnect(['connections:pause', ...typed, '--json']);
    expect(status).toBe(5);
    const {hint} = (JSON.parse(stderr) as {error: {hint: string}}).error;
    expect(hint).toContain(expected.join(' '));
    expect(hint).not.toContain(typed[0]);
  });

  test('is told by the form of a resource name, too, which nothing is remembered of', async () => {
    const world = await startWorld('granted');
    const {stderr} = await world.hconnect(['mappings:list', '-a', 'herokuconnect-curved-99999']);
    expect(stderr).toContain('is a resource name, not an app.');
  });

  test('is not proposed for a mistyped one', async () => {
    const world = await warmWorld();
    const asApp = await world.hconnect(['mappings:list', '--app', 'acme-productoin']);
    expect(asApp.stderr).toContain(`Did you mean ${app}?`);
    const asResource = await world.hconnect(['mappings:list', '--resource', 'acme-productoin']);
    expect(asResource.stderr).not.toContain('Did you mean');
  });
});
