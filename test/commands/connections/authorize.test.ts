import {describe, expect, test} from 'vitest';
import {startWorld, type World} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {nowhere} from '../inputs.ts';

testCommand('connections:authorize', {
  cases: {success: {argv: ['--app', 'acme-onboarding']}, nothing: nowhere},
  goldens: {link: {argv: ['--app', 'acme-onboarding']}},
  faults: [{argv: ['--app', 'acme-onboarding']}],
});

describe('connections:authorize --wait', () => {
  const onboarding = ['--app', 'acme-onboarding'];
  const ask = ['connections:authorize', ...onboarding, '--wait', '--no-browser'];

  /** A connection that can be authorized, and somebody who decides as soon as there is a link. */
  async function deciding(decision: 'allow' | 'deny'): Promise<World> {
    const world = await startWorld('granted');
    await world.hconnect(['connections:configure', ...onboarding, '--db-key', 'DATABASE_URL']);
    await world.pass(10);
    const decide = async () => {
      const link = await linkOf(world);
      if (link === null) return;
      const body = new URLSearchParams({decision});
      await fetch(link, {method: 'POST', body, redirect: 'manual'});
    };
    return {...world, hconnect: (argv) => world.hconnect(argv, {beforeSleep: decide})};
  }

  /** The link that is waiting for a decision. */
  async function linkOf({simulator}: World): Promise<string | null> {
    const answer = await fetch(`${simulator.control_url}/world`);
    const {authorization_requests, connections, addresses} = (await answer.json()) as {
      authorization_requests: {id: string; connection: string}[];
      connections: {id: string; cell: string}[];
      addresses: {cells: Record<string, string>};
    };
    const [request] = authorization_requests;
    const cell = connections.find(({id}) => id === request?.connection)?.cell ?? '';
    return request === undefined ? null : `${addresses.cells[cell]}/oauth/start/${request.id}`;
  }

  test('exits 0 at once, and asks for no link, when the connection is authorized', async () => {
    const world = await startWorld('granted');
    const argv = ['connections:authorize', '--app', 'acme-staging', '--wait'];
    const {status, stdout} = await world.hconnect([...argv, '--json']);
    expect([status, JSON.parse(stdout)]).toMatchObject([0, {outcome: 'already', redirect: null}]);
    expect((await world.requestsOf(argv)).filter((line) => !line.startsWith('GET'))).toEqual([]);
  });

  test('with --json: the link is a line of stderr, and stdout has one document at the end', async () => {
    const world = await deciding('allow');
    const {status, stdout, stderr} = await world.hconnect([...ask, '--json']);
    const {redirect} = JSON.parse(stderr) as {redirect: string};
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect([status, JSON.parse(stdout)]).toMatchObject([
      0,
      {outcome: 'done', redirect, state: 'IDLE'},
    ]);
  });

  test.each([[[]], [['--next', 'http://127.0.0.1:9/elsewhere']]])(
    'exits 8 and never opens the link itself when access is denied in a browser elsewhere: %j',
    async (more) => {
      const world = await deciding('deny');
      const argv = [...ask, ...more, '--timeout', '1m', '--json'];
      const {status, stdout} = await world.hconnect(argv);
      expect([status, stdout]).toEqual([8, '']);
      // The person's link may be good for one visit only.
      const visits = world.simulator.requests().filter(({path}) => path.startsWith('/oauth'));
      expect(visits.map(({method}) => method)).toEqual(['POST']);
    },
  );

  test('exits 8 with an empty stdout when nobody decides', async () => {
    const world = await startWorld('granted');
    const {status, stdout} = await world.hconnect([...ask, '--timeout', '1m', '--json']);
    expect([status, stdout]).toEqual([8, '']);
  });
});
