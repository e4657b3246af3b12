import {describe, expect, test} from 'vitest';
import {
  meetPrerequisites,
  prerequisites,
  type Change,
  type ChangeContext,
} from '../../../../src/lib/cli/changes/prerequisites.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {finding} from '../../../../src/lib/domain/validation/finding.ts';

const live = {id: 'c1', resource_name: 'acme-1', app_name: 'acme', region_url: ''};
const polling = finding('polling-too-often', ['mappings', 0], 'Lead is polled every 5 seconds.');
const validation = {
  name: 'connect.json',
  kind: 'bad_input',
  next: {run: 'config:validate'},
  findings: [polling],
} as const;
const destruction = {consequences: ['Lead is dropped.'], name: 'acme-1'};
const nothing = {consequences: [], name: 'acme-1'};
const steps = [{action: 'create', object_name: 'Lead'}];

/** What was done for a change, in order. */
async function played(change: Partial<Change>, flags: ChangeContext['flags'] = {}, stuck = false) {
  const done: string[] = [];
  const record = (what: string) => () => {
    done.push(what);
    return Promise.resolve();
  };
  const whole: Change = {
    live,
    destruction: nothing,
    steps: [],
    isNeeded: true,
    savesConfiguration: true,
    ...change,
  };
  const failure: unknown = await meetPrerequisites(whole, {
    flags,
    demandCanSync: () =>
      stuck ? Promise.reject(new Failure('unhealthy', 'It is PAUSED.')) : Promise.resolve(),
    checkBackup: record('backup checked'),
    show: record('plan'),
    consent: record('consent'),
    prompts: () => null,
    writeBackup: record('backup'),
  }).catch((error: unknown) => error);
  return {done, failure};
}

describe('prerequisites of a change', () => {
  test('are one list, in the order in which they are demanded', () => {
    expect(prerequisites.map(({title}) => title)).toEqual([
      'The plan is for this connection.',
      'Nobody has changed the connection since the plan was made.',
      'The configuration is valid.',
      'The wait can succeed.',
      'The current configuration can be saved.',
      'The plan has been shown.',
      'Changes that delete or move data are confirmed by name.',
      'Other changes are confirmed.',
      'The previous configuration is saved.',
    ]);
  });

  test('ask for consent, and for a backup after it, where data is destroyed', async () => {
    const {done, failure} = await played({destruction, steps}, {yes: true});
    expect({done, failure}).toEqual({
      done: ['backup checked', 'plan', 'consent', 'backup'],
      failure: undefined,
    });
  });

  test('end at a connection in which no data affected before anybody is asked', async () => {
    const {done, failure} = await played({destruction}, {}, true);
    expect({done, failure}).toMatchObject({done: [], failure: {kind: 'unhealthy'}});
  });

  test('save nothing where the configuration stays as it is', async () => {
    const {done} = await played({destruction, savesConfiguration: false});
    expect(done).toEqual(['plan', 'consent']);
  });

  test('fail without --yes before a backup is written', async () => {
    const {done, failure} = await played({steps});
    expect(done).toEqual(['backup checked', 'plan']);
    expect(failure).toMatchObject({kind: 'usage', next: {again: {flags: {yes: true}}}});
    expect((await played({steps}, {yes: true})).done).toEqual(['backup checked', 'plan', 'backup']);
    expect((await played({steps}, {confirm: 'ACME-1'})).done).toEqual([
      'backup checked',
      'plan',
      'backup',
    ]);
  });

  test('fail when the name does not match, even if nothing is destroyed', async () => {
    const {done, failure} = await played({steps}, {yes: true, confirm: 'acme-2'});
    expect(done).toEqual(['backup checked', 'plan']);
    expect(failure).toMatchObject({kind: 'usage', next: {again: {flags: {confirm: 'acme-1'}}}});
  });

  test('fail on a validation error before anything is shown, unless skipped', async () => {
    const {done, failure} = await played({validation, steps}, {yes: true});
    expect(done).toEqual([]);
    expect(failure).toMatchObject({kind: 'bad_input', details: {findings: [{rule: polling.rule}]}});
    const skipped = await played({validation, steps}, {yes: true, 'skip-validation': true});
    expect(skipped.done).toEqual(['backup checked', 'plan', 'backup']);
  });

  test('demand nothing where nothing changes', async () => {
    const idle = {isNeeded: false, destruction, steps};
    expect(await played(idle)).toEqual({done: [], failure: undefined});
  });

  test('fail for a saved plan of another connection or an outdated one', async () => {
    const saved = {connection: {...live, id: 'c2'}, moved: ['Lead has changed'], source: null};
    const other = await played({saved});
    expect(other).toMatchObject({done: [], failure: {kind: 'usage'}});
    const moved = await played({saved: {...saved, connection: live}});
    expect(moved).toMatchObject({done: [], failure: {kind: 'refused', details: {}}});
  });
});
