import {spawn} from 'node:child_process';
import {constants, tmpdir} from 'node:os';
import {mkdtemp, rm} from 'node:fs/promises';
import path from 'node:path';
import * as Flags from '@oclif/core/flags';
import {Failure} from '../errors.ts';
import type {Simulator, SimulatorOptions} from '../simulator/index.ts';

/** Flags of every command that starts a simulator. */
export const simulatorFlags = {
  scenario: Flags.string({
    description: 'The world to begin with.',
    default: 'default',
    helpValue: 'NAME',
  }),
  pace: Flags.string({
    description: 'Simulated seconds per second.',
    default: '60',
    helpValue: 'NUMBER',
  }),
  port: Flags.string({
    description: 'The discovery host’s port, the regions’ following it; 0 takes free ones.',
    default: '0',
    helpValue: 'PORT',
  }),
};

/** The options that the flags stand for. @throws Failure `usage` */
export function simulatorOptions(flags: {
  scenario: string;
  pace: string;
  port: string;
}): SimulatorOptions {
  return {
    scenario: flags.scenario,
    pace: numberOf('--pace', flags.pace, 100_000),
    port: Math.floor(numberOf('--port', flags.port, 65_000)),
  };
}

/** Starts a simulator. @throws Failure `usage` for an unknown scenario, `io` for a port in use */
export async function openSimulator(options: SimulatorOptions): Promise<Simulator> {
  const {startSimulator, scenarios} = await import('../simulator/index.ts');
  if (!scenarios.some(({name}) => name === options.scenario)) {
    throw new Failure('usage', `There is no scenario ${options.scenario ?? ''}.`, {
      reason: `There are ${scenarios.map(({name}) => name).join(', ')}.`,
      hint: 'hconnect simulator:start --help',
    });
  }
  try {
    return await startSimulator(options);
  } catch (error) {
    throw new Failure('io', 'The simulator could not be started.', {
      reason: error instanceof Error ? error.message : String(error),
      hint: 'hconnect simulator:start --port 0',
    });
  }
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

function numberOf(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= most) return value;
  throw new Failure('usage', `${flag} takes a number from 0 to ${most}.`, {
    hint: 'hconnect simulator:start --help',
  });
}
