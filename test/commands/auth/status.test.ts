import {testCommand} from '../../matrices/test-command.ts';

testCommand('auth:status', {
  cases: {
    success: {argv: []},
    nothing: {argv: [], status: 4, options: {env: {HCONNECT_TOKEN: '', HEROKU_API_KEY: ''}}},
  },
  goldens: {'token-in-environment': {argv: []}},
  faults: [{argv: [], partial: true}],
});
