import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

testCommand('connections:list', {
  cases: {success: {argv: []}, nothing: {argv: [], scenario: 'empty'}},
  goldens: {
    'all-regions': {argv: []},
    none: {argv: [], scenario: 'empty'},
    columns: {argv: ['--columns', 'state,app_name,schema', '--sort', '-state']},
    names: {argv: ['--quiet', '--state', 'stopped']},
    'no-column': {argv: ['--columns', 'app,stat']},
    broken: {argv: [], scenario: 'errors'},
    'failed-writes': {argv: ['--deep'], scenario: 'write-errors'},
    'no-state': {argv: ['--state', 'sick']},
    'a-state-and-a-typo': {argv: ['--state', 'SYSTEM_ERROR,IDEL']},
    'of-a-health': {argv: ['--state', 'Error,stopped'], scenario: 'errors'},
    'app-without-access': {argv: production, scenario: 'default'},
  },
  faults: [
    {argv: [], partial: true, parallel: 3},
    {argv: ['--app', 'acme-billing'], partial: true, parallel: 2},
  ],
});
