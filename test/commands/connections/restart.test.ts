import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';

testCommand('connections:restart', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {wait: {argv: ['--app', 'acme-support', '--wait']}},
  faults: [{argv: production}, {argv: [...production, '--wait'], looksFrom: 3}],
});
