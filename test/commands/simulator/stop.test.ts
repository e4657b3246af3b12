import {testCommand} from '../../matrices/test-command.ts';

testCommand('simulator:stop', {
  cases: {
    success: {argv: []},
    nothing: {argv: []},
    failure: {argv: ['--force'], status: 64},
  },
  goldens: {'none-running': {argv: []}},
  faults: [],
});
