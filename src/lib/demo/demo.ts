import path from 'node:path';
import {Failure, failureKinds} from '../errors.ts';
import configuration from './demo-configuration.json' with {type: 'json'};
import {demoStory, exportedFiles} from './demo-story.ts';
import type {Runtime} from '../cli/program/runtime.ts';
import {readInput} from '../files/input-file.ts';
import {runProgram} from '../files/run-program.ts';
import {writeOutput} from '../files/output-file.ts';
import {inTemporaryFolder} from '../files/temporary-folder.ts';
import {withSimulator} from '../simulation/attached.ts';
import type {PlayedStep} from '../domain/outcomes.ts';

/** Fast enough to watch, slow enough to see tables fill. */
const demoSpeed = 60;

/**
 * Plays the demo's story: each command line is run as a process of its own, on the same terminal.
 *
 * @param captured keeps what the commands print instead of showing it
 * @throws Failure `unexpected` where a step fails, or the two exports differ
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
  return withSimulator({scenario: 'default', speed: demoSpeed}, (simulator) =>
    inTemporaryFolder(async (folder) => {
      const files = {'connect.json': configuration, 'changed.json': changed()};
      for (const [name, document] of Object.entries(files)) {
        const text = `${JSON.stringify(document, null, 2)}\n`;
        await writeOutput(path.join(folder, name), text, {overwrite: false});
      }
      const env = {
        ...runtime.env,
        ...simulator.settings,
        HCONNECT_CONFIG_DIR: path.join(folder, 'settings'),
        HCONNECT_APP: '',
        HEROKU_APP: '',
      };
      const played: PlayedStep[] = [];
      for (const {because, argv} of demoStory) {
        const line = ['hconnect', ...argv].join(' ');
        await say(`\n${color.dim(`# ${because}`)}\n${color.bold(`$ ${line}`)}\n`);
        const command = [process.execPath, process.argv[1] ?? '', ...argv];
        const step = await runProgram(command, {env, cwd: folder, stdio: ['ignore', stdio, stdio]});
        played.push({command: line, ...step});
        if (runtime.signal.aborted) {
          const reason = 'Its simulator is ended, and nothing is left behind.';
          throw new Failure('cancelled', 'The demo was cancelled.', {reason, next: {again: {}}});
        }
        const {exit_status} = step;
        if (exit_status === failureKinds.closed.status) {
          throw new Failure('closed', 'The output was closed.');
        }
        if (exit_status !== 0) {
          const reason = `“${line}” ended with status ${exit_status}.`;
          throw unexpected('The demo could not be played to its end.', reason);
        }
      }
      const [first, second] = await Promise.all(
        exportedFiles.map((name) => readInput(path.join(folder, name), runtime.input, {bom: true})),
      );
      if (first !== second) {
        const reason = 'They should be the same bytes, since nothing was changed in between.';
        throw unexpected('The two exports differ.', reason);
      }
      await say(`\n${exportedFiles.join(' and ')} are the same, byte for byte.\n`);
      // The steps have named files, as their backups, that nobody finds afterward.
      await say(`\n${color.dim('# The simulator and all files of the demo are removed now.')}\n`);
      return played;
    }),
  );
}

/** The configuration with a new field, and a mapping that is polled more often. */
function changed() {
  const mappings = configuration.mappings.map(({object_name, config}) => {
    const fields = object_name === 'Contact' ? {...config.fields, Department: {}} : config.fields;
    const polling = object_name === 'Order' ? {sf_polling_seconds: 120} : {};
    return {object_name, config: {...config, ...polling, fields}};
  });
  return {...configuration, mappings};
}

function unexpected(message: string, reason: string): Failure {
  return new Failure('unexpected', message, {
    reason,
    next: {again: {env: {HCONNECT_DEBUG: '1'}}, note: 'and report what it prints'},
  });
}
