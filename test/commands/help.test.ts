import {testCommand} from '../matrices/test-command.ts';

testCommand('help', {
  journey: 'packed.test.ts',
});
