import {readFileSync, statSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import {expectErrorDocument, expectThreeLines, listing} from '../harness/evidence.ts';
import {nextCommandOf} from '../harness/next-steps.ts';
import {journeyWhere} from '../harness/packed/journey.ts';
import {findProgram} from '../harness/installed/programs.ts';
import type {Options, Sandbox} from '../harness/packed/sandbox.ts';
import {connectionIn} from '../harness/simulated.ts';

/*
 * A simulator in the background: it outlives the command that started it, and is stopped by another.
 */

const windows = process.platform === 'win32';
const here = journeyWhere(!windows);

/** What a detached simulator may write, and what fish writes in any case. */
const writes = [
  /^home\/settings\/simulator\.(json|log)/,
  /^home\/\.(?:config|local|cache)\b/,
  /^tmp\/fish\./,
];

interface Running {
  outcome: string;
  pid: number;
  log: string;
  discovery_url: string;
}

/** Starts a simulator in the background. */
async function start(sandbox: Sandbox, ...flags: string[]): Promise<Running> {
  const argv = ['simulator:start', '--detach', '--json', ...flags];
  const {status, stdout, stderr} = await sandbox.hconnect(argv, {writes});
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Running;
}

/** Does the work, and ends whatever simulator is running then. */
async function andStop(sandbox: Sandbox, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await sandbox.hconnect(['simulator:stop'], {writes});
  }
  const left = [...listing(sandbox.folder).keys()].filter((name) =>
    name.includes('settings/simulator'),
  );
  expect(left).toEqual([]);
}

/** How each shell is started without anybody's settings. */
const shells = {
  bash: ['--norc', '--noprofile', '-euc'],
  zsh: ['-f', '-euc'],
  fish: ['--no-config', '--private', '-c'],
} as const;

const rows = Object.entries(shells).map(([program, argv]) => {
  const found = findProgram(program, process.env.PATH);
  return [
    program,
    found === undefined ? ` (not found: apt-get install ${program})` : '',
    argv,
  ] as const;
});

describe.each(rows)('simulator:start --detach --env: eval in %s%s', (program, lacking, argv) => {
  journeyWhere(lacking === '' && !windows)(
    'sets what leads to the simulator, in this and in another terminal',
    async ({sandbox}) => {
      const options: Options = {env: {SHELL: `/usr/bin/${program}`}, writes};
      const run = (script: string) => sandbox.run(program, [...argv, script], options).outcome;
      await andStop(sandbox, async () => {
        const first = await run(
          `eval "$(hconnect simulator:start --detach --env --scenario granted --speed 0)"; hconnect connections:list --json`,
        );
        expect(first.status, first.stderr).toBe(0);
        expect(nextCommandOf({stdout: '', stderr: first.stderr})).toEqual([
          'simulator:stop',
          '--env',
        ]);
        expect(JSON.parse(first.stdout)).toHaveLength(9);
        const second = await run(
          `eval "$(hconnect simulator:status --env)"; hconnect connections:list --json`,
        );
        expect(second).toMatchObject({status: 0, stderr: '', stdout: first.stdout});
        const third = await run(
          `eval "$(hconnect simulator:status --env)"; eval "$(hconnect simulator:stop --env)"; env`,
        );
        expect(third.status, third.stderr).toBe(0);
        expect(third.stdout).not.toMatch(
          /^(HCONNECT_TOKEN|HCONNECT_DISCOVERY_URL|HEROKU_API_KEY)=/m,
        );
      });
    },
  );
});

/** The number of a process's terminal, as Linux tells it: 0 for none. A bare machine has no ps. */
function terminalOf(pid: number): string | undefined {
  // The name of its program, which may have anything in it, stands in parentheses.
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[4];
}

