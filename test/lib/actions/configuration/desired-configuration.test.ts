import path from 'node:path';
import {expect, test} from 'vitest';
import {startWorld} from '../../../harness/world.ts';

test.each(['config:import', 'config:plan'])(
  '%s leads from a saved plan to apply',
  async (command) => {
    const world = await startWorld('granted');
    const production = ['--app', 'acme-production'];
    const file = path.join(world.settings, 'plan.json');
    const {stdout} = await world.hconnect(['config:export', ...production]);
    await world.hconnect(['config:plan', '-', ...production, '--output', file], {stdin: stdout});
    const {status, stderr} = await world.hconnect([command, file, ...production]);
    expect(status).toBe(65);
    expect(stderr).toContain('is a saved plan, not a configuration.');
    expect(stderr).toContain('Next: hconnect config:apply');
  },
);
