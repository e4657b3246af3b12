import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:diagnose', {
  cases: {
    success: {argv: ['Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  goldens: {
    'in-order': {argv: ['Account', 'Contact', ...production]},
    failed: {argv: ['account', '--app', 'acme-mappings'], scenario: 'errors'},
  },
  faults: [{argv: ['Account', 'Case', ...production], partial: true}],
});
