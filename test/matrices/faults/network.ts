import {expect, test} from 'vitest';
import type {FrontRequest} from '../../harness/faulty-front.ts';
import {numbered, type FaultCase} from './fault-case.ts';
import {faults, type End, type Fault} from './faults.ts';
import {each, play, type Played} from './play.ts';
import {complaints, hintOf} from './verdict.ts';

/*
 * A command meets every fault, at each of its requests in turn. How it has to end follows from
 * the fault and from what the request was for.
 */

interface Cell {
  name: string;
  fault: Fault;
  request: FrontRequest;
  /** The request's number, and how many in a row meet the fault. */
  at: number;
  times: number;
  /** Whether the connection was resumed before it. */
  resumed: boolean;
  json: boolean;
}

/** Tests how a command ends where its requests meet faults. */
export function testNetworkFaults(id: string, cases: readonly FaultCase[]): void {
  test.for(numbered(id, cases))(
    'where a request meets a fault: ends as the fault demands: %s',
    {timeout: 300_000},
    ([, entry, beginning]) => meetEveryFault(id, entry, beginning),
  );
}

async function meetEveryFault(id: string, entry: FaultCase, beginning: number): Promise<void> {
  const calm = await play(id, entry, {json: true});
  expect(complaints(entry, calm, {json: true, expected: [entry.status ?? 0]})).toEqual([]);
  const found: string[] = [];
  await each(cellsOf(entry, calm.requests, beginning), async (cell) => {
    const {name, fault, at, times, json} = cell;
    const played = await play(id, entry, {
      json,
      ...(fault.stays === true ? {refusedFrom: at} : {}),
      plan: (number, meeting, surroundings) =>
        number >= at && number < at + times ? fault.meet(meeting, surroundings) : null,
    });
    const expected = statusesOf(entry, cell);
    const wrong = complaints(entry, played, {json, expected});
    if (isBadAdvice(id, entry, cell, played)) wrong.push('what may be done is to be repeated');
    found.push(...wrong.map((what) => `${name}: ${what}`));
  });
  expect(found).toEqual([]);
}

function cellsOf(entry: FaultCase, requests: readonly FrontRequest[], beginning: number): Cell[] {
  const numbers = requests.map((_request, number) => number);
  return numbers.filter(worthSpoiling(requests, beginning)).flatMap((at) => {
    const request = requests[at]!;
    return Object.entries(faults).flatMap(([fault, what], index) =>
      lengthsOf(entry, what, request).map((times) => ({
        name: `${fault}${times > 1 ? ', and again,' : ''} at request ${at}, ${lineOf(request)}`,
        fault: what,
        request,
        at,
        times,
        resumed: requests.slice(0, at).some(({target}) => target.endsWith('/resume')),
        json: (at + index) % 2 === 0,
      })),
    );
  });
}

/** Of requests that are the same, such as the looks of a wait, the first and the last. */
function worthSpoiling(requests: readonly FrontRequest[], beginning: number) {
  const lines = requests.map(lineOf);
  return (at: number): boolean => {
    const same = lines.flatMap((line, number) => (line === lines[at] ? [number] : []));
    return at >= beginning && [same[0], same.at(-1)].includes(at);
  };
}

/** How often the fault is met in a row: once, and as often as a GET is sent. */
function lengthsOf({parallel = 1}: FaultCase, {read}: Fault, {method}: FrontRequest): number[] {
  return method === 'GET' && read === 'repeated' ? [1, 3 * parallel] : [1];
}

function statusesOf(entry: FaultCase, cell: Cell): number[] {
  const {
    looksFrom = Infinity,
    resumesFrom = Infinity,
    status = 0,
    continues: continues = false,
  } = entry;
  const {at, fault, request, resumed} = cell;
  if (fault.stays === true && at >= resumesFrom) return resumed ? [status, 3] : [7];
  if (at >= looksFrom && !isLook(request)) {
    // Whether it was taken shows in what is read next.
    return fault.change === 'survived' ? [status] : continues ? [3, status] : [3];
  }
  return [endOf(entry, cell) === 'survived' ? status : 3];
}

/** Whether a request is a look of a wait, or one that is made until it is accepted. */
function isLook({method, target}: FrontRequest): boolean {
  return method === 'GET' || target.endsWith('/resume');
}

function endOf(
  {looksFrom = Infinity, raw = false}: FaultCase,
  {fault, request, at, times}: Cell,
): End {
  if (at >= looksFrom && fault.stays !== true) return 'survived';
  const end = request.method === 'GET' ? fault.read : fault.change;
  const bodyCounts = !(raw && at > 0) && !answersUnread.test(lineOf(request));
  if (!bodyCounts && fault.unread !== undefined) return fault.unread;
  if (end === 'repeated') return times > 1 ? 'failed' : 'survived';
  return end;
}

/** Requests whose answer is a status, and a body that is not believed. */
const answersUnread = /^(PATCH|DELETE) |^POST .*\/(actions\/|notifications\/acknowledge)/;

/** What may have been done must not be done again, but by a command that looks first. */
function isBadAdvice(
  id: string,
  entry: FaultCase,
  {request, fault, json}: Cell,
  played: Played,
): boolean {
  if (played.status !== 3 || request.method === 'GET') return false;
  if (fault.notTaken === true || entry.continues === true) return false;
  return hintOf(played, json).startsWith(`hconnect ${id} `);
}

function lineOf({method, target}: FrontRequest): string {
  return `${method} ${target}`;
}
