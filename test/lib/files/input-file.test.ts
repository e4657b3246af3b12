import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {readInput, type Input} from '../../../src/lib/files/input-file.ts';
import {temporaryFolder} from '../../harness/world.ts';

describe.skipIf(process.platform === 'win32')(
  'readInput of a pipe (none on Windows, 2026-11-25)',
  () => {
    let folder: string;
    let pipe: string;

    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'hconnect-test-'));
      pipe = path.join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
    });

    afterEach(() => {
      rmSync(folder, {recursive: true});
    });

    const until = (signal: AbortSignal): Input => ({stdin: process.stdin, signal});

    test('that nobody writes to is canceled when the signal comes', async () => {
      const controller = new AbortController();
      const reading = readInput(pipe, until(controller.signal));
      setTimeout(() => {
        controller.abort();
      }, 100);
      await expect(reading).rejects.toMatchObject({kind: 'cancelled'});
    });

    test('waits for somebody who writes, and reads to the end', async () => {
      const reading = readInput(pipe, until(new AbortController().signal));
      const text = 'x'.repeat(1_000_000);
      setTimeout(() => {
        void writeFile(pipe, text);
      }, 100);
      expect(await reading).toBe(text);
    });
  },
);

describe('readInput: names UTF-16 as what it is', () => {
  const text = '{"mappings": []}';
  test.each([
    ['little-endian with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['big-endian with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['little-endian without one', Buffer.from(text, 'utf16le')],
    ['big-endian without one', Buffer.from(text, 'utf16le').swap16()],
  ])('%s', async (_what, bytes) => {
    const file = path.join(temporaryFolder(), 'connect.json');
    await writeFile(file, bytes);
    const signal = new AbortController().signal;
    await expect(readInput(file, {stdin: process.stdin, signal})).rejects.toMatchObject({
      kind: 'bad_input',
      reason: expect.stringContaining('UTF-16') as unknown,
      next: {run: 'config:export', flags: {output: 'FILE'}},
    });
  });
});
