import {testCommand} from '../matrices/test-command.ts';

testCommand('demo', {
  journey: 'demo.test.ts',
  examples: 'in the journey',
});
