import {testCommand} from '../../matrices/test-command.ts';

testCommand('auth:logout', {
  cases: {
    success: {argv: []},
    nothing: {argv: []},
    failure: {argv: [], status: 74, options: {env: {HCONNECT_CONFIG_DIR: '/dev/null/x'}}},
  },
  goldens: {'nothing-stored': {argv: []}},
  faults: [],
});
