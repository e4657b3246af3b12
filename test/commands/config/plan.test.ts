import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration, nowhere, production} from '../inputs.ts';

testCommand('config:plan', {
  composed: true,
  cases: {
    success: {argv: ['-', ...production], options: {stdin: leadConfiguration}},
    nothing: {...nowhere, argv: ['-', ...nowhere.argv], options: {stdin: leadConfiguration}},
    failure: {
      argv: ['-', ...production],
      status: 4,
      options: {stdin: leadConfiguration, env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  goldens: {
    prune: {argv: ['-', ...production, '--prune'], stdin: leadConfiguration},
    'prune-markdown': {
      argv: ['-', ...production, '--prune', '--format', 'markdown'],
      stdin: leadConfiguration,
    },
    'nothing-to-do': {
      argv: ['-', ...production],
      before: [['mappings:create', 'Lead', '--field', 'Name', ...production]],
      stdin: leadConfiguration,
    },
  },
  examples: {
    'hconnect config:plan connect.json --app acme-production --format markdown --detailed-exitcode':
      {status: 2, reason: 'there is something to do'},
  },
  faults: [{argv: ['-', ...production], stdin: leadConfiguration}],
});

describe('config:plan --output', () => {
  test('says where the plan is, also of one that changes nothing', async () => {
    const world = await startWorld('granted');
    const {stdout: stdin} = await world.hconnect(['config:export', ...production]);
    const file = path.join(temporaryFolder(), 'plan.json');
    const argv = ['config:plan', '-', ...production, '--output', file];
    const {stdout, stderr} = await world.hconnect(argv, {stdin});
    expect(stdout).toContain('No changes. ');
    expect(stderr).toContain(`Plan saved to ${file}`);
  });
});
