import path from 'node:path';
import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import {Failure} from '../../errors.ts';
import {renderConfiguration} from '../../domain/configuration/canonical.ts';
import {readConfigurationSource} from '../../files/configuration-files.ts';
import {simulatorSettings} from '../../domain/simulator.ts';
import type {Input} from '../../files/input-file.ts';
import {isLoopback} from '../../session/trusted-hosts.ts';
import {settingShells, type SettingShell} from '../../terminal/views/simulator.ts';

/** Flags of every command that starts a simulator. */
export const simulatorFlags = {
  scenario: Flags.string({
    description: 'Scenario to start with, listed below (default: default).',
    helpValue: 'NAME',
  }),
  speed: Flags.string({
    description: 'Simulated seconds per real second; 0 stops the clock.',
    default: '60',
    helpValue: 'NUMBER',
  }),
  port: Flags.string({
    description: 'First of eleven consecutive ports; 0 uses free ports.',
    default: '0',
    helpValue: 'PORT',
  }),
  seed: Flags.string({description: 'Random seed (default: 1).', helpValue: 'NUMBER'}),
  behavior: Flags.string({
    description: 'Override an undocumented behavior of Heroku Connect, listed below.',
    helpValue: 'NAME=VALUE',
    multiple: true,
    multipleNonGreedy: true,
  }),
  config: Flags.string({
    description: 'Configuration file or folder to start with; can be repeated.',
    helpValue: 'FILE',
    multiple: true,
    multipleNonGreedy: true,
  }),
  event: Flags.string({
    description: 'Event to start with, as "EVENT APP [DETAIL=VALUE...]", listed below.',
    helpValue: 'EVENT',
    multiple: true,
    multipleNonGreedy: true,
  }),
  world: Flags.string({
    description: 'File that keeps the simulated data between runs.',
    helpValue: 'FILE',
  }),
};

/** Flags of every command that tells how to reach a simulator. */
export const settingsFlags = {
  env: Flags.boolean({
    description: 'Print the settings as shell commands, for eval.',
    exclusive: ['json'],
  }),
  shell: Flags.string({
    description: 'Shell syntax for --env (default: from SHELL).',
    options: [...settingShells],
    dependsOn: ['env'],
  }),
};

/** The shell that the settings are printed for. @param login the path in the variable SHELL */
export function settingShell(shell: string | undefined, login: string | undefined): SettingShell {
  const name = shell ?? path.basename(login ?? '');
  return settingShells.find((known) => known === name) ?? 'sh';
}

/**
 * The variables that lead a shell to a simulator. None where it calls the service; and a key of
 * Heroku's that the simulator did not set is left alone.
 */
export function settingsToUnset(env: NodeJS.ProcessEnv): string[] {
  const url = env.HCONNECT_DISCOVERY_URL ?? '';
  if (!URL.canParse(url) || !isLoopback(new URL(url))) return [];
  return simulatorSettings.filter(
    (name) => name !== 'HEROKU_API_KEY' || env[name] === env.HCONNECT_TOKEN,
  );
}

/** The flags of simulator:start, as words for another process. */
export function simulatorWords(flags: SimulatorFlags): string[] {
  return Object.keys(simulatorFlags).flatMap((name) =>
    [flags[name as keyof SimulatorFlags] ?? []].flat().map((value) => `--${name}=${value}`),
  );
}

type SimulatorFlags = Interfaces.InferredFlags<typeof simulatorFlags>;

/**
 * The options that the flags stand for, with the configurations read.
 *
 * @throws Failure `usage`, or `bad_input` for what is no configuration
 */
export async function simulatorOptions(flags: SimulatorFlags & {detach?: boolean}, input: Input) {
  const {scenario, world, detach, config = []} = flags;
  if (detach === true && config.includes('-')) {
    throw new Failure('usage', '--detach cannot read a configuration from stdin.', {
      reason: 'A background simulator has no stdin.',
      next: {help: true},
    });
  }
  return {
    speed: numberOf('--speed', flags.speed),
    port: numberOf('--port', flags.port),
    configurations: await readConfigurations(config, input),
    events: (flags.event ?? []).map(readEvent),
    behaviors: Object.fromEntries((flags.behavior ?? []).map(readBehavior)),
    ...(scenario === undefined ? {} : {scenario}),
    ...(world === undefined ? {} : {world}),
    ...(flags.seed === undefined ? {} : {seed: numberOf('--seed', flags.seed)}),
  };
}

/** Each is named by its file, for a document that does not name its app. */
function readConfigurations(files: readonly string[], input: Input) {
  return Promise.all(
    files.map(async (file) => ({
      name: path.parse(path.resolve(file)).name,
      document: renderConfiguration(await readConfigurationSource(file, input)),
    })),
  );
}

/** The details of an event, as they were given. @throws Failure `usage` for one without a value */
export function readDetails(given: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    given.map((text) => {
      const [name, value] = readBehavior(text);
      if (name === '' || !text.includes('=')) throw badDetail(text, 'Expected NAME=VALUE.');
      if (typeof value !== 'string' || !/^[{["]/.test(value)) return [name, value];
      try {
        return [name, JSON.parse(value) as unknown];
      } catch {
        throw badDetail(text, 'The value is not valid JSON.');
      }
    }),
  );
}

function readEvent(text: string) {
  const [event = '', connection = '', ...details] = text.trim().split(/\s+/);
  if (connection !== '') return {...readDetails(details), event, connection};
  throw new Failure('usage', `Invalid --event value: ${JSON.stringify(text)}.`, {
    reason: 'Expected "EVENT APP", then details as NAME=VALUE.',
    next: {help: true},
  });
}

function badDetail(text: string, reason: string): Failure {
  return new Failure('usage', `Invalid event detail: ${JSON.stringify(text)}.`, {
    reason,
    next: {help: true},
  });
}

function readBehavior(text: string): [name: string, value: string | number | boolean] {
  const [name = '', value = ''] = text.split(/=(.*)/s);
  const known = {true: true, false: false}[value];
  return [name, known ?? (/^\d+$/.test(value) ? Number(value) : value)];
}

function numberOf(flag: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new Failure('usage', `${flag} must be a number.`, {
    reason: `Got ${JSON.stringify(text)}.`,
    next: {help: true},
  });
}
