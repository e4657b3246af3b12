import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {takeLog} from '../../../src/lib/files/record-file.ts';
import {temporaryFolder} from '../../harness/world.ts';

test('takeLog: gives the text and removes the file', async () => {
  const file = path.join(temporaryFolder(), 'simulator.log.1');
  await writeFile(file, 'listening');
  expect(await takeLog(file)).toBe('listening');
  expect(existsSync(file)).toBe(false);
});

test('takeLog: is empty when the log has got its name meanwhile', async () => {
  expect(await takeLog(path.join(temporaryFolder(), 'simulator.log.1'))).toBe('');
});
