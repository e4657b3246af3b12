import {describe, expect, test} from 'vitest';
import {abortMappings} from '../../../../../src/lib/actions/mappings/abort.ts';
import {findMappings} from '../../../../../src/lib/actions/mappings/find/find.ts';
import {startActionWorld} from '../../../../harness/context.ts';

const selector = {app: 'acme-production'};

describe('findMappings', () => {
  test('finds each mapping once, by object or id, in any case', async () => {
    const {context} = await startActionWorld();
    const {mappings} = await findMappings(context, selector, ['account', 'Contact', 'ACCOUNT']);
    expect(mappings.map(({object_name}) => object_name)).toEqual(['Account', 'Contact']);
    const [{id} = {id: ''}] = mappings;
    const again = await findMappings(context, selector, [id]);
    expect(again.mappings[0]?.object_name).toBe('Account');
  });

  test('fails before anything is changed when one name fits no mapping', async () => {
    const {context, changes} = await startActionWorld();
    await expect(findMappings(context, selector, ['Account', 'Acount'])).rejects.toMatchObject({
      kind: 'not_found',
      details: {did_you_mean: 'Account'},
    });
    await expect(abortMappings(context, selector, ['Account', 'Nothing'])).rejects.toMatchObject({
      kind: 'not_found',
    });
    expect(changes()).toEqual([]);
  });
});
