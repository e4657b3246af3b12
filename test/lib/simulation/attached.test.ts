import {existsSync, rmSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {withSimulator} from '../../../src/lib/simulation/attached.ts';
import {temporaryFolder} from '../../harness/world.ts';

describe('withSimulator', () => {
  test('saves the world once the work is done', async () => {
    const world = path.join(temporaryFolder(), 'world.json');
    expect(await withSimulator({world}, () => Promise.resolve(7))).toBe(7);
    expect([existsSync(world), existsSync(`${world}.lock`)]).toEqual([true, false]);
  });

  test('fails as with any other file where the world cannot be saved', async () => {
    const folder = temporaryFolder();
    const world = path.join(folder, 'world.json');
    const run = withSimulator({world}, () => {
      rmSync(folder, {recursive: true});
      return Promise.resolve();
    });
    await expect(run).rejects.toMatchObject({kind: 'io', details: {file: world}});
  });
});
