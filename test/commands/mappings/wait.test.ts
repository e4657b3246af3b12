import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:wait', {
  cases: {success: {argv: production}, nothing: {argv: ['--app', 'acme-onboarding']}},
  goldens: {
    already: {argv: production},
    failed: {argv: ['--app', 'acme-mappings'], scenario: 'errors'},
  },
  faults: [{argv: production, looksFrom: 2}],
});
