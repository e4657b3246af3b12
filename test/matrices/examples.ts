import {spawn} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {leadMapping} from '../commands/inputs.ts';
import {root} from '../harness/world.ts';

/*
 * Every example of a command's help, typed into a shell with the built program, on a simulator of
 * its own: an example that does not work is worse than none.
 */

/** What an example needs beforehand, and how it ends where that is not 0. */
export interface ExampleContext {
  before?: string;
  /** It runs until somebody ends it, which is done with Ctrl-C after these seconds. */
  endAfter?: number;
  status?: number;
  reason?: string;
}

/** What help says of a command, in the manifest. */
interface Described {
  examples?: string[];
  summary?: string;
  description?: string;
}

const {commands} = JSON.parse(readFileSync(path.join(root, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, Described>;
};

let sandbox = '';
let tools = '';

/** Tests that help describes a command, and gives an example. */
export function testDescription(id: string): void {
  test('has a summary, a description and an example', () => {
    const {summary, description} = commands[id] ?? {};
    expect(summary).toMatch(/\S/);
    expect(description).toMatch(/\S/);
    expect(examplesOf(id)).not.toEqual([]);
  });
}

/** Tests that the examples of a command work, with what some need; by their lines. */
export function testExamples(
  id: string,
  circumstances: Readonly<Record<string, ExampleContext>>,
): void {
  beforeAll(() => {
    sandbox = mkdtempSync(path.join(tmpdir(), 'hconnect-examples-'));
    tools = folderWith({
      hconnect: `exec "${process.execPath}" "${path.join(root, 'bin', 'run.js')}" "$@"`,
      heroku: 'echo 00000000-51a1-4000-8000-000000000000',
      code: 'sed -i.before "s/seconds\\": 600/seconds\\": 900/" "$2"',
    });
  });

  afterAll(() => {
    rmSync(sandbox, {recursive: true, force: true});
  });

  test('has an example for every circumstance', () => {
    expect(examplesOf(id)).toEqual(expect.arrayContaining(Object.keys(circumstances)));
  });

  test.concurrent.each(examplesOf(id))('runs its example: %s', async (line) => {
    const {before, status = 0, endAfter} = circumstances[line] ?? {};
    const whole = endAfter === undefined ? line : `timeout -s INT ${endAfter} ${line}`;
    const {stderr, ...ended} = await inSimulator([before, whole].filter(Boolean).join(' && '));
    expect(stderr).not.toMatch(/this is a bug|^ {4}at /m);
    expect(ended, stderr).toEqual({status});
  });
}

function examplesOf(id: string): string[] {
  const lines = commands[id]?.examples ?? [];
  return lines.map((line) => line.replaceAll('<%= config.bin %>', 'hconnect'));
}

function inSimulator(script: string): Promise<{status: number | null; stderr: string}> {
  const program = path.join(root, 'bin', 'run.js');
  const cwd = folderWith({});
  writeFileSync(path.join(cwd, 'connect.json'), JSON.stringify({mappings: [leadMapping]}));
  mkdirSync(path.join(cwd, 'mappings'));
  writeFileSync(path.join(cwd, 'mappings', 'Lead.json'), JSON.stringify(leadMapping));
  for (const overlay of ['review.yaml', 'production.yaml']) {
    writeFileSync(path.join(cwd, overlay), 'mappings: {"*": {access: read_only}}\n');
  }
  writeFileSync(path.join(cwd, 'deploy.sh'), 'hconnect connections:list\n');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      // Without polls of the database, which refuse a pause while they last.
      [
        ...[program, 'simulator:run', '--scenario', 'granted', '--speed', '600'],
        ...['--behavior', 'db_poll_every_seconds=0', '--', 'bash', '-c', script],
      ],
      {
        cwd,
        env: {
          ...process.env,
          PATH: `${tools}${path.delimiter}${process.env.PATH ?? ''}`,
          CI: '1',
          VISUAL: '',
          EDITOR: 'code --wait',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({status, stderr});
    });
  });
}

/** A folder with shell scripts. */
function folderWith(scripts: Record<string, string>): string {
  const folder = mkdtempSync(path.join(sandbox, 'folder-'));
  for (const [name, text] of Object.entries(scripts)) {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
