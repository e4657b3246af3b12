import {testCommand} from '../matrices/test-command.ts';

testCommand('explain', {
  cases: {
    success: {argv: ['IDLE']},
    nothing: {argv: ['NOWHERE'], status: 5},
    failure: {argv: ['IDLE', 'too', 'many'], status: 64},
  },
  goldens: {
    'one-state': {argv: ['SYSTEM_ERROR']},
    'write-error': {argv: ['duplicate_value']},
    notification: {argv: ['mapping-error']},
    'assumed-name': {argv: ['row-limit']},
    check: {argv: ['lag']},
    mistyped: {argv: ['DUPLICATE_VALUES']},
    all: {argv: []},
  },
  faults: [],
});
