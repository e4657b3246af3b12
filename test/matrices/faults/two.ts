import {expect, test} from 'vitest';
import {failureKinds} from '../../../src/lib/errors.ts';
import {hash} from '../../../src/lib/simulator/model/seeded-random.ts';
import {numbered, terminated, type FaultCase} from './fault-case.ts';
import {faults, type Fault} from './faults.ts';
import {each, play, type Plan, type Played, type PlayOptions} from './play.ts';
import {complaints, ignoreWrittenFile} from './verdict.ts';

/*
 * Two faults in one run: two requests that meet one each, or one request and this machine. There are
 * far too many pairs; each command line is taken through a few, drawn by a seed. Another seed draws
 * others: FAULT_SEED=2, and FAULT_PAIRS for more of them.
 */

const seed = process.env.FAULT_SEED ?? '1';
const pairs = Number(process.env.FAULT_PAIRS ?? 8);

/** How a command may end that two faults have met: as if nothing had been, or by one of them. */
const possible = [
  failureKinds.service.status,
  failureKinds.pending.status,
  failureKinds.io.status,
  failureKinds.closed.status,
  terminated,
];

interface Cell {
  name: string;
  options: PlayOptions;
  /** Somebody can be told how it ended. */
  heard: boolean;
}

/** Tests that a command keeps its promises where two faults come together. */
export function testTwoFaults(id: string, cases: readonly FaultCase[]): void {
  test.for(numbered(id, cases))(
    'where two faults come together: sends nothing twice, leaves nothing, says how it ended: %s',
    {timeout: 300_000},
    async ([line, entry]) => {
      const calm = await play(id, entry, {json: true});
      const cells = Array.from({length: pairs}, (_, index) => draw(line, entry, calm, index));
      const found: string[] = [];
      await each(cells, async ({name, options, heard}) => {
        const played = await play(id, entry, options);
        const {json, local} = options;
        if (local?.broken !== undefined) ignoreWrittenFile(entry, played);
        const expected = [entry.status ?? 0, ...(entry.mayEnd ?? []), ...possible];
        const wrong = complaints(entry, played, {json, expected}).filter(
          (what) => heard || !/^(stdout|stderr) /.test(what),
        );
        found.push(...wrong.map((what) => `${name}: ${what}`));
      });
      expect(found).toEqual([]);
    },
  );
}

function draw(line: string, entry: FaultCase, {requests}: Played, index: number): Cell {
  const pick = (most: number, what: string) => hash(seed, line, index, what) % most;
  const fault = (what: string): readonly [string, Fault] => {
    // A door that is closed needs to be closed before the request comes.
    const open = Object.entries(faults).filter(([, {stays}]) => stays !== true);
    return open[pick(open.length, what)]!;
  };
  const [first, one] = fault('first');
  const at = pick(requests.length, 'at');
  const json = index % 2 === 0;
  // A request that is repeated has the next number, so the second fault often meets the repetition.
  const later = at + 1 + pick(3, 'later');
  const meet =
    (second: Plan): Plan =>
    (number, meeting, surroundings) =>
      number === at ? one.meet(meeting, surroundings) : second(number, meeting, surroundings);
  const alone = meet(() => null);
  const name = `${first} at request ${at}, and`;
  const controller = new AbortController();
  switch (pick(5, 'kind')) {
    case 0: {
      const plan = meet((number, {forward: take}, {loseTime}) =>
        number === later
          ? take().then(() => {
              controller.abort();
              if (entry.resumesFrom !== undefined) loseTime();
            })
          : null,
      );
      const local = {signal: controller.signal, signalStatus: terminated};
      return {name: `${name} a signal at ${later}`, options: {json, plan, local}, heard: true};
    }
    case 1: {
      const broken = {stdout: pick(2, 'how') === 0 ? 'EPIPE' : 'ENOSPC'};
      const options = {json, plan: alone, local: {broken}};
      return {name: `${name} ${broken.stdout} on stdout`, options, heard: false};
    }
    default: {
      const [second, two] = fault('second');
      const plan = meet((number, meeting, surroundings) =>
        number === later ? two.meet(meeting, surroundings) : null,
      );
      return {name: `${name} ${second} at ${later}`, options: {json, plan}, heard: true};
    }
  }
}
