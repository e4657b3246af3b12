import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:info', {
  cases: {
    success: {argv: ['Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
    failure: {
      argv: ['Account', ...production],
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  goldens: {
    'in-step': {argv: ['account', ...production]},
    'bad-config': {argv: ['Account', '--app', 'acme-mappings'], scenario: 'errors'},
    'failed-writes': {argv: ['Contact', ...production], scenario: 'write-errors'},
    'state-alone': {argv: ['Account', ...production, '--state']},
    misspelled: {argv: ['acount', ...production]},
  },
  faults: [{argv: ['Account', ...production]}],
});
