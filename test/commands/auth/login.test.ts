import {testCommand} from '../../matrices/test-command.ts';

/** The one that the simulator takes. */
const token = '00000000-51a1-4000-8000-000000000000';

testCommand('auth:login', {
  cases: {
    success: {argv: ['--with-token'], options: {stdin: `${token}\n`}},
    nothing: {argv: ['--with-token'], status: 4, options: {stdin: '\n'}},
    failure: {argv: ['--with-token'], status: 4, options: {stdin: 'wrong'}},
  },
  goldens: {'with-token': {argv: ['--with-token'], stdin: token}},
  examples: {'hconnect auth:login': {status: 64, reason: 'nobody is there to be asked'}},
  faults: [{argv: ['--with-token'], stdin: `${token}\n`}],
});
