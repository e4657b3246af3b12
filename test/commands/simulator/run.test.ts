import {testCommand} from '../../matrices/test-command.ts';

testCommand('simulator:run', {
  journey: 'ci-story.test.ts',
});
