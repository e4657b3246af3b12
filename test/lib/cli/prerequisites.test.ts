import {describe, expect, test} from 'vitest';
import type {DeepConnection} from '../../../src/lib/actions/connections/info.ts';
import {
  meetPrerequisites,
  prerequisites,
  type Applying,
} from '../../../src/lib/cli/prerequisites.ts';
import type {Plan} from '../../../src/lib/domain/plan/plan.ts';

const live = {id: 'c1', resource_name: 'acme-1', app_name: 'acme'} as DeepConnection;
const remove = {
  action: 'delete',
  object_name: 'Lead',
  id: 'm1',
  consequence: {effect: 'drop_table', rows: 3},
};
const create = {
  action: 'create',
  object_name: 'Lead',
  config: {},
  consequence: {effect: 'load', rows: null},
};

/** What was done for a plan with these steps, in order. */
async function played(steps: readonly object[], others: Partial<Applying> = {}) {
  const done: string[] = [];
  const record = (what: string) => () => {
    done.push(what);
    return Promise.resolve();
  };
  const applying: Applying = {
    live,
    plan: {connection: live, steps, unchanged: [], unmanaged: []} as never,
    objects: [],
    prune: false,
    flags: {},
    checkBackup: record('backup checked'),
    showPlan: record('plan'),
    consent: record('consent'),
    prompts: () => null,
    writeBackup: record('backup'),
    ...others,
  };
  const failure: unknown = await meetPrerequisites(applying).catch((error: unknown) => error);
  return {done, failure};
}

describe('prerequisites of an apply', () => {
  test('are one list, in the order in which they are demanded', () => {
    expect(prerequisites.map(({title}) => title)).toEqual([
      'The plan is for this connection.',
      'Nobody has changed the connection since the plan was made.',
      'The current configuration can be saved.',
      'The plan has been shown.',
      'What destroys data is confirmed by name.',
      'What destroys nothing has a yes.',
      'The configuration as it is can be had back.',
    ]);
  });

  test('ask for consent, and for a backup after it, where data is destroyed', async () => {
    expect(await played([remove])).toEqual({
      done: ['backup checked', 'plan', 'consent', 'backup'],
      failure: undefined,
    });
  });

  test('end at a missing yes before a backup is written', async () => {
    const {done, failure} = await played([create]);
    expect(done).toEqual(['backup checked', 'plan']);
    expect(failure).toMatchObject({kind: 'usage', next: {again: {flags: {yes: true}}}});
    expect((await played([create], {flags: {yes: true}})).done).toEqual([
      'backup checked',
      'plan',
      'backup',
    ]);
  });

  test('demand nothing where nothing changes, or the plan is only to be seen', async () => {
    expect(await played([])).toEqual({done: [], failure: undefined});
    expect((await played([remove], {flags: {'plan-only': true}})).done).toEqual([]);
  });

  test('end at a saved plan for another connection, or one that has moved', async () => {
    const plan = {steps: [remove]} as never as Plan;
    const saved = {connection: {...live, id: 'c2'}, moved: ['Lead has changed']};
    const other = await played([], {plan, saved});
    expect(other).toMatchObject({done: [], failure: {kind: 'usage'}});
    const moved = await played([], {plan, saved: {...saved, connection: live}});
    expect(moved).toMatchObject({done: [], failure: {kind: 'refused', details: {}}});
  });
});
