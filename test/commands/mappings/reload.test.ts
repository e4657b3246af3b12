import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:reload', {
  cases: {
    success: {argv: ['Account', '--confirm', 'Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  goldens: {
    started: {argv: ['Contact', '--confirm', 'Contact', ...production]},
    wait: {argv: ['Contact', '--confirm', 'Contact', '--wait', ...production]},
    'without-consent': {argv: ['Contact', 'Case', ...production]},
    'refused-in-an-error-state': {
      argv: ['Account', '--confirm', 'herokuconnect-concave-11002', '--app', 'acme-database'],
      scenario: 'errors',
    },
    'load-fails': {
      argv: ['Contact', '--confirm', 'Contact', '--wait', ...production],
      scenario: 'failing-load',
    },
  },
  faults: [
    {argv: ['Account', '--confirm', 'Account', ...production]},
    {argv: ['Account', '--confirm', 'Account', ...production, '--wait'], looksFrom: 4},
  ],
});
