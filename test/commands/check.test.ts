import {testCommand} from '../matrices/test-command.ts';
import {nowhere, production, productionResource} from './inputs.ts';

testCommand('check', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    ok: {argv: production},
    all: {argv: ['--all']},
    errors: {argv: ['--all'], scenario: 'errors'},
    'write-errors': {argv: production, scenario: 'write-errors'},
    'no-connections': {argv: ['--all'], scenario: 'empty'},
    'one-unknown-name': {argv: ['acme-nowhere', productionResource]},
    'named-and-all': {argv: ['acme-production', '--all']},
    'no-state': {argv: [...production, '--ignore', 'PAUSD']},
  },
  examples: {
    'hconnect check --all --max-lag 1h --ignore PAUSED': {
      status: 7,
      reason: 'One connection is not authorized, and writes of another have failed.',
    },
  },
  faults: [
    {argv: production, partial: true},
    {
      argv: ['--all', '--max-errors', '3', '--ignore', 'UNAUTHORIZED'],
      partial: true,
      parallel: 3,
    },
  ],
  composed: true,
});
