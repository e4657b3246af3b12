import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {vi} from 'vitest';
import {startSimulator} from '../../../src/lib/simulator/index.ts';
import {clockOf} from '../../harness/clock.ts';
import {
  send,
  startFaultyFront,
  type FrontRequest,
  type FrontExchange,
  type SimulatorResponse,
} from '../../harness/faulty-front.ts';
import {startRoughService} from '../../harness/rough-service.ts';
import {runInProcess, type Result, type RunOptions} from '../../harness/world.ts';
import {withFlags} from '../cases.ts';
import type {FaultCase} from './fault-case.ts';
import type {FaultContext} from './faults.ts';

/** What a command has left, with the traces of how it came to it. */
export interface Played extends Result {
  requests: FrontRequest[];
  /** What was sent to the host that must not be asked. */
  astray: string[];
  /** The files that it has left, but for the stored token. */
  files: Map<string, string>;
}

/** What becomes of a request, by its number. Null: it is passed on. */
export type Plan = (
  number: number,
  meeting: FrontExchange,
  surroundings: FaultContext,
) => Promise<void> | null;

export interface PlayOptions {
  json: boolean;
  /** The door is closed before this request can come. */
  refusedFrom?: number;
  plan?: Plan;
  /** What befalls the command on this machine. */
  local?: Pick<RunOptions, 'signal' | 'signalStatus' | 'broken'>;
  /** On top of the settings of every run. */
  env?: (folder: string) => Record<string, string>;
  /** Told of each true answer that was passed on. */
  witness?: (number: number, answer: SimulatorResponse) => void;
}

/** No command takes nearly as long, however loaded the machine is. */
const patience = 120_000;

/** In memory where that can be had: the store makes sure of each write, which takes a disk its time. */
const memory = '/dev/shm';

/** Work that is soon done, so that a wait takes few looks. */
const behaviors = {
  rows_per_second: 1_000_000,
  bulk_wait_seconds: 1,
  bulk_rows_per_second: 1_000_000,
  import_seconds: 1,
  recovery_seconds: 1,
  cleanup_seconds: 1,
};

/** Cells of the clients' worlds: enough for every case, and few to ask. */
const regions = ['virginia-3', 'dublin', 'dublin-2'];

/** Signals that the client believes to be its time-outs, by the milliseconds that it asked for. */
const deadlines = new Map<number, AbortController[]>();
let patienceOfClients = 1_000_000;

/**
 * Gives time-outs into the hands of the faults, so that no test takes as long as one, and none is
 * over because the machine is busy. The rest of the process keeps its own.
 *
 * @returns what gives them back
 */
export function mockTime(): () => void {
  const genuine = AbortSignal.timeout.bind(AbortSignal);
  const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const held = deadlines.get(milliseconds);
    if (held === undefined) return genuine(milliseconds);
    const controller = new AbortController();
    held.push(controller);
    return controller.signal;
  });
  return () => {
    spy.mockRestore();
  };
}

/** Runs a command against a simulator of its own, behind a front that follows the plan. */
export async function play(id: string, entry: FaultCase, options: PlayOptions): Promise<Played> {
  const {json, refusedFrom, plan, witness, local, env} = options;
  const simulator = await startSimulator({
    scenario: entry.scenario ?? 'granted',
    speed: 0,
    behaviors,
  });
  const foreigner = await startRoughService((_request, response) => response.end('{}'));
  const folder = mkdtempSync(path.join(existsSync(memory) ? memory : tmpdir(), 'hconnect-faults-'));
  const timeout = (patienceOfClients += 1000);
  deadlines.set(timeout, []);
  const surroundings: FaultContext = {
    // Reaches the same machine, and is no loopback address by the rule for the token.
    foreign: foreigner.url.replace('127.0.0.1', '0.0.0.0'),
    loseTime: () => {
      for (const controller of deadlines.get(timeout) ?? []) controller.abort();
    },
  };
  const front = await startFaultyFront(simulator, regions, async (number, meeting) => {
    if (number + 1 === refusedFrom) meeting.refuse();
    const met = plan?.(number, meeting, surroundings) ?? null;
    if (met !== null) return met;
    const answer = await meeting.forward();
    witness?.(number, answer);
    send(meeting.response, answer);
  });
  if (refusedFrom === 0) await front.close();
  try {
    const settings = path.join(folder, 'settings');
    const place = entry.writes === undefined ? [] : [path.join(folder, entry.writes)];
    const argv = entry.argv.map((word) => (word === entry.writes ? (place[0] ?? word) : word));
    const result = await within(
      runInProcess([id, ...withFlags(argv, json ? ['--json'] : [])], {
        env: {
          ...entry.env,
          ...front.settings,
          HCONNECT_CONFIG_DIR: settings,
          HCONNECT_TIMEOUT: `${timeout}ms`,
          ...env?.(folder),
        },
        ...local,
        stdin: entry.stdin ?? '',
        clock: clockOf(simulator),
      }),
    );
    const {requests} = front;
    return {...result, requests, astray: foreigner.requests, files: filesBelow(folder)};
  } finally {
    deadlines.delete(timeout);
    await Promise.all([front.close(), foreigner.close(), simulator.close()]);
    rmSync(folder, {recursive: true, force: true});
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('it hangs'));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function filesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, {recursive: true, withFileTypes: true});
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((name) => name !== path.join('settings', 'config.json'))
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** Does the work for each item, a few at a time: most of it is waiting. */
export async function each<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({length: 24}, worker));
}
