import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {configureReview, leadConfiguration, production, review} from '../inputs.ts';

const configured = 'hconnect connections:configure -a acme-review --db-key DATABASE_URL';

testCommand('config:import', {
  cases: {
    success: {argv: ['-', ...production], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-', ...production], status: 65, options: {stdin: ''}},
    failure: {
      argv: ['-', ...production],
      status: 4,
      options: {stdin: leadConfiguration, env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  goldens: {
    imported: {argv: ['-', ...review], before: [configureReview], stdin: leadConfiguration},
    wait: {argv: ['-', ...review, '--wait'], before: [configureReview], stdin: leadConfiguration},
    'refused-mapping': {
      argv: ['-', ...review, '--wait'],
      before: [configureReview],
      stdin: leadConfiguration.replaceAll('Lead', 'MissingObject__c'),
    },
    'syntax-error': {argv: ['-', ...review], stdin: '{"mappings": ['},
  },
  examples: {
    'hconnect config:import mappings --app acme-review    # a folder': {before: configured},
    'hconnect config:import connect.json --app acme-review --wait': {before: configured},
    'hconnect config:export --app acme-staging | hconnect config:import - --app acme-review': {
      before: configured,
    },
  },
  faults: [
    {argv: ['-', ...production], stdin: leadConfiguration},
    {argv: ['-', ...production, '--upload', '--wait'], stdin: leadConfiguration, looksFrom: 3},
  ],
});

describe('config:import', () => {
  test('imports a file as it imports stdin', async () => {
    const file = path.join(temporaryFolder(), 'connect.json');
    writeFileSync(file, leadConfiguration);
    const world = await startWorld('granted');
    const {status} = await world.hconnect(['config:import', file, ...production, '--wait']);
    expect(status).toBe(0);
  });
});
