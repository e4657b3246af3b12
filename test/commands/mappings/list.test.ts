import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('mappings:list', {
  cases: {success: {argv: production}, nothing: {argv: ['--app', 'acme-onboarding']}},
  goldens: {all: {argv: production}},
  faults: [{argv: production}],
});
