import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {commands} from '../../src/command-table.ts';
import {run} from '../../src/lib/cli/program/program.ts';
import {startSimulator} from '../../src/lib/simulator/index.ts';
import {Captured, stdinOf} from '../../test/harness/streams.ts';
import {clockOf} from '../../test/harness/clock.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** What a command line has written. */
export interface Recorded {
  argv: readonly string[];
  stdout: string;
  stderr: string;
}

export interface RecordOptions {
  scenario: string;
  /** How wide the terminal is that stdout is; without it, stdout is a pipe. */
  columns?: number;
  /** On top of the settings that lead to the simulator; an empty value takes one away. */
  env?: Record<string, string>;
}

/**
 * Runs command lines one after the other on a simulator whose clock stands still, in a folder of
 * their own. Nobody can be asked, and no spinner: what they write is to be committed.
 */
export async function record(
  lines: readonly (readonly string[])[],
  {scenario, columns, env = {}}: RecordOptions,
): Promise<Recorded[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hconnect-recorded-'));
  const simulator = await startSimulator({scenario, speed: 0});
  const settings = {HCONNECT_CONFIG_DIR: path.join(folder, 'settings'), TERM: 'xterm'};
  const before = process.cwd();
  const recorded: Recorded[] = [];
  try {
    process.chdir(folder);
    for (const argv of lines) {
      const [stdout, stderr] = [new Captured({columns}), new Captured()];
      const streams = {stdin: stdinOf(''), stdout: writing(stdout), stderr: writing(stderr)};
      const {signal} = new AbortController();
      const clock = clockOf(simulator);
      await run(
        argv,
        {...streams, env: {...simulator.settings, ...settings, ...env}, clock, signal},
        {root, commands},
      );
      recorded.push({argv, stdout: stdout.text, stderr: stderr.text});
    }
  } finally {
    process.chdir(before);
    await simulator.close();
    await rm(folder, {recursive: true, force: true});
  }
  return recorded;
}

function writing(captured: Captured): NodeJS.WriteStream {
  return captured as unknown as NodeJS.WriteStream;
}
