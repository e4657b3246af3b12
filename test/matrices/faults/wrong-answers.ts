import {expect, test} from 'vitest';
import {send, type SimulatorResponse} from '../../harness/faulty-front.ts';
import {numbered, type FaultCase} from './fault-case.ts';
import {mutated, mutations, placesIn, type Mutation, type Value} from './mutations.ts';
import {each, play, type Plan} from './play.ts';
import {complaints} from './verdict.ts';

/*
 * A command meets true answers in which a value is not what it should be: at each request in
 * turn, at each place that matters by itself, and everywhere else at once.
 */

/** An answer may be wrong in a way that shows later, or that matters to nobody. */
const possible = [0, 3, 5, 6, 7, 8];

/** Without these a client that reads them can only give up: a list that is not there is not empty. */
const demanded = /^(results|connections|mappings|mappings\.\*\.object_name|redirect)$/;

interface Cell {
  name: string;
  at: number;
  place: string;
  mutation: Mutation;
  json: boolean;
  /** The statuses that are right. */
  expected: readonly number[];
}

/** Tests a command with true answers in which something is wrong. */
export function testWrongAnswers(id: string, cases: readonly FaultCase[]): void {
  test.for(numbered(id, cases))(
    'where a value of an answer is wrong: ends with a status that fits: %s',
    {timeout: 300_000},
    async ([, entry, beginning]) => {
      // What comes before the wait is read in the same way without one.
      const first = beginning === 0 ? 0 : (entry.looksFrom ?? beginning);
      const found: string[] = [];
      await each(await cellsOf(id, entry, first), async (cell) => {
        const {name, json, expected} = cell;
        const played = await play(id, entry, {json, plan: planOf(cell)});
        const wrong = complaints(entry, played, {json, expected});
        found.push(...wrong.map((what) => `${name}: ${what}`));
      });
      expect(found).toEqual([]);
    },
  );
}

/** Runs the command as it should be, to see what there is to spoil. */
async function cellsOf(id: string, entry: FaultCase, first: number): Promise<Cell[]> {
  const answers = new Map<number, SimulatorResponse>();
  const {requests} = await play(id, entry, {
    json: true,
    witness: (number, answer) => answers.set(number, answer),
  });
  const lines = requests.map(({method, target}) => `${method} ${target}`);
  return [...answers].flatMap(([at, {text}]) => {
    const line = lines[at] ?? '';
    // The same request gives the same answer.
    if (at < first || text === '' || lines.indexOf(line) < at) return [];
    const document = JSON.parse(text) as Value;
    return Object.entries(mutations).flatMap(([kind, mutation], index) =>
      placesIn(document)
        .filter((place) => mutated(document, place, mutation, 'http://0.0.0.0') !== null)
        .map((place) => ({
          name: `${kind} in ${place} of request ${at}, ${line}`,
          at,
          place,
          mutation,
          json: (at + index) % 2 === 0,
          expected: expectedOf(entry, {kind, place, at, line}),
        })),
    );
  });
}

function expectedOf(
  {
    status = 0,
    mayEnd = [],
    looksFrom = Infinity,
    raw = false,
    verbatim = false,
    doesWithout = [],
  }: FaultCase,
  {kind, place, at, line}: {kind: string; place: string; at: number; line: string},
): readonly number[] {
  const useless =
    ['null', 'a missing field'].includes(kind) &&
    demanded.test(place) &&
    !doesWithout.includes(place);
  const unread = line.startsWith('PATCH') || line.includes('/export') || (raw && at > 0);
  if (useless && !unread && !verbatim && at < looksFrom) return [3];
  return [status, ...possible, ...mayEnd];
}

/** Spoils one answer at one place. */
function planOf({at, place, mutation}: Cell): Plan {
  return (number, {forward: take, response}, {foreign}) =>
    number === at
      ? take().then((answer) => {
          const document = JSON.parse(answer.text) as Value;
          const text = JSON.stringify(mutated(document, place, mutation, foreign));
          send(response, {...answer, text});
        })
      : null;
}
