import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production, review} from '../inputs.ts';

testCommand('connections:info', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    'in-step': {argv: production},
    unauthorized: {argv: ['--app', 'acme-support']},
    'failed-mappings': {argv: ['--app', 'acme-mappings'], scenario: 'errors'},
    'failed-writes': {argv: production, scenario: 'write-errors'},
    'without-its-mappings': {
      argv: ['--app', 'acme-mappings', '--no-mappings'],
      scenario: 'errors',
    },
    'several-of-one-app': {argv: ['--app', 'acme-billing']},
    'without-mappings': {
      argv: review,
      before: [['connections:configure', ...review, '--db-key', 'DATABASE_URL']],
    },
    'state-alone': {argv: [...production, '--state']},
  },
  faults: [{argv: production, doesWithout: ['mappings.*.object_name']}],
});
