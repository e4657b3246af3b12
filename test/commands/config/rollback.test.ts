import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration, production, productionResource} from '../inputs.ts';

const changed =
  'hconnect config:apply connect.json --app acme-production --yes --backup before.json';

testCommand('config:rollback', {
  composed: true,
  cases: {
    success: {argv: ['-', '--plan-only', ...production], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-', '--yes', ...production], status: 65, options: {stdin: ''}},
    failure: {argv: ['-', ...production], status: 64, options: {stdin: leadConfiguration}},
  },
  goldens: {
    'rolled-back': {
      argv: ['-', ...production, '--confirm', productionResource],
      stdin: leadConfiguration,
    },
  },
  examples: {
    'hconnect config:rollback before.json --app acme-production --plan-only': {before: changed},
    'hconnect config:rollback before.json --app acme-production --confirm herokuconnect-regular-10482 --wait':
      {before: changed},
  },
  faults: [
    {
      argv: ['-', ...production, '--confirm', productionResource],
      stdin: leadConfiguration,
      continues: true,
      looksFrom: 9,
      mayEnd: [64],
    },
  ],
});

describe('config:rollback', () => {
  test('finds nothing wrong with a backup as it was written', async () => {
    const world = await startWorld('granted');
    const backup = path.join(temporaryFolder(), 'before.json');
    await world.hconnect(['config:apply', '-', ...production, '--yes', '--backup', backup], {
      stdin: leadConfiguration,
    });
    const validated = await world.hconnect(['config:validate', '--strict', backup]);
    expect(validated.stdout).toContain('0 errors and 0 warnings');
    const argv = ['config:rollback', backup, ...production, '--confirm', productionResource];
    const {status, stderr} = await world.hconnect(argv);
    expect(stderr).not.toContain('warning:');
    expect(status).toBe(0);
  });
});
