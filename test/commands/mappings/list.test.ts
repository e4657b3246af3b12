import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:list', {
  cases: {success: {argv: production}, nothing: {argv: ['--app', 'acme-onboarding']}},
  goldens: {
    all: {argv: production},
    failed: {argv: ['--app', 'acme-mappings', '--state', 'error'], scenario: 'errors'},
    'of-a-stopped-connection': {argv: ['--app', 'acme-overlimit'], scenario: 'errors'},
    'no-state': {argv: [...production, '--state', 'IDLE']},
  },
  faults: [{argv: production, doesWithout: ['mappings.*.object_name']}],
});
