import {afterEach, describe, expect, test} from 'vitest';
import {runInProcess, temporaryFolder} from '../harness/world.ts';
import {start} from '../lib/simulator/client.ts';
import {documented} from './exchange/names.ts';
import {asSent} from './exchange/request.ts';
import {endScripts, scriptService} from './sides/scripted-service.ts';

/** The root endpoints as the reference article lists them, without `/api/v3`. */
const roots = {
  dublin: ['connect-dublin', 'connect-2-dublin'],
  frankfurt: ['connect-frankfurt'],
  oregon: ['connect-oregon'],
  sydney: ['connect-sydney'],
  tokyo: ['connect-tokyo'],
  virginia: ['connect-virginia', 'connect-2-virginia', 'connect-3-virginia', 'connect-4-virginia'],
};
const hosts = Object.values(roots).flat();

afterEach(endScripts);

/** The hosts that a command line asks for their connections, each of which has none. */
async function asked(argv: string[]): Promise<string[]> {
  const body = {count: 0, next: null, previous: null, results: []};
  const sent = scriptService(hosts.map(() => ({status: 200, body})));
  const {status, stdout} = await runInProcess([...argv, '--json'], {
    env: {HCONNECT_CONFIG_DIR: temporaryFolder(), HCONNECT_TOKEN: documented.token},
  });
  expect([status, stdout]).toEqual([0, '[]\n']);
  return sent
    .map((request) => {
      const region_url = new URL(request.url).origin;
      const wanted = {host: 'region', method: 'GET', path: '/connections'} as const;
      expect(request).toEqual(asSent(wanted, {...documented, region_url}));
      return new URL(region_url).host.replace('.heroku.com', '');
    })
    .sort();
}

describe('client, endpoints', () => {
  test('requests connections from every documented endpoint', async () => {
    expect(await asked(['connections:list'])).toEqual([...hosts].sort());
  });

  test.each([
    ['us', roots.virginia],
    ['eu', roots.dublin],
    ['connect-us', roots.virginia],
    ['connect-eu', roots.dublin],
    ['virginia', roots.virginia],
    ['frankfurt', roots.frankfurt],
    ['connect-2-dublin', ['connect-2-dublin']],
    ['dublin-2', ['connect-2-dublin']],
  ])('resolves %s to its endpoints', async (region, wanted) => {
    expect(await asked(['connections:list', '--region', region])).toEqual([...wanted].sort());
  });
});

test('simulator, endpoints: one cell for every documented one', async () => {
  const {simulator} = await start();
  const cells = Object.keys(simulator.region_urls).map((name) =>
    name.replace(/^(\w+)-(\d+)$/, '$2-$1'),
  );
  expect(cells.map((name) => `connect-${name}`).sort()).toEqual([...hosts].sort());
});
