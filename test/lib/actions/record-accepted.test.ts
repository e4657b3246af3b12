import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Context} from '../../../src/lib/actions/context.ts';
import {configureConnection} from '../../../src/lib/actions/connections/configure.ts';
import {importConfiguration} from '../../../src/lib/actions/configuration/import.ts';
import {makeUpdate, planUpdate} from '../../../src/lib/actions/mappings/update.ts';
import {applyPlan} from '../../../src/lib/actions/configuration/apply.ts';
import {planConfiguration} from '../../../src/lib/actions/configuration/plan.ts';
import {configurationOf} from '../../../src/lib/domain/configuration/parse.ts';
import {parseSource} from '../../../src/lib/domain/source/parse.ts';
import {leadConfiguration, leadMapping} from '../../commands/inputs.ts';
import {startActionWorld} from '../../harness/context.ts';
import {startWorld, temporaryFolder, type Result, type World} from '../../harness/world.ts';

/*
 * What one command has had accepted, and what the next ones make of it. Each runs as a process of its
 * own, with the settings of the same user.
 */

const staging = ['-a', 'acme-staging'];
const archive = ['-a', 'acme-archive'];

/** Runs a command, and tells how many seconds of the simulator it has taken. */
async function timed(world: World, argv: string[], stdin = ''): Promise<Result & {took: number}> {
  const before = await now(world);
  const result = await world.hconnect(argv, {stdin});
  return {...result, took: (await now(world)) - before};
}

async function now({simulator}: World): Promise<number> {
  const clock = (await (await fetch(`${simulator.control_url}/clock`)).json()) as {now: string};
  return Date.parse(clock.now) / 1000;
}

/** The requests of a command that change something. */
async function changesOf(world: World, argv: string[], stdin = ''): Promise<string[]> {
  const requests = await world.requestsOf(argv, {stdin});
  return requests.filter((line) => !line.startsWith('GET'));
}

/** The error of a command that was run with `--json`. */
const errorOf = ({stderr}: Result) =>
  (JSON.parse(stderr) as {error: Record<string, unknown>}).error;

describe('connections:resume right after connections:pause', () => {
  test('exits 6 at once: IDLE proves nothing while the pause may not show yet', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:pause', ...staging]);
    const {status, took, stderr} = await timed(world, ['connections:resume', ...staging]);
    expect([status, took]).toEqual([6, 0]);
    expect(stderr).toMatch(/Next: hconnect connections:resume .*--wait/);
  });

  test('with --wait: exits 0 when the connection is resumed after its pause', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:pause', ...staging]);
    const {status, stdout} = await world.hconnect([
      ...['connections:resume', ...staging, '--wait', '--json'],
    ]);
    expect([status, JSON.parse(stdout)]).toMatchObject([0, {outcome: 'done', state: 'IDLE'}]);
  });

  test('exits 6 where the pause was sent by hand', async () => {
    const world = await startWorld('granted');
    const pause = '/connections/{connection}/actions/pause';
    await world.hconnect(['api', pause, '-X', 'POST', ...staging]);
    expect((await world.hconnect(['connections:resume', ...staging])).status).toBe(6);
  });
});

describe('“already”', () => {
  test('polls again ten seconds later when nothing is known', async () => {
    const world = await startWorld('granted');
    expect(await timed(world, ['connections:pause', ...archive])).toMatchObject({
      status: 0,
      took: 10,
    });
    const skipping = ['connections:pause', ...archive, '--skip-stale-check'];
    expect(await timed(world, skipping)).toMatchObject({status: 0, took: 0});
  });

  test('is reported at once when the same action was accepted and shows', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:pause', ...staging, '--wait']);
    const again = await timed(world, ['connections:pause', ...staging]);
    expect(again).toMatchObject({status: 0, took: 0});
  });
});

describe('a connection in which no data affected', () => {
  test.each([
    ['connections:wait', ...archive],
    ['connections:wait', '--for', 'IDLE', ...archive],
    ['mappings:wait', ...archive],
    ['config:import', '-', '--yes', '--wait', ...archive],
    ['config:apply', '-', '--yes', '--wait', ...archive],
    ['mappings:create', 'Lead', '--field', 'Name', '--wait', ...archive],
    ['mappings:update', 'Account', '--polling-seconds', '900', '--wait', ...archive],
    [
      'mappings:reload',
      'Account',
      '--confirm',
      'herokuconnect-slippery-23901',
      '--wait',
      ...archive,
    ],
  ])('%s: exits 7 at once, with the command that helps, and nothing sent', async (...argv) => {
    const world = await startWorld('granted');
    const before = world.simulator.requests().length;
    const confirm = await resourceOf(world, archive);
    const line = argv.map((word) => (word.startsWith('herokuconnect-') ? confirm : word));
    const {status, took, stderr} = await timed(world, line, leadConfiguration);
    expect([status, took]).toEqual([7, 0]);
    expect(stderr).toMatch(/Next: hconnect connections:resume /);
    const sent = world.simulator.requests().slice(before);
    expect(sent.filter(({method}) => method !== 'GET')).toEqual([]);
  });

  test('waits when a resume was accepted', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:resume', ...archive]);
    for (const wait of [['connections:wait'], ['mappings:wait']]) {
      expect((await world.hconnect([...wait, ...archive])).status).toBe(0);
    }
  });

  test('mappings:reload requires the connection’s name and warns that nothing will load', async () => {
    const world = await startWorld('granted');
    const reload = ['mappings:reload', 'Account', ...archive, '--confirm'];
    const refused = await world.hconnect([...reload, 'Account', '--json']);
    expect(refused.status).toBe(64);
    const resource = await resourceOf(world, archive);
    expect(errorOf(refused)).toMatchObject({confirm: resource});
    expect((await world.hconnect([...reload, resource])).status).toBe(0);
  });

  test('config:plan says so', async () => {
    const world = await startWorld('granted');
    const {stderr} = await world.hconnect(['config:plan', '-', ...archive], {
      stdin: leadConfiguration,
    });
    expect(stderr).toContain('is PAUSED');
  });
});

