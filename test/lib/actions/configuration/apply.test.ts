import {describe, expect, test} from 'vitest';
import {applyPlan} from '../../../../src/lib/actions/configuration/apply.ts';
import {planConfiguration} from '../../../../src/lib/actions/configuration/plan.ts';
import {parseConfiguration} from '../../../../src/lib/domain/configuration/configuration.ts';
import {startActionWorld} from '../../../harness/context.ts';

const objects = ['Asset', 'Campaign', 'Contract', 'Lead', 'Order', 'Pricebook2'];
const {configuration: document} = parseConfiguration({
  mappings: objects.map((object_name) => ({
    object_name,
    config: {
      access: 'read_only',
      fields: {Id: {}, SystemModstamp: {}},
      indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
    },
  })),
});

describe('applyPlan', () => {
  test('stops at the limit of the day’s requests, and the same plan continues the next day', async () => {
    const {context, simulator, changes} = await startActionWorld();
    const url = `${simulator.control_url}/behaviors`;
    await fetch(url, {method: 'POST', body: JSON.stringify({daily_requests: 4})});
    const plan = () =>
      planConfiguration(
        context,
        {app: 'acme-staging'},
        {document, mappings: document.mappings},
        {prune: false},
      );
    const first = await plan();
    expect(first.plan.steps).toHaveLength(objects.length);
    await expect(applyPlan(context, first, {wait: false})).rejects.toMatchObject({
      kind: 'service',
      message: 'Lead was not created.',
      facts: {httpStatus: 429},
      next: {again: {}, note: 'in 24h 00m; applies the remaining changes'},
      details: {done: objects.slice(0, 3), failed: 'Lead', not_tried: objects.slice(4)},
    });
    expect(changes()).toHaveLength(4);
    await fetch(url, {method: 'POST', body: JSON.stringify({daily_requests: 100})});
    await context.clock.sleep(86_400_000);
    const second = await plan();
    expect(second.plan.steps.map(({object_name}) => object_name)).toEqual(objects.slice(3));
    const {outcome, steps} = await applyPlan(context, second, {wait: false});
    expect([outcome, steps.length]).toEqual(['accepted', 3]);
  });
});
