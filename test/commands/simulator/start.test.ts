import {testCommand} from '../../matrices/test-command.ts';

testCommand('simulator:start', {
  journey: 'ci-story.test.ts',
  examples: 'in the journey',
});
