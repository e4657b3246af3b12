import {expect, test} from 'vitest';
import {Failure} from '../../src/lib/errors.ts';

const mistaken = (line: string) =>
  new Failure('not_found', 'There is no mapping Tsk.', {
    hint: '{again}',
    details: {mistaken: 'Tsk', did_you_mean: 'Task'},
  }).again(line).hint;

test('Failure: corrects a name in a command line, and drops the consent to the old name', () => {
  expect(mistaken('hconnect mappings:info Tsk')).toBe('hconnect mappings:info Task');
  for (const confirm of ['--confirm Tsk', '--confirm=Tsk']) {
    expect(mistaken(`hconnect mappings:delete Tsk ${confirm} --app a`)).toBe(
      'hconnect mappings:delete Task --app a',
    );
  }
  expect(mistaken('hconnect mappings:delete Tsk --confirm acme-1')).toBe(
    'hconnect mappings:delete Task --confirm acme-1',
  );
});
