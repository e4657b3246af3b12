import {describe, expect, test} from 'vitest';
import {startWorld} from '../../../harness/world.ts';

const production = ['--app', 'acme-production'];

describe('demandValues', () => {
  test.each([
    ['mappings:delete', '', ...production, '--confirm', ''],
    ['mappings:update', 'Account', ...production, '--remove-field', ''],
    ['mappings:update', 'Account', ...production, '--remove-field='],
    ['mappings:create', '', ...production, '--field', 'Name'],
    ['connections:configure', ...production, '--schema-name', ''],
    ['connections:pause', '--app='],
    ['config:apply', '', ...production, '--yes'],
  ])('refuses an empty value before anything is asked: %s %s %s', async (...argv) => {
    const world = await startWorld('granted');
    const requests = await world.requestsOf(argv);
    expect(requests).toEqual([]);
    const {status, stderr} = await world.hconnect(argv);
    expect(status).toBe(64);
    expect(stderr).toContain(' is empty.');
  });

  test('leaves a flag alone whose empty value has a sentence of its own', async () => {
    const world = await startWorld('granted');
    const {stderr} = await world.hconnect(['connections:list', '--state', '']);
    expect(stderr).toContain('--state is empty.');
  });
});
