import {describe, expect, test} from 'vitest';
import {makeUpdate, planUpdate} from '../../../../src/lib/actions/mappings/update.ts';
import {startActionWorld} from '../../../harness/context.ts';

const selector = {app: 'acme-production'};
const hour = 3_600_000;

describe('planUpdate', () => {
  test('returns what would change, and sends no change', async () => {
    const {context, changes} = await startActionWorld();
    const edit = {addFields: ['Fax'], removeFields: ['Phone'], settings: {sf_polling_seconds: 900}};
    const plan = await planUpdate(context, selector, 'account', edit);
    expect(plan.mapping.object_name).toBe('Account');
    expect(plan.changes.map(({kind}) => kind)).toEqual([
      'field_added',
      'field_removed',
      'setting_changed',
    ]);
    expect(plan.effect).toBe('drop_column');
    expect(changes()).toEqual([]);
  });
});

describe('makeUpdate', () => {
  test('sends nothing when nothing changes', async () => {
    const {context, changes} = await startActionWorld();
    const plan = await planUpdate(context, selector, 'Account', {addFields: ['Name']});
    expect(await makeUpdate(context, plan, {wait: true, timeout: hour})).toMatchObject({
      outcome: 'already',
    });
    expect(changes()).toEqual([]);
  });

  test('is done when the table matches the update', async () => {
    const {context, events, changes} = await startActionWorld();
    const accepted = await planUpdate(context, selector, 'Account', {addFields: ['Fax']});
    expect(await makeUpdate(context, accepted, {wait: false})).toMatchObject({outcome: 'accepted'});
    const plan = await planUpdate(context, selector, 'Account', {addFields: ['Site']});
    const done = await makeUpdate(context, plan, {wait: true, timeout: hour});
    expect(done).toMatchObject({
      outcome: 'done',
      mappings: [{object_name: 'Account', mapping: {state: {name: 'DATA_SYNCED'}}}],
    });
    expect(changes()).toHaveLength(2);
    expect(events).toContainEqual(expect.objectContaining({type: 'state', name: 'Account'}));
  });

  test('continues waiting when polls fail after the update was accepted', async () => {
    const {context, fault} = await startActionWorld();
    const plan = await planUpdate(context, selector, 'Account', {addFields: ['Site']});
    // The first look at the connection is before the change.
    await fault({method: 'GET', path: '/api/v3/connections/*', status: 500, skip: 1});
    expect(await makeUpdate(context, plan, {wait: true, timeout: hour})).toMatchObject({
      outcome: 'done',
    });
  });

  test('refuses when somebody has changed the mapping meanwhile, with what they did', async () => {
    const {context, happens, changes} = await startActionWorld();
    const plan = await planUpdate(context, selector, 'Account', {addFields: ['Fax']});
    const config = {sf_polling_seconds: 900};
    await happens('acme-production', {event: 'dashboard_edit', object_name: 'Account', config});
    await expect(makeUpdate(context, plan, {wait: false})).rejects.toMatchObject({
      kind: 'refused',
      message: 'Account was not changed.',
      reason: 'Someone else changed it: sf_polling_seconds 600 → 900.',
      details: {http_status: 409, changed_meanwhile: ['sf_polling_seconds 600 → 900']},
    });
    expect(changes()).toHaveLength(1);
  });

  test('fails in the service’s words when it refuses the update', async () => {
    const {context} = await startActionWorld();
    const plan = await planUpdate(context, selector, 'Account', {addFields: ['Missing__c']});
    await expect(makeUpdate(context, plan, {wait: false})).rejects.toMatchObject({
      kind: 'refused',
      message: 'Account was not changed.',
      reason: expect.stringContaining('Missing__c') as string,
      details: {http_status: 400},
    });
  });
});
