import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {failureKinds} from '../../../src/lib/errors.ts';
import {numbered, terminated, type FaultCase} from './fault-case.ts';
import {each, play, type Played, type PlayOptions} from './play.ts';
import {complaints, ignoreWrittenFile} from './verdict.ts';

/*
 * What befalls a command on this machine: a signal at each of its requests, streams that are closed
 * or full, a settings folder that cannot be used.
 */

interface Cell {
  name: string;
  options: PlayOptions;
  /** What is wrong with how it has ended. */
  check: (played: Played) => string[];
}

const {closed, io} = failureKinds;

/** Tests how a command ends where this machine is at fault. */
export function testLocalFaults(id: string, cases: readonly FaultCase[]): void {
  test.for(numbered(id, cases))(
    'where a signal comes, or a stream or a folder cannot be used: ends as that demands: %s',
    {timeout: 300_000},
    async ([, entry, beginning]) => {
      const calm = {
        text: await play(id, entry, {json: false}),
        json: await play(id, entry, {json: true}),
      };
      const found: string[] = [];
      const cells = [...signalsAt(entry, calm.json, beginning), ...streams(entry, calm)];
      await each([...cells, folder(entry, calm.json)], async ({name, options, check}) => {
        const played = await play(id, entry, options);
        if (options.local?.broken !== undefined) ignoreWrittenFile(entry, played);
        const wrong = check(played);
        found.push(...wrong.map((what) => `${name}: ${what}`));
      });
      expect(found).toEqual([]);
    },
  );
}

/** A signal during each request, before the service has taken it or after. */
function signalsAt(entry: FaultCase, {requests}: Played, beginning: number): Cell[] {
  const lines = requests.map(({method, target}) => `${method} ${target}`);
  const telling = lines.flatMap((line, at) => {
    const isLook = [lines.indexOf(line), lines.lastIndexOf(line)].includes(at);
    return at >= beginning && isLook ? [at] : [];
  });
  return telling.map((at) => {
    const json = at % 2 === 0;
    const taken = requests[at]?.method === 'GET' || at % 2 === 0;
    const controller = new AbortController();
    const {signal} = controller;
    return {
      name: `a signal at request ${at}, ${lines[at] ?? ''}`,
      options: {
        json,
        local: {signal, signalStatus: terminated},
        plan: (number, {forward: take}, {loseTime}) =>
          number === at
            ? (taken ? take() : Promise.resolve()).then(() => {
                controller.abort();
                // What a signal does not end is not answered, and ends by itself.
                if (entry.resumesFrom !== undefined) loseTime();
              })
            : null,
      },
      check: (played) => complaints(entry, played, {json, expected: endsOf(entry, at)}),
    };
  });
}

/** What is past the work that a signal ends is done in any case. */
function endsOf({resumesFrom = Infinity, status = 0}: FaultCase, at: number): number[] {
  return at < resumesFrom ? [terminated] : [terminated, status];
}

function streams(entry: FaultCase, calm: {text: Played; json: Played}): Cell[] {
  const {status = 0} = entry;
  // Nobody can be told, so there is nothing to look at but the status and what was left.
  const unheard = (expected: number[]) => (played: Played) =>
    complaints(entry, played, {json: true, expected}).filter(
      (what) => !/^(stderr|stdout) /.test(what),
    );
  const writes = (of: Played) => of.stdout !== '';
  return [
    {
      name: 'stdout is closed',
      options: {json: false, local: {broken: {stdout: 'EPIPE'}}},
      check: (played) => [
        ...unheard([writes(calm.text) ? closed.status : status])(played),
        ...(played.stderr.includes('Next: ') && status === 0 ? ['it is told'] : []),
      ],
    },
    {
      name: 'stdout is full',
      options: {json: true, local: {broken: {stdout: 'ENOSPC'}}},
      check: (played) =>
        writes(calm.json)
          ? complaints(entry, played, {json: true, expected: [io.status]})
          : unheard([status])(played),
    },
    {
      name: 'stderr is closed',
      options: {json: false, local: {broken: {stderr: 'EPIPE'}}},
      check: unheard([status, closed.status]),
    },
    {
      name: 'stderr is full',
      options: {json: true, local: {broken: {stderr: 'ENOSPC'}}},
      check: unheard([status]),
    },
  ];
}

/** A change that needs the folder says so before it sends anything. */
function folder(entry: FaultCase, calm: Played): Cell {
  return {
    name: 'the settings folder is a file',
    options: {
      json: true,
      env: (below) => {
        const file = path.join(below, 'file');
        writeFileSync(file, '');
        return {HCONNECT_CONFIG_DIR: file};
      },
    },
    check: (played) => {
      played.files.delete('file');
      const failed = played.status === io.status;
      const sent = played.requests.filter(({method}) => method !== 'GET');
      return [
        ...complaints(entry, played, {json: true, expected: [calm.status, io.status]}),
        ...(failed && sent.length > 0 ? ['it was told after a change was sent'] : []),
      ];
    },
  };
}
