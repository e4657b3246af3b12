import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';

testCommand('connections:wait', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    already: {argv: production},
    'failed-mappings': {argv: ['--app', 'acme-mappings'], scenario: 'errors'},
    'failed-writes': {argv: production, scenario: 'write-errors'},
    'failed-writes-ignored': {
      argv: [...production, '--ignore-write-errors'],
      scenario: 'write-errors',
    },
    timeout: {argv: [...production, '--for', 'PAUSED', '--timeout', '1m']},
  },
  examples: {
    'hconnect connections:wait --app acme-review --for IDLE --timeout 10m': {
      before: 'hconnect connections:configure -a acme-review --db-key DATABASE_URL',
    },
  },
  faults: [{argv: production, looksFrom: 1}],
});