async function resourceOf(world: World, app: string[]): Promise<string> {
  const {stdout} = await world.hconnect(['connections:info', ...app, '--json']);
  const document = JSON.parse(stdout) as {resource_name: string} | {resource_name: string}[];
  return Array.isArray(document) ? (document[0]?.resource_name ?? '') : document.resource_name;
}

describe('the next step of connections:info and mappings:info', () => {
  test('is the wait for the accepted action, not a fix for the old state', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['connections:resume', ...archive]);
    const {stderr} = await world.hconnect(['connections:info', ...archive]);
    expect(stderr).toMatch(/Next: hconnect connections:wait .*--for IDLE/);
    await world.hconnect(['connections:pause', ...staging]);
    const paused = await world.hconnect(['connections:info', ...staging]);
    expect(paused.stderr).toMatch(/Next: hconnect connections:wait .*--for PAUSED/);
    await world.pass(10);
    const shown = await world.hconnect(['connections:info', ...staging]);
    expect(shown.stderr).toMatch(/Next: hconnect connections:resume /);
  });

  test('is the wait for a reload that does not show yet', async () => {
    const world = await startWorld('granted');
    const reload = ['mappings:reload', 'Product2', '--confirm', 'Product2', ...staging];
    await world.hconnect(reload);
    const {stderr} = await world.hconnect(['mappings:info', 'Product2', ...staging]);
    expect(stderr).toMatch(/Next: hconnect mappings:wait Product2 /);
  });
});

describe('right after config:import', () => {
  test('config:export and config:diff show what is there after it', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['config:import', '-', '--yes', ...staging], {stdin: leadConfiguration});
    const {stdout} = await world.hconnect(['config:export', ...staging]);
    expect(stdout).toContain('Lead');
  });

  test('mappings:wait with the object waits for what the import makes', async () => {
    const world = await startWorld('granted');
    const imported = await world.hconnect(['config:import', '-', '--yes', ...staging], {
      stdin: leadConfiguration,
    });
    expect(imported.stderr).toMatch(/Next: hconnect mappings:wait Lead /);
    const {status, stdout} = await world.hconnect(['mappings:wait', 'Lead', ...staging, '--json']);
    expect([status, JSON.parse(stdout)]).toMatchObject([0, [{object_name: 'Lead'}]]);
  });

  test('on another machine, too', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['config:import', '-', '--yes', ...staging], {stdin: leadConfiguration});
    const env = {HCONNECT_CONFIG_DIR: temporaryFolder()};
    const {status} = await world.hconnect(['mappings:wait', 'Lead', ...staging], {env});
    expect(status).toBe(0);
  });

  test('mappings:info exits 5, and leads on to the wait', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['config:import', '-', '--yes', ...staging], {stdin: leadConfiguration});
    const {status, stderr} = await world.hconnect(['mappings:info', 'Lead', ...staging]);
    expect(status).toBe(5);
    expect(stderr).toMatch(/Next: hconnect mappings:wait Lead /);
  });

  test('config:plan is made for what is there after it', async () => {
    const world = await startWorld('granted');
    await world.hconnect(['config:import', '-', '--yes', ...staging], {stdin: leadConfiguration});
    const plan = ['config:plan', '-', ...staging, '--detailed-exitcode'];
    expect((await world.hconnect(plan, {stdin: leadConfiguration})).status).toBe(0);
  });
});