describe('simulator:start --detach (no signals on Windows, 2026-11-25)', () => {
  here('runs without a terminal, with a record for the user alone', async ({sandbox}) => {
    await andStop(sandbox, async () => {
      const {pid, log, outcome, discovery_url} = await start(sandbox);
      expect(outcome).toBe('done');
      for (const file of [log, path.join(sandbox.settings, 'simulator.json')]) {
        expect(statSync(file).mode & 0o777).toBe(0o600);
      }
      expect(readFileSync(log, 'utf8')).toMatch(/^\{/);
      if (process.platform === 'linux') expect(terminalOf(pid)).toBe('0');
      const shown = await sandbox.hconnect(['simulator:status'], {writes});
      expect(shown.stdout).toContain(log);
      const event = ['simulator:events', 'authorization_lost', 'acme-staging'];
      const happened = await sandbox.hconnect(event, {writes});
      expect(happened.status).toBe(0);
      expect(
        await connectionIn({control_url: `${discovery_url}/_simulator`}, 'acme-staging'),
      ).toMatchObject({state: 'UNAUTHORIZED'});
      const stopped = await sandbox.hconnect(['simulator:stop', '--json'], {writes});
      expect(JSON.parse(stopped.stdout)).toEqual({outcome: 'done', pid});
      await expect(fetch(discovery_url)).rejects.toThrow();
      expectThreeLines(await sandbox.hconnect(['simulator:status'], {writes}), 5);
    });
  });

  here(
    'is one: another with the same flags is the same, with others is refused',
    async ({sandbox}) => {
      await andStop(sandbox, async () => {
        const argv = ['simulator:start', '--detach', '--json', '--seed', '7'];
        const both = await Promise.all([1, 2].map(() => sandbox.start(argv, {writes}).outcome));
        const [one, two] = both.map(({stdout}) => JSON.parse(stdout) as Running);
        expect([one?.outcome, two?.outcome].sort()).toEqual(['already', 'done']);
        expect(one?.pid).toBe(two?.pid);
        const other = [...argv.slice(0, 3), '--seed', '8'];
        const {pid} = expectErrorDocument(await sandbox.hconnect(other, {writes}), 6);
        expect(pid).toBe(one?.pid);
      });
    },
  );

  here('reports one that crashed, and starts the next', async ({sandbox}) => {
    await andStop(sandbox, async () => {
      const {pid} = await start(sandbox);
      process.kill(pid, 'SIGKILL');
      // Where it says why it crashed.
      expect(readFileSync(path.join(sandbox.settings, 'simulator.log'), 'utf8')).toMatch(/^\{/);
      const next = await sandbox.hconnect(['simulator:start', '--detach'], {writes});
      expect(next.status).toBe(0);
      // Which process it was.
      expect(next.stderr).toMatch(new RegExp(`\\b${pid}\\b`));
      expect(nextCommandOf(next)).toEqual(['simulator:status', '--env']);
      const shown = await sandbox.hconnect(['simulator:status', '--json'], {writes});
      expect(JSON.parse(shown.stdout)).not.toMatchObject({pid});
    });
  });

  here('leaves nothing behind when interrupted during the start', async ({sandbox}) => {
    await andStop(sandbox, async () => {
      const argv = ['simulator:start', '--detach', '--scenario', 'large'];
      const files = () => [...listing(sandbox.folder).keys()].filter((name) => log.test(name));
      const log = /simulator\.log\.\d+$/;
      let status: number;
      // On a loaded machine the simulator may answer before the signal is sent.
      do {
        await sandbox.hconnect(['simulator:stop'], {writes});
        const started = sandbox.start(argv, {writes});
        await vi.waitFor(
          () => {
            expect(files().length + (started.process.exitCode === null ? 0 : 1)).toBeGreaterThan(0);
          },
          {timeout: 30_000, interval: 1},
        );
        started.process.kill('SIGINT');
        ({status} = await started.outcome);
        expect(files()).toEqual([]);
      } while (status === 0);
      expect(status).toBe(130);
    });
  });

  here('saves its world before it is gone', async ({sandbox}) => {
    const world = path.join('work', 'world.json');
    const all = [...writes, world, `${world}.lock`];
    await andStop(sandbox, async () => {
      const argv = ['simulator:start', '--detach', '--world', 'world.json'];
      expect((await sandbox.hconnect(argv, {writes: all})).status).toBe(0);
      await sandbox.hconnect(['simulator:stop'], {writes: all});
      expect([...listing(sandbox.work).keys()]).toEqual(['world.json']);
    });
  });

  here('starts nothing where it cannot, and says why', async ({sandbox}) => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const {port} = blocker.address() as AddressInfo;
    await andStop(sandbox, async () => {
      const wrong = [
        [74, '--port', String(port)],
        [65, '--config', 'missing.json'],
        [64, '--config', '-'],
        [64, '--scenario', 'calm'],
      ] as const;
      for (const [status, ...flags] of wrong) {
        const argv = ['simulator:start', '--detach', '--env', ...flags];
        const outcome = await sandbox.hconnect(argv, {writes});
        expectThreeLines(outcome, status);
        expect(outcome.stdout).toBe('');
      }
      const left = [...listing(sandbox.folder).keys()];
      expect(left.filter((name) => name.includes('settings/simulator'))).toEqual([]);
    });
    blocker.close();
  });
});
