import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {commands} from '../../src/command-table.ts';
import {run} from '../../src/lib/cli/program/program.ts';
import {startSimulator} from '../../src/lib/simulator/index.ts';
import {Captured, stdinOf} from '../../test/harness/streams.ts';
import {clockOf} from '../../test/harness/clock.ts';
import {drawTerminal} from './terminal-svg.mts';

const columns = 100;

/** The command lines that the picture shows. */
const shown = [
  ['connections:list'],
  ['mappings:list', '--app', 'acme-mappings'],
  ['connections:restart', '--app', 'acme-unexpected', '--wait'],
];

/** A picture of the terminal, for the README: real commands on the simulator, whose clock stands still. */
export async function picture(): Promise<string> {
  const root = path.join(import.meta.dirname, '..', '..');
  const folder = await mkdtemp(path.join(tmpdir(), 'hconnect-picture-'));
  const simulator = await startSimulator({scenario: 'errors', speed: 0});
  const env = {...simulator.settings, HCONNECT_CONFIG_DIR: folder, TERM: 'xterm'};
  const lines: string[] = [];
  try {
    for (const argv of shown) {
      const screen = new Captured({columns});
      const stream = screen as unknown as NodeJS.WriteStream;
      // One stream for both, and no spinner: a picture does not move.
      Object.assign(screen, {isTTY: false});
      const {signal} = new AbortController();
      await run(
        argv,
        {
          stdin: stdinOf(''),
          stdout: stream,
          stderr: stream,
          env: {...env, FORCE_COLOR: '1'},
          clock: clockOf(simulator),
          signal,
        },
        {root, commands},
      );
      lines.push(`\u001b[2m$\u001b[22m \u001b[1mhconnect ${argv.join(' ')}\u001b[22m`);
      lines.push(...screen.text.trimEnd().split('\n'), '');
    }
  } finally {
    await simulator.close();
    await rm(folder, {recursive: true, force: true});
  }
  return drawTerminal(lines.slice(0, -1), columns);
}
