import {testCommand} from '../../matrices/test-command.ts';
import {leadMapping, production} from '../inputs.ts';

testCommand('mappings:create', {
  cases: {
    success: {argv: ['Lead', '--field', 'Name', ...production]},
    nothing: {argv: production, status: 64},
  },
  goldens: {
    wait: {
      argv: ['Lead', '--field', 'Name', '--index', 'Email:unique', ...production, '--wait'],
    },
    refused: {argv: ['MissingObject__c', ...production]},
    'second-refused': {
      argv: ['--from', '-', ...production],
      stdin: JSON.stringify([
        leadMapping,
        {...leadMapping, object_name: 'Account'},
        {...leadMapping, object_name: 'Task'},
      ]),
    },
  },
  faults: [
    {argv: ['Lead', '--field', 'Name', ...production]},
    {argv: ['Lead', '--field', 'Name', ...production, '--wait'], looksFrom: 3},
  ],
});
