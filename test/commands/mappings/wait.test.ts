import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:wait', {
  cases: {success: {argv: production}, nothing: {argv: ['--app', 'acme-onboarding'], status: 7}},
  goldens: {
    already: {argv: production},
    failed: {argv: ['--app', 'acme-mappings'], scenario: 'errors'},
  },
  faults: [{argv: production, looksFrom: 1}],
});
