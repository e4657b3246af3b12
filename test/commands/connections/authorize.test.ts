import {testCommand} from '../../matrices/test-command.ts';
import {nowhere} from '../inputs.ts';

testCommand('connections:authorize', {
  cases: {success: {argv: ['--app', 'acme-onboarding']}, nothing: nowhere},
  goldens: {link: {argv: ['--app', 'acme-onboarding']}},
  faults: [{argv: ['--app', 'acme-onboarding']}],
});
