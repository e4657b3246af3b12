import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';

testCommand('connections:info', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    'in-step': {argv: production},
    unauthorized: {argv: ['--app', 'acme-support']},
    'several-of-one-app': {argv: ['--app', 'acme-billing']},
  },
  faults: [{argv: production}],
});
