import {describe, expect, test} from 'vitest';
import {abortMappings} from '../../../../src/lib/actions/mappings/abort.ts';
import {findMappings} from '../../../../src/lib/actions/mappings/find/find.ts';
import {reloadMappings} from '../../../../src/lib/actions/mappings/reload.ts';
import {startActionWorld} from '../../../harness/context.ts';

const selector = {app: 'acme-production'};

describe('abortMappings', () => {
  test('returns the state in which each mapping was', async () => {
    const {context} = await startActionWorld();
    await reloadMappings(context, await findMappings(context, selector, ['Account']), {
      wait: false,
    });
    await context.clock.sleep(5000);
    const {mappings} = await abortMappings(context, selector, ['Account', 'Contact']);
    expect(mappings.map(({mapping}) => mapping?.state.name)).toEqual([
      'RELOAD_TABLE',
      'DATA_SYNCED',
    ]);
  });
});
