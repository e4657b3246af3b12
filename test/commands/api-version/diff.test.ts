import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';
import {schemaChange} from './schema-change.ts';

testCommand('api-version:diff', {
  cases: {
    success: {argv: ['66.0', ...production]},
    nothing: {...nowhere, argv: ['66.0', ...nowhere.argv]},
  },
  goldens: {
    unchanged: {argv: ['66.0', ...production]},
    every: {
      argv: ['66.0', ...production, '--detailed-exitcode'],
      before: [
        schemaChange('Account', 'Phone', 'type_change'),
        schemaChange('Contact', 'LastName', 'length_increase'),
        schemaChange('Case', 'Subject', 'undetermined'),
        schemaChange('Opportunity', 'StageName', 'removed'),
      ],
    },
    'not-a-version': {argv: ['summer', ...production]},
    'unknown-version': {argv: ['99.0', ...production]},
  },
  faults: [{argv: ['66.0', ...production]}],
});