describe('config:import --wait and config:apply --wait', () => {
  test.each(['config:import', 'config:apply'])(
    '%s: takes no time where nothing changes',
    async (id) => {
      const world = await startWorld('granted');
      const {stdout: file} = await world.hconnect(['config:export', ...staging]);
      const {status, took, stdout} = await timed(
        world,
        [id, '-', '--wait', ...staging, '--json'],
        file,
      );
      expect([status, took, JSON.parse(stdout)]).toMatchObject([0, 0, {outcome: 'already'}]);
      expect((JSON.parse(stdout) as {mappings: unknown[]}).mappings).toHaveLength(4);
      expect(await changesOf(world, [id, '-', '--wait', ...staging], file)).toEqual([]);
    },
  );

  test.each(['config:import', 'config:apply'])(
    '%s: fails again while what the file names has failed, though nothing is sent',
    async (id) => {
      const world = await startWorld('errors');
      const mappings = ['-a', 'acme-mappings'];
      const {stdout: file} = await world.hconnect(['config:export', ...mappings]);
      const yes = id === 'config:apply' ? ['--yes'] : [];
      const argv = [id, '-', '--wait', ...yes, ...mappings];
      expect((await world.hconnect(argv, {stdin: file})).status).toBe(7);
      expect(await changesOf(world, argv, file)).toEqual([]);
    },
  );

  test('config:apply: follows what an earlier run without --wait has begun', async () => {
    const world = await startWorld('granted');
    const apply = ['config:apply', '-', '--yes', ...staging];
    await world.hconnect(apply, {stdin: leadConfiguration});
    const {status, took} = await timed(world, [...apply, '--wait'], leadConfiguration);
    expect(status).toBe(0);
    expect(took).toBeGreaterThan(4);
  });

  test('config:apply --prune: does not wait for a clean-up that is over', async () => {
    const world = await startWorld('granted');
    const confirm = await resourceOf(world, staging);
    const argv = ['config:apply', '-', '--prune', '--wait', '--confirm', confirm, ...staging];
    const {status, took} = await timed(world, argv, '{"mappings": [], "version": 1}');
    expect(status).toBe(0);
    expect(took).toBeLessThan(8);
  });
});

describe('applyPlan: two writers', () => {
  test('fails with what differs, where another has changed a mapping meanwhile', async () => {
    const {context, happens} = await startActionWorld();
    const selector = {app: 'acme-staging'};
    const source = await parseSource(leadConfiguration, 'stdin');
    const document = configurationOf(source, 'stdin');
    const desired = {document, mappings: document.mappings};
    const planned = await planConfiguration(context, selector, desired, {prune: false});
    const {api} = context;
    const second = {...leadMapping.config, fields: {Id: {}, SystemModstamp: {}}};
    context.api = {
      ...api,
      createMapping: async (ref, mapping) => {
        const made = await api.createMapping(ref, mapping);
        await happens('acme-staging', {
          event: 'dashboard_edit',
          object_name: 'Lead',
          config: second,
        });
        return made;
      },
    };
    await expect(applyPlan(context, planned, {wait: false})).rejects.toMatchObject({
      kind: 'refused',
      details: {differs: [expect.stringContaining('Lead')], taken: 'yes'},
    });
  });
});

describe('an accepted change', () => {
  const selector = {app: 'acme-staging'};
  const waiting = {wait: true, timeout: 60_000} as const;

  test.each<[string, (context: Context) => Promise<unknown>]>([
    [
      'mappings:update',
      async (context) => {
        const edit = {settings: {sf_polling_seconds: 900}};
        const planned = await planUpdate(context, selector, 'Product2', edit);
        return makeUpdate(context, planned, waiting);
      },
    ],
    [
      'config:import',
      async (context) => {
        const source = await parseSource(leadConfiguration, 'stdin');
        const document = configurationOf(source, 'stdin');
        const desired = {document, mappings: document.mappings};
        const planned = await planConfiguration(context, selector, desired, {prune: false});
        return importConfiguration(context, planned, document, {upload: false, waiting});
      },
    ],
    [
      'connections:configure',
      (context) =>
        configureConnection(context, selector, {
          db_key: undefined,
          schema_name: undefined,
          name: 'other',
        }),
    ],
  ])('%s: says so when every later poll fails', async (_, work) => {
    const {context, fault, changes} = await startActionWorld();
    const {api} = context;
    // The first change is the last request that succeeds.
    const breaking = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
      return async (...args: A) => {
        const answer = await call(...args);
        await fault({method: 'GET', status: 500, times: 10_000});
        return answer;
      };
    };
    context.api = {
      ...api,
      replaceMapping: breaking((...args) => api.replaceMapping(...args)),
      importConfiguration: breaking((...args) => api.importConfiguration(...args)),
      configureConnection: breaking((...args) => api.configureConnection(...args)),
    };
    await expect(work(context)).rejects.toMatchObject({
      kind: 'service',
      details: {taken: 'yes'},
      facts: {taken: 'yes'},
    });
    expect(changes()).toHaveLength(1);
  });
});

test('--timeout without --wait: exits 64', async () => {
  const world = await startWorld('granted');
  const {status} = await world.hconnect(['connections:pause', '--timeout', '3m', ...staging]);
  expect(status).toBe(64);
});

test('an unusable settings folder: one more poll, no failure', async () => {
  const world = await startWorld('granted');
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const env = {HCONNECT_CONFIG_DIR: path.join(file, 'below')};
  expect((await world.hconnect(['connections:pause', ...staging], {env})).status).toBe(0);
  expect((await world.hconnect(['connections:wait', ...staging], {env})).status).toBe(7);
});
