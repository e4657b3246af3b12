import {describe, expect, test} from 'vitest';
import {events, scenarios, behaviors} from '../../../src/lib/simulator/index.ts';
import {runInProcess} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';

testCommand('simulator:start', {
  journey: 'ci-story.test.ts',
  examples: 'in the journey',
});

describe.each(['simulator:start', 'simulator:run'])('%s --help', (id) => {
  test('lists every scenario, behavior and event, from the tables of the simulator', async () => {
    const {stdout} = await runInProcess([id, '--help']);
    const words = stdout.replace(/\s+/g, ' ');
    for (const {name, description} of [...scenarios, ...events]) {
      expect(words).toContain(`${name} ${description}`);
    }
    for (const {name, default: value, description} of behaviors) {
      expect(words).toContain(`${name}=${String(value)} ${description}`);
    }
  });
});
