import {testCommand} from '../matrices/test-command.ts';

testCommand('complete', {
  cases: {
    success: {argv: ['hconnect connections:p']},
    nothing: {argv: ['hconnect connections:zzz']},
    failure: {argv: [], status: 64},
  },
  goldens: {'mappings-topic': {argv: ['hconnect mappings:']}},
  faults: [],
});
