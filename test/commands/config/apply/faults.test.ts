import {describe, expect, test} from 'vitest';
import type {Json} from '../../../../src/lib/domain/json.ts';
import {expectMade, fault, startChange, steps} from './change.ts';

/*
 * A fault at each step of an apply in turn. It stops, gives an exact account, sends nothing twice
 * by itself, and the same command goes on to the end.
 */

interface Fault {
  what: string;
  fault: Record<string, Json>;
  status: number;
  /** What is known of the step that met it. */
  known: 'not done' | 'not known';
  /** Whether it was carried out. */
  done: boolean;
}

const message = 'Something is wrong.';
const faults: Fault[] = [
  {what: '400', fault: {status: 400, json: {message}}, status: 6, known: 'not done', done: false},
  {what: '409', fault: {status: 409, json: {message}}, status: 6, known: 'not done', done: false},
  {what: '429', fault: {status: 429, json: {message}}, status: 3, known: 'not done', done: false},
  {what: '500', fault: {status: 500, json: {message}}, status: 3, known: 'not known', done: false},
  {
    what: '500 though it was carried out',
    fault: {status: 500, json: {message}, carried_out: true},
    status: 3,
    known: 'not known',
    done: true,
  },
  {what: 'nothing', fault: {drop: 'before'}, status: 3, known: 'not known', done: false},
  {
    what: 'nothing though it was carried out',
    fault: {drop: 'after'},
    status: 3,
    known: 'not known',
    done: true,
  },
  {what: 'half an answer', fault: {cut_after_bytes: 10}, status: 3, known: 'not known', done: true},
];

const names = steps.map((step) => step.split(' ')[1] ?? '');

/** Each step, but for an answer without a body, which cannot be cut. */
const stepsFor = ({fault: body}: Fault) =>
  steps
    .map((step, index) => ({step, index}))
    .filter(({step}) => body.cut_after_bytes === undefined || !step.startsWith('DELETE'));

describe.each(faults)('config:apply: a step is answered with $what', (given) => {
  const {fault: body, status, known, done} = given;
  test.each(stepsFor(given))(
    'stops with an exact account after $step, and goes on the next time',
    async ({step, index}) => {
      const [method = '', object = ''] = step.split(' ');
      const change = await startChange();
      const earlier = steps.filter((one, at) => at < index && one.startsWith(method)).length;
      await fault(change, {...body, method, skip: earlier});

      const failed = await change.apply('--json');
      expect(failed).toMatchObject({status, stdout: ''});
      const {error} = JSON.parse(failed.stderr) as {error: Record<string, unknown>};
      expect(error).toMatchObject({
        done: names.slice(0, index),
        failed: object,
        not_tried: names.slice(index + 1),
        backup: expect.stringContaining('herokuconnect-regular-10482') as string,
      });
      expect(error.message).toMatch(known === 'not known' ? /^It is unknown whether/ : /was not/);
      expect(error.hint).toContain('hconnect config:apply');
      // Nothing was sent twice, and nothing after the failure.
      expect(change.changes()).toHaveLength(index + 1);

      expect(await change.apply('--json')).toMatchObject({status: 0});
      expect(change.changes()).toHaveLength(steps.length + (done ? 0 : 1));
      await expectMade(change);
    },
  );
});

test('config:apply: changes nothing when it cannot read the connection', async () => {
  const change = await startChange();
  await fault(change, {
    method: 'GET',
    path: '*/connections/*',
    times: 9,
    status: 500,
    json: {message},
  });
  expect(await change.apply()).toMatchObject({status: 3, stdout: ''});
  expect(change.changes()).toEqual([]);
});

test('config:apply: changes nothing when the answer lacks the mappings', async () => {
  const change = await startChange();
  await fault(change, {method: 'GET', path: '*/connections/*', set: {mappings: null}});
  expect(await change.apply()).toMatchObject({status: 3, stdout: ''});
  expect(change.changes()).toEqual([]);
});
