import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

const scenario = 'write-errors';

testCommand('mappings:write-errors', {
  cases: {
    success: {argv: ['Contact', ...production], scenario},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  goldens: {
    groups: {argv: ['contact', ...production, '--since', '30m'], scenario},
    list: {argv: ['Contact', ...production, '--list', '--since', '30m'], scenario},
    none: {argv: ['Contact', ...production]},
  },
  faults: [
    {
      argv: ['Contact', ...production],
      scenario,
      partial: true,
      doesWithout: ['results.*.id'],
    },
  ],
});
