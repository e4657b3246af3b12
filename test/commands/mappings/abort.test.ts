import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:abort', {
  cases: {
    success: {argv: ['Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  goldens: {
    'load-under-way': {
      argv: ['Contact', ...production],
      scenario: 'stuck-load',
      before: [
        [
          ...['mappings:reload', 'Contact', '--confirm', 'Contact', ...production],
          ...['--wait', '--timeout', '5s'],
        ],
      ],
    },
    'nothing-to-abort': {argv: ['Contact', ...production]},
    'aborted-before': {argv: ['Task', '--app', 'acme-mappings'], scenario: 'errors'},
  },
  faults: [{argv: ['Account', ...production]}],
});
