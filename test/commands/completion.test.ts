import {testCommand} from '../matrices/test-command.ts';

testCommand('completion', {
  cases: {
    success: {argv: ['bash']},
    nothing: {argv: ['zsh']},
    failure: {argv: ['csh'], status: 64},
  },
  goldens: {
    bash: {argv: ['bash']},
    'another-shell': {argv: ['tcsh']},
    'no-shell': {argv: []},
  },
  faults: [],
});
