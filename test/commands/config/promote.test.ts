import {testCommand} from '../../matrices/test-command.ts';
import {productionResource} from '../inputs.ts';

const stagingToProduction = ['--from', 'acme-staging', '--to', 'acme-production'];

testCommand('config:promote', {
  composed: true,
  cases: {
    success: {argv: [...stagingToProduction, '--plan-only']},
    nothing: {argv: ['--from', 'acme-nowhere', '--to', 'acme-production', '--yes'], status: 5},
  },
  goldens: {'plan-only': {argv: [...stagingToProduction, '--plan-only']}},
  faults: [
    {
      argv: [...stagingToProduction, '--confirm', productionResource, '--yes'],
      continues: true,
      looksFrom: 7,
      mayEnd: [64, 65],
    },
  ],
});
