import {expect, test} from 'vitest';
import type {Runtime} from '../../../../src/lib/cli/program/runtime.ts';
import {ProgramConfig} from '../../../../src/lib/cli/program/config.ts';
import {root} from '../../../harness/world.ts';

const commands = {
  explain: {
    load: () => Promise.reject(new Error('it need not be loaded')),
    run: (argv: string[]) => Promise.resolve(['explain', ...argv]),
  },
};

test('oclif, fully loaded: runs the command from the table, without loading a bundle', async () => {
  const config = new ProgramConfig({root, commands}, {} as Runtime);
  await config.full();
  expect(await config.runCommand('explain', ['IDLE'])).toEqual(['explain', 'IDLE']);
});

test('config before oclif is loaded: same as oclif’s', async () => {
  const config = new ProgramConfig({root, commands}, {} as Runtime);
  const asked = () => {
    const {name, version, bin, dirname, topicSeparator, userAgent} = config;
    return {name, version, bin, dirname, topicSeparator, userAgent};
  };
  const before = asked();
  await config.full();
  expect(asked()).toEqual(before);
});
