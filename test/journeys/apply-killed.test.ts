import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import type {Json} from '../../src/lib/domain/json.ts';
import {applying, plain, steps, wantedOf, type Mapping} from '../commands/config/apply/change.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';

/*
 * kill -9 at each step of an apply, before the service has taken the request and after. Nothing can
 * be said or tidied then; the same command has to go on to the end.
 */

const patience = 30_000;

async function mappingsOf(here: Journey): Promise<Mapping[]> {
  const {stdout} = await here.hconnect(['config:export', '--app', 'acme-production']);
  return (JSON.parse(stdout) as {mappings: Mapping[]}).mappings;
}

const changesOf = ({simulator}: Journey) =>
  simulator.requests().filter(({method, path: at}) => method !== 'GET' && at.includes('/mappings'));

/** The answer takes so long that the program is killed before it comes. */
const late = {delay_ms: 600_000};
const moments: {when: string; fault: Record<string, Json>; taken: number}[] = [
  {when: 'before the service took the request', fault: {...late, status: 500, json: {}}, taken: 0},
  {when: 'after the service took the request', fault: late, taken: 1},
];

describe.each(moments)(
  'config:apply: the same command goes on to the end when kill -9 came $when',
  ({fault, taken}) => {
    journey.for(steps.map((step, index) => [step, index] as const))(
      'during the step %s',
      async ([step, index], {travel}) => {
        const here = await travel();
        const wanted = wantedOf(await mappingsOf(here));
        writeFileSync(path.join(here.work, 'connect.json'), JSON.stringify({mappings: wanted}));
        const method = step.split(' ')[0] ?? '';
        const earlier = steps.filter((one, at) => at < index && one.startsWith(method)).length;
        await here.fault({...fault, method, skip: earlier});
        const run = here.start(applying('connect.json'));
        await vi.waitFor(() => {
          expect(changesOf(here)).toHaveLength(index + 1);
        }, patience);
        run.process.kill('SIGKILL');
        expect(await run.outcome).toMatchObject({status: 137, stdout: ''});

        expect(await here.hconnect([...applying('connect.json'), '--json'])).toMatchObject({
          status: 0,
        });
        expect(changesOf(here)).toHaveLength(steps.length + 1 - taken);
        expect(plain(await mappingsOf(here))).toEqual(plain(wanted));
        const again = await here.hconnect([...applying('connect.json'), '--json']);
        expect(JSON.parse(again.stdout)).toMatchObject({outcome: 'already'});
      },
    );
  },
);
