import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:delete', {
  cases: {
    success: {argv: ['Account', '--confirm', 'Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  goldens: {
    deleted: {argv: ['Contact', '--confirm', 'Contact', ...production]},
    wait: {argv: ['Contact', '--confirm', 'Contact', '--wait', ...production]},
  },
  faults: [
    {argv: ['Account', '--confirm', 'Account', ...production]},
    {argv: ['Account', '--confirm', 'Account', ...production, '--wait'], looksFrom: 3},
  ],
});
