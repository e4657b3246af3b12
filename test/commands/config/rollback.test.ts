import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration, production, productionResource} from '../inputs.ts';

const changed =
  'hconnect config:apply connect.json --app acme-production --yes --backup before.json';

testCommand('config:rollback', {
  composed: true,
  cases: {
    success: {argv: ['-', '--plan-only', ...production], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-', '--yes', ...production], status: 65, options: {stdin: ''}},
    failure: {argv: ['-', ...production], status: 64, options: {stdin: leadConfiguration}},
  },
  goldens: {
    'rolled-back': {
      argv: ['-', ...production, '--confirm', productionResource],
      stdin: leadConfiguration,
    },
  },
  examples: {
    'hconnect config:rollback before.json --app acme-production --plan-only': {before: changed},
    'hconnect config:rollback before.json --app acme-production --confirm herokuconnect-regular-10482 --wait':
      {before: changed},
  },
  faults: [
    {
      argv: ['-', ...production, '--confirm', productionResource],
      stdin: leadConfiguration,
      goesOn: true,
      looksFrom: 9,
      mayEnd: [64],
    },
  ],
});
