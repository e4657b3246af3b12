import path from 'node:path';
import {Failure, failureKinds} from '../errors.ts';
import {demoStory, whereToGo} from './demo-story.ts';
import type {Runtime} from '../cli/program/runtime.ts';
import {runProgram} from '../files/run-program.ts';
import {inTemporaryFolder} from '../files/temporary-folder.ts';
import {withSimulator} from '../simulation/attached.ts';
import type {PlayedStep} from '../domain/outcomes.ts';

/** Fast enough to watch, slow enough to see tables fill. */
const demoSpeed = 120;

/**
 * Plays the demo's story: each command line is run as a process of its own, on the same terminal.
 *
 * @param captured keeps what the commands print instead of showing it
 * @throws Failure `unexpected` where a step ends with another status than it should
 */
export async function playDemo(
  runtime: Runtime,
  {captured}: {captured: boolean},
): Promise<PlayedStep[]> {
  const say = async (text: string) => {
    if (!captured) await runtime.terminal.out.write(text);
  };
  const stdio = captured ? 'pipe' : 'inherit';
  const {color} = runtime.terminal.out;
  const played: PlayedStep[] = [];
  await withSimulator({scenario: 'demo', speed: demoSpeed}, (simulator) =>
    inTemporaryFolder(async (folder) => {
      const env = {
        ...runtime.env,
        ...simulator.settings,
        HCONNECT_CONFIG_DIR: path.join(folder, 'settings'),
        HCONNECT_APP: '',
        HEROKU_APP: '',
      };
      for (const {because, argv, status} of demoStory) {
        const line = ['hconnect', ...argv].join(' ');
        await say(`\n${color.dim(`# ${because}`)}\n${color.bold(`$ ${line}`)}\n`);
        const command = [process.execPath, process.argv[1] ?? '', ...argv];
        const step = await runProgram(command, {env, cwd: folder, stdio: ['ignore', stdio, stdio]});
        played.push({command: line, ...step});
        const {exit_status} = step;
        // Ctrl-C reaches both, and the step may have ended before this process has heard of it.
        if (runtime.signal.aborted || exit_status === failureKinds.cancelled.status) {
          const reason = 'Its simulator was stopped and its files were removed.';
          throw new Failure('cancelled', 'The demo was canceled.', {reason, next: {again: {}}});
        }
        if (exit_status === failureKinds.closed.status) {
          throw new Failure('closed', 'The output was closed.');
        }
        if (exit_status !== status) {
          throw new Failure('unexpected', 'The demo failed.', {
            reason: `“${line}” ended with status ${exit_status}.`,
            next: {again: {env: {HCONNECT_DEBUG: '1'}}, note: 'and report what it prints'},
          });
        }
      }
    }),
  );
  for (const {because, lines} of whereToGo) {
    await say(`\n${color.dim(`# ${because}`)}\n`);
    for (const line of lines) await say(`${color.bold(`$ ${line}`)}\n`);
  }
  return played;
}
