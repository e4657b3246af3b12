import {beforeAll, expect, test} from 'vitest';
import {commands} from '../../src/command-table.ts';
import {send, type TrueAnswer} from '../harness/faulty-front.ts';
import {cases, rows, withoutService, type Row} from './command-table.ts';
import {mutated, mutations, placesIn, type Mutation, type Value} from './mutations.ts';
import {each, holdTime, play, type Plan} from './play.ts';
import {complaints} from './verdict.ts';

/*
 * Every command meets true answers in which a value is not what it should be: at each request in
 * turn, at each place that matters by itself, and everywhere else at once.
 */

/** An answer may be wrong in a way that shows later, or that matters to nobody. */
const possible = [0, 3, 5, 6, 7, 8];

/** Without these a client that reads them can only give up. */
const demanded =
  /^(results|(results|connections)\.\*\.(id|region_url)|mappings\.\*\.(id|object_name)|id|redirect)$/;

interface Cell {
  name: string;
  at: number;
  place: string;
  mutation: Mutation;
  json: boolean;
  /** The statuses that are right. */
  expected: readonly number[];
}

beforeAll(holdTime);

test('every command is here', () => {
  expect([...Object.keys(rows), ...withoutService].sort()).toEqual(Object.keys(commands).sort());
});

test.for(cases)(
  'whatever an answer holds: %s',
  {timeout: 300_000},
  async ([, id, row, beginning]) => {
    // What comes before the wait is read in the same way without one.
    const first = beginning === 0 ? 0 : (row.looksFrom ?? beginning);
    const cells = await cellsOf(id, row, first);
    const found: string[] = [];
    await each(cells, async (cell) => {
      const {name, json, expected} = cell;
      const course = await play(id, row, {json, plan: planOf(cell)});
      found.push(...complaints(row, course, {json, expected}).map((what) => `${name}: ${what}`));
    });
    expect(found).toEqual([]);
  },
);

/** Runs the command as it should be, to see what there is to spoil. */
async function cellsOf(id: string, row: Row, first: number): Promise<Cell[]> {
  const answers = new Map<number, TrueAnswer>();
  const {requests} = await play(id, row, {
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
          expected: expectedOf(row, {kind, place, at, line}),
        })),
    );
  });
}

function expectedOf(
  {status = 0, mayEnd = [], looksFrom = Infinity, raw = false, verbatim = false}: Row,
  {kind, place, at, line}: {kind: string; place: string; at: number; line: string},
): readonly number[] {
  const useless = ['null', 'a missing field'].includes(kind) && demanded.test(place);
  const unread = line.startsWith('PATCH') || line.includes('/export') || (raw && at > 0);
  if (useless && !unread && !verbatim && at < looksFrom) return [3];
  return [status, ...possible, ...mayEnd];
}

/** Spoils one answer at one place. */
function planOf({at, place, mutation}: Cell): Plan {
  return (number, {take, response}, {foreign}) =>
    number === at
      ? take().then((answer) => {
          const document = JSON.parse(answer.text) as Value;
          const text = JSON.stringify(mutated(document, place, mutation, foreign));
          send(response, {...answer, text});
        })
      : null;
}
