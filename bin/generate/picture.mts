import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {commands} from '../../src/command-table.ts';
import {run} from '../../src/lib/cli/program/program.ts';
import {demoStory} from '../../src/lib/demo/demo-story.ts';
import {startSimulator} from '../../src/lib/simulator/index.ts';
import {Captured, stdinOf} from '../../test/harness/streams.ts';
import {clockOf} from '../../test/harness/clock.ts';
import {drawTerminal} from './terminal-svg.mts';

const columns = 100;

/** The steps of the demo that the picture shows: what is wrong, why, and what a change would do. */
const shown = [
  'connections:list --deep',
  'connections:diagnose -a acme-production',
  'config:plan connect.json -a acme-production',
];

/** A picture of the terminal, for the README: real commands on the simulator, whose clock stands still. */
export async function picture(): Promise<string> {
  const root = path.join(import.meta.dirname, '..', '..');
  const folder = await mkdtemp(path.join(tmpdir(), 'hconnect-picture-'));
  const simulator = await startSimulator({scenario: 'demo', speed: 0});
  const settings = {HCONNECT_CONFIG_DIR: path.join(folder, 'settings'), TERM: 'xterm'};
  const env = {...simulator.settings, ...settings, FORCE_COLOR: '1'};
  const before = process.cwd();
  const lines: string[] = [];
  try {
    process.chdir(folder);
    for (const {argv} of demoStory) {
      const line = argv.join(' ');
      const screen = new Captured({columns});
      // What is told beside the answer is drawn below it, and no spinner: a picture does not move.
      const beside = new Captured();
      const streams = {stdin: stdinOf(''), stdout: writing(screen), stderr: writing(beside)};
      const {signal} = new AbortController();
      await run(argv, {...streams, env, clock: clockOf(simulator), signal}, {root, commands});
      if (shown.includes(line)) {
        lines.push(`\u001b[2m$\u001b[22m \u001b[1mhconnect ${line}\u001b[22m`);
        lines.push(...`${screen.text}${beside.text}`.trimEnd().split('\n'), '');
      }
      if (line === shown.at(-1)) break;
    }
  } finally {
    process.chdir(before);
    await simulator.close();
    await rm(folder, {recursive: true, force: true});
  }
  return drawTerminal(lines.slice(0, -1), columns);
}

function writing(captured: Captured): NodeJS.WriteStream {
  return captured as unknown as NodeJS.WriteStream;
}
