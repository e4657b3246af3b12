import {existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import type {Simulator} from '../../../src/lib/simulator/index.ts';
import {journey} from '../../harness/packed/journey.ts';
import {preloaded} from '../../harness/packed/preloaded.ts';
import type {Sandbox} from '../../harness/packed/sandbox.ts';

/*
 * kill -9 at each of the file operations of a command, one after the other. What is there under a
 * file's own name is whole, and no token outlives a logout.
 */

/** More than any command has. */
const most = 60;

/**
 * Runs a command line, killed at its first operation, its second, and so on, until it comes to its
 * end.
 *
 * @param after what is done after each run, with whether it was killed
 * @returns how often it was killed
 */
async function killedAtEach(
  here: Sandbox,
  {settings}: Simulator,
  argv: readonly string[],
  options: {stdin?: string; env?: Record<string, undefined>},
  after: () => Promise<void>,
): Promise<number> {
  for (let at = 1; at < most; at += 1) {
    const env = {
      ...settings,
      ...options.env,
      ...preloaded('kill-at-write.cjs'),
      KILL_AT: String(at),
      KILL_BELOW: here.folder,
    };
    const {status} = await here.hconnect(argv, {...options, env, writes: [/./]});
    await after();
    if (status === 0) return at - 1;
    expect(status).toBe(137);
  }
  throw new Error('It never came to its end.');
}

function namesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Expects that every file that has its own name holds a whole document. */
function expectWhole(folder: string): void {
  for (const file of namesBelow(folder).filter((name) => name.endsWith('.json'))) {
    expect(() => JSON.parse(readFileSync(file, 'utf8')) as unknown, file).not.toThrow();
  }
}

describe.skipIf(process.platform === 'win32')(
  'kill -9 (another one on Windows, 2026-11-26)',
  () => {
    journey('at auth:login leaves no token after auth:logout', async ({prepare, travel}) => {
      const {simulator} = await travel();
      const here = prepare();
      const env = {HCONNECT_TOKEN: undefined, HEROKU_API_KEY: undefined};
      const login = ['auth:login', '--with-token'];
      const times = await killedAtEach(
        here,
        simulator,
        login,
        {stdin: simulator.token, env},
        async () => {
          expectWhole(here.settings);
          expect((await here.hconnect(['auth:logout'], {env: simulator.settings})).status).toBe(0);
          const left = namesBelow(here.settings);
          expect(
            left.filter((file) => readFileSync(file, 'utf8').includes(simulator.token)),
          ).toEqual([]);
          expect(left.map((file) => path.basename(file))).toEqual(
            left.length === 0 ? [] : ['config.json'],
          );
        },
      );
      expect(times).toBeGreaterThan(4);
    });

    journey('at config:export leaves the file as it was, or whole', async ({prepare, travel}) => {
      const {simulator} = await travel();
      const here = prepare();
      const argv = ['config:export', '--app', 'acme-production', '--output', 'connect.json'];
      const times = await killedAtEach(here, simulator, [...argv, '--overwrite'], {}, () => {
        expectWhole(here.work);
        return Promise.resolve();
      });
      expect(times).toBeGreaterThan(4);
      expect(existsSync(path.join(here.work, 'connect.json'))).toBe(true);
    });

    journey('at config:apply leaves a whole backup, or none', async ({prepare, travel}) => {
      const {simulator} = await travel();
      const here = prepare();
      const env = simulator.settings;
      const writes = [/./];
      const read = await here.hconnect(['config:export', '--app', 'acme-production'], {
        env,
        writes,
      });
      const wanted = read.stdout.replace(/"sf_polling_seconds": \d+/, '"sf_polling_seconds": 1200');
      const argv = ['config:apply', '-', '--app', 'acme-production', '--yes'];
      const times = await killedAtEach(here, simulator, argv, {stdin: wanted}, () => {
        expectWhole(here.settings);
        return Promise.resolve();
      });
      expect(times).toBeGreaterThan(4);
      rmSync(here.settings, {recursive: true});
    });
  },
);
