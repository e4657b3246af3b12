import {setTimeout as passes} from 'node:timers/promises';
import {describe, expect, vi} from 'vitest';
import {connectionIn} from '../harness/simulated.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';
import type {Started} from '../harness/packed/sandbox.ts';

/*
 * kill -9, Ctrl-C and SIGTERM at each step of the commands that pause a connection. Either it is
 * resumed, or the next command says that it is still paused, and how to resume it.
 */

const patience = {timeout: 30_000, interval: 20};
const app = ['--app', 'acme-production'];
const pausing = ['connections:pause', ...app, '--', process.execPath, '--eval'];
/** Works until it is ended. */
const working = 'console.error("works as " + process.pid); setTimeout(() => 0, 60_000)';
const upgrading = ['api-version:upgrade', '66.0', ...app, '--yes'];

/** The service is quick enough for a test, and polls nothing by itself. */
const quick = {speed: 300, behaviors: {db_poll_every_seconds: 0}};

const stateOf = async ({simulator}: Journey) =>
  (await connectionIn(simulator, 'acme-production')).state;

const isSent = ({simulator}: Journey, action: string) =>
  simulator.requests().some(({path}) => path.endsWith(`/actions/${action}`));

/** Lets the answer to an action be late, and starts a command, until it waits for that answer. */
async function untilSent(
  here: Journey,
  argv: readonly string[],
  {action, taken}: {action: string; taken: boolean},
): Promise<Started> {
  const late = {method: 'POST', path: `*/actions/${action}`, delay_ms: 600_000};
  await here.fault(taken ? {...late, carried_out: true} : {...late, status: 500, json: {}});
  const run = here.start(argv);
  await vi.waitFor(() => {
    expect(isSent(here, action)).toBe(true);
  }, patience);
  // What is accepted shows some seconds later, by the simulator's quick clock.
  await passes(300);
  return run;
}

async function expectNoPauseWithoutWord(here: Journey): Promise<void> {
  const {status, stderr} = await here.hconnect(['connections:info', ...app]);
  expect(status).toBe(0);
  if ((await stateOf(here)) === 'PAUSED') {
    expect(stderr).toMatch(/still PAUSED: .*To resume it: hconnect connections:resume/);
    const json = await here.hconnect(['connections:info', ...app, '--json']);
    expect([json.status, json.stderr]).toEqual([0, '']);
  } else {
    expect(stderr).not.toContain('still PAUSED');
  }
}

const moments = (actions: readonly string[]) =>
  actions.flatMap((action) => [
    {action, taken: false},
    {action, taken: true},
  ]);

describe.skipIf(process.platform === 'win32')('kill -9 (no signals on Windows, 2026-11-26)', () => {
  journey.for(moments(['pause', 'resume']))(
    'connections:pause -- COMMAND: leaves no pause without word at $action, taken $taken',
    async (moment, {travel}) => {
      const here = await travel(quick);
      const run = await untilSent(here, [...pausing, '0'], moment);
      run.process.kill('SIGKILL');
      expect(await run.outcome).toMatchObject({status: 137});
      await expectNoPauseWithoutWord(here);
    },
  );

  journey(
    'connections:pause -- COMMAND: says so while the command works on, and keeps it paused',
    async ({travel}) => {
      const here = await travel(quick);
      const run = here.start([...pausing, working]);
      await vi.waitFor(() => {
        expect(run.written.stderr).toContain('works');
      }, patience);
      expect(run.written.stderr).toContain('To resume it: hconnect connections:resume');
      run.process.kill('SIGKILL');
      await vi.waitFor(() => {
        expect(run.process.signalCode).toBe('SIGKILL');
      }, patience);
      await expectNoPauseWithoutWord(here);
      const resuming = ['connections:resume', ...app, '--wait'];
      expect(await here.hconnect(resuming)).toMatchObject({status: 6});
      process.kill(Number(/works as (\d+)/.exec(run.written.stderr)?.[1]));
      await run.outcome;
      expect(await here.hconnect(resuming)).toMatchObject({status: 0});
      await expectNoPauseWithoutWord(here);
    },
  );

  journey.for(moments(['pause', 'change-sf-api-version', 'resume']))(
    'api-version:upgrade: goes on with the same command at $action, taken $taken',
    async (moment, {travel}) => {
      const here = await travel(quick);
      const run = await untilSent(here, upgrading, moment);
      run.process.kill('SIGKILL');
      expect(await run.outcome).toMatchObject({status: 137, stdout: ''});
      await expectNoPauseWithoutWord(here);

      expect(await here.hconnect(upgrading)).toMatchObject({status: 0});
      expect(await stateOf(here)).not.toBe('PAUSED');
      const {stdout} = await here.hconnect(['connections:info', ...app, '--json']);
      expect(JSON.parse(stdout)).toMatchObject({api_version: '66.0'});
      await expectNoPauseWithoutWord(here);
    },
  );
});

describe.skipIf(process.platform === 'win32')('a signal (none on Windows, 2026-11-26)', () => {
  journey.for<[NodeJS.Signals, number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])(
    'connections:pause -- COMMAND: passes %s on to the command, and resumes',
    async ([signal, status], {travel}) => {
      const here = await travel(quick);
      const run = here.start([...pausing, working]);
      await vi.waitFor(() => {
        expect(run.written.stderr).toContain('works');
      }, patience);
      run.process.kill(signal);
      expect(await run.outcome).toMatchObject({status});
      expect(run.written.stderr).toContain('was resumed');
      expect(await stateOf(here)).not.toBe('PAUSED');
    },
  );

  journey.for(['pause', 'change-sf-api-version'])(
    'api-version:upgrade: resumes at Ctrl-C during %s, and says where it is',
    async (action, {travel}) => {
      const here = await travel(quick);
      const run = await untilSent(here, [...upgrading, '--json'], {action, taken: true});
      run.process.kill('SIGINT');
      const {status, stdout, stderr} = await run.outcome;
      expect([status, stdout]).toEqual([130, '']);
      const {error} = JSON.parse(stderr) as {error: Record<string, unknown>};
      expect(error).toMatchObject({resumed: true, target_version: '66.0'});
      expect(error.hint).toMatch(/^hconnect api-version:upgrade 66.0/);
      expect(await stateOf(here)).not.toBe('PAUSED');
      expect(await here.hconnect(upgrading)).toMatchObject({status: 0});
    },
  );
});

describe('in a terminal', () => {
  journey('connections:pause -- COMMAND: resumes at Ctrl-C', async ({travel, sit}) => {
    const here = await travel(quick);
    const terminal = sit(here, [...pausing, working]);
    await terminal.shows('works');
    terminal.press('ctrl-c');
    expect(await terminal.ended).toBe(130);
    expect(terminal.screen()).toContain('was resumed');
    expect(await stateOf(here)).not.toBe('PAUSED');
  });

  journey('api-version:upgrade: asks, and does nothing at “no”', async ({travel, sit}) => {
    const here = await travel(quick);
    const terminal = sit(here, ['api-version:upgrade', '66.0', ...app]);
    await terminal.asks('Upgrade');
    terminal.press('enter');
    expect(await terminal.ended).toBe(130);
    expect(isSent(here, 'pause')).toBe(false);
  });
});
