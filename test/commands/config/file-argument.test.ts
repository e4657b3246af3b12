import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder, type World} from '../../harness/world.ts';
import {leadMapping, production} from '../inputs.ts';

/** The commands that take a configuration as FILE. */
const commands: readonly string[][] = [
  ['config:plan', 'FILE', ...production],
  ['config:apply', 'FILE', ...production, '--yes'],
  ['config:import', 'FILE', ...production, '--yes'],
  ['config:diff', 'FILE', 'acme-production'],
  ['config:rollback', 'FILE', ...production, '--plan-only'],
  ['config:validate', 'FILE'],
  ['config:format', 'FILE', '--check'],
];
const argvOf = (line: readonly string[], file: string) =>
  line.map((word) => (word === 'FILE' ? file : word));

function written(value: unknown): string {
  const file = path.join(temporaryFolder(), 'file.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

async function printed(world: World, ...argv: string[]): Promise<string> {
  const {stdout, status} = await world.hconnect([...argv, '--json']);
  expect(status).toBe(0);
  return stdout;
}

describe('a command that takes a configuration as FILE', () => {
  test.each(commands)(
    '%s takes a single mapping, unless it would delete the others',
    async (...line) => {
      const world = await startWorld('granted');
      const {status} = await world.hconnect(argvOf(line, written(leadMapping)));
      const expected: Record<string, number> = {'config:rollback': 65, 'config:format': 7};
      expect(status).toBe(expected[line[0] ?? ''] ?? 0);
    },
  );

  test.each([['config:plan'], ['config:apply']])(
    '%s refuses a single mapping with --prune',
    async (command) => {
      const world = await startWorld('granted');
      const argv = [command, written(leadMapping), ...production, '--prune'];
      const {status, stderr} = await world.hconnect(argv);
      expect([status, stderr]).toEqual([65, expect.stringContaining('is a single mapping')]);
    },
  );

  test.each(commands)('%s refuses what other commands print', async (...line) => {
    const world = await startWorld('granted');
    const documents = [
      await printed(world, 'connections:info', ...production),
      await printed(world, 'mappings:info', 'Account', ...production),
      await printed(world, 'mappings:list', ...production),
      await printed(world, 'config:diff', 'acme-staging', 'acme-staging'),
    ];
    for (const document of documents) {
      const {status, stdout, stderr} = await world.hconnect(argvOf(line, written(document)));
      expect([status, stdout + stderr]).toEqual([
        65,
        expect.stringMatching(/is (a|the) [^]*, not a configuration\./),
      ]);
    }
  });
});
