import {spawn, type ChildProcess} from 'node:child_process';
import {constants, tmpdir} from 'node:os';
import {mkdtemp, rm} from 'node:fs/promises';
import path from 'node:path';
import * as Flags from '@oclif/core/flags';
import {Failure} from '../errors.ts';
import type {Simulator, SimulatorOptions} from '../simulator/index.ts';

/** Flags of every command that starts a simulator. */
export const simulatorFlags = {
  scenario: Flags.string({
    description: 'The world to begin with; “default” where it is left out.',
    helpValue: 'NAME',
  }),
  pace: Flags.string({
    description: 'Simulated seconds per second; 0 stops the clock.',
    default: '60',
    helpValue: 'NUMBER',
  }),
  port: Flags.string({
    description: 'The discovery host’s port, the cells’ following it; 0 takes free ones.',
    default: '0',
    helpValue: 'PORT',
  }),
  seed: Flags.string({description: 'What chance depends on.', helpValue: 'NUMBER'}),
  switch: Flags.string({
    description: 'What no source tells of the service; its page lists them.',
    helpValue: 'NAME=VALUE',
    multiple: true,
    multipleNonGreedy: true,
  }),
  world: Flags.string({
    description: 'A file that keeps the world between runs.',
    helpValue: 'FILE',
  }),
};

export interface SimulatorFlags {
  scenario?: string | undefined;
  pace: string;
  port: string;
  seed?: string | undefined;
  switch?: string[] | undefined;
  world?: string | undefined;
}

/** The options that the flags stand for. @throws Failure `usage` */
export function simulatorOptions(flags: SimulatorFlags): SimulatorOptions {
  const {scenario, world} = flags;
  return {
    pace: numberOf('--pace', flags.pace),
    port: numberOf('--port', flags.port),
    switches: Object.fromEntries((flags.switch ?? []).map(readSwitch)),
    ...(scenario === undefined ? {} : {scenario}),
    ...(world === undefined ? {} : {world}),
    ...(flags.seed === undefined ? {} : {seed: numberOf('--seed', flags.seed)}),
  };
}

/** Starts a simulator. @throws Failure `usage` for an option that cannot be, `io` for a port in use */
export async function openSimulator(options: SimulatorOptions): Promise<Simulator> {
  const {startSimulator} = await import('../simulator/index.ts');
  try {
    return await startSimulator(options);
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    throw new Failure(code === undefined ? 'usage' : 'io', 'The simulator could not be started.', {
      reason: message,
      hint: 'hconnect simulator:start --help',
    });
  }
}

function readSwitch(text: string): [name: string, value: string | number | boolean] {
  const [name = '', value = ''] = text.split(/=(.*)/s);
  const known = {true: true, false: false}[value];
  return [name, known ?? (/^\d+$/.test(value) ? Number(value) : value)];
}

/** The settings with which hconnect, and other clients, reach a simulator. */
export function clientSettings(simulator: Simulator): Record<string, string> {
  const regions = Object.entries(simulator.region_urls);
  return {
    ...simulator.settings,
    HCONNECT_DISCOVERY_URL: simulator.discovery_url,
    HCONNECT_REGION_URLS: regions.map(([name, url]) => `${name}=${url}`).join(','),
    HCONNECT_TOKEN: simulator.token,
  };
}

/** A folder for as long as `work` takes, for what must not outlive it. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hconnect-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/**
 * Runs a program on the same streams to its end.
 *
 * @returns its exit status, 128 and the signal's number where one ended it
 * @throws Failure `usage` where it cannot be started
 */
export function runProgram(
  [command = '', ...args]: readonly string[],
  options: {env: NodeJS.ProcessEnv; cwd?: string},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {...options, stdio: 'inherit'});
    passSignalsTo(child);
    child.on('error', (error) => {
      reject(
        new Failure('usage', `${command} could not be started.`, {
          reason: error.message,
          hint: 'hconnect simulator:run -- hconnect connections:list',
        }),
      );
    });
    child.on('close', (status, signal) => {
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/** Ends a program when this one is asked to end; Ctrl-C reaches both by itself. */
export function passSignalsTo(child: ChildProcess): void {
  for (const name of ['SIGTERM', 'SIGHUP'] as const) {
    const pass = () => child.kill(name);
    process.on(name, pass);
    child.once('close', () => process.off(name, pass));
  }
}

function numberOf(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new Failure('usage', `${flag} takes a number.`, {
    reason: `It was given ${JSON.stringify(text)}.`,
    hint: 'hconnect simulator:start --help',
  });
}
