import {expect, test} from 'vitest';
import {commands} from '../../src/command-table.ts';
import {runInProcess} from '../harness/world.ts';
import {testCommand} from '../matrices/test-command.ts';

testCommand('help', {
  journey: 'packed.test.ts',
});

test('help: leaves no gap in a usage', async () => {
  for (const id of Object.keys(commands)) {
    const {stdout} = await runInProcess(['help', id]);
    const usage = /^USAGE\n(.*?)\n\n/ms.exec(stdout)?.[1]?.replaceAll(/\s+/g, ' ');
    expect(usage, id).toContain('hconnect');
    // What excludes two flags of different groups, or has dots of its own, leaves such.
    expect(usage, id).not.toMatch(/\| *\||\[ *\||\| *\]|\.{4}/);
  }
});
