import {readdirSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {setImmediate as turn} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createFile} from '../../../src/lib/files/create-file.ts';
import {writeOutput} from '../../../src/lib/files/output-file.ts';
import {temporaryFolder} from '../../harness/world.ts';

/** A folder with a draft that nobody writes to any more, and one that somebody may. */
function withDrafts(name: string): string {
  const folder = temporaryFolder();
  const [old, young] = ['old', 'young'].map((age) => path.join(folder, `${name}.tmp-${age}`));
  for (const draft of [old, young]) writeFileSync(draft!, 'half');
  utimesSync(old!, 0, 0);
  return folder;
}

test('writeOutput: removes what killed writers of the file have left', async () => {
  const folder = withDrafts('connect.json');
  writeFileSync(path.join(folder, 'other.json.tmp-old'), 'of another file');
  utimesSync(path.join(folder, 'other.json.tmp-old'), 0, 0);
  await writeOutput(path.join(folder, 'connect.json'), '{}', {overwrite: false});
  expect(readdirSync(folder).sort()).toEqual([
    'connect.json',
    'connect.json.tmp-young',
    'other.json.tmp-old',
  ]);
});

test('createFile: removes what killed writers have left in the folder', async () => {
  const folder = withDrafts('earlier.json');
  expect(await createFile(path.join(folder, 'backup.json'), '{}')).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['backup.json', 'earlier.json.tmp-young']);
});

test('createFile: leaves a file that is there, and no draft', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'backup.json');
  writeFileSync(file, 'mine');
  expect(await createFile(file, '{}')).toBe(false);
  expect(readdirSync(folder)).toEqual(['backup.json']);
});

test('createFile: lets one through of many that create the same file at about the same time', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = temporaryFolder();
    const file = path.join(folder, 'backup.json');
    const creating: Promise<boolean>[] = [];
    for (let writer = 0; writer < 20; writer += 1) {
      creating.push(createFile(file, String(writer)));
      await turn();
    }
    expect((await Promise.all(creating)).filter((created) => created)).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['backup.json']);
  }
});
