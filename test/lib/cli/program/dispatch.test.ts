import {describe, test} from 'vitest';
import {expectSameWithSafeStart} from '../../../matrices/safe-start.ts';

/* What a safe start shows of each command is tested with the command. */

describe('a safe start', () => {
  test.each([
    [['--version']],
    [['--help']],
    [[]],
    [['help']],
    [['help', 'connections', 'pause']],
    [['connections']],
    [['connections', 'acme']],
    [['connections:recover', '--app', 'acme-production']],
    [['mappings', 'acme-production']],
    [['config']],
    [['constructor']],
    [['conections']],
    [['--json']],
  ])('shows the same as a quick one: hconnect %j', async (argv) => {
    await expectSameWithSafeStart(argv);
  });
});
