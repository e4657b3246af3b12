import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:update', {
  cases: {
    success: {argv: ['Account', '--add-field', 'Fax', ...production]},
    nothing: {argv: ['Account', ...production], status: 64},
  },
  goldens: {
    wait: {
      argv: [
        ...['Account', '--add-field', 'Fax', '--polling-seconds', '120'],
        ...[...production, '--wait'],
      ],
    },
    'without-consent': {argv: ['Account', '--remove-field', 'phone', ...production]},
    already: {argv: ['Account', '--add-field', 'Name', ...production]},
    misspelled: {argv: ['Account', '--remove-field', 'Pone', ...production]},
  },
  faults: [
    {argv: ['Account', '--add-field', 'Fax', ...production]},
    {argv: ['Account', '--add-field', 'Fax', ...production, '--wait'], looksFrom: 4},
  ],
});
