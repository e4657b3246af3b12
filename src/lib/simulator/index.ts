/**
 * A small Heroku Connect on loopback, to learn with and to test against. See README.md beside this
 * file, which begins with how it is built and what it does not do.
 */
import {events as connectionEvents} from './engine/events.ts';
import {controlPath, triggerOn, worldControls} from './http/control.ts';
import {token} from './http/handle.ts';
import {Journal, type JournalEntry} from './http/journal.ts';
import {buildWorld, scenarios as registry} from './scenarios/scenarios.ts';
import type {GivenConfiguration} from './scenarios/configured.ts';
import {listen} from './server/server.ts';
import {behaviorTable, readBehavior, type Behavior} from './model/behavior.ts';
import {loadWorld, lockWorld} from './server/world-file.ts';
import type {World} from './model/world.ts';

export type {GivenConfiguration} from './scenarios/configured.ts';
export type {JournalEntry} from './http/journal.ts';
export type {Behavior as Behaviors} from './model/behavior.ts';

/** One of `events` for a connection, named by its app, resource name or id; and the event's details. */
export interface HappeningEvent {
  readonly event: string;
  readonly connection: string;
  readonly [detail: string]: unknown;
}

export interface SimulatorOptions {
  /** Of the discovery host; the cells listen on the ones that follow. 0, the default: any free ones. */
  port?: number;
  /** One of `scenarios`; when absent `default`, or `empty` where there are configurations. */
  scenario?: string;
  /**
   * Documents as an export gives them: each makes a connection with its mappings on the app that it
   * names, or that is named here. What a scenario lets happen happens to them.
   */
  configurations?: readonly GivenConfiguration[];
  /** What happens as the world begins, one after the other. */
  events?: readonly HappeningEvent[];
  /** Simulated seconds in a real one, 1 when absent; 0: the clock only moves by `advance`. */
  speed?: number;
  /** A whole number that ids, order and faults depend on; 1 when absent. */
  seed?: number;
  /** A file that keeps the world between runs. What it holds goes before all that begins one. */
  world?: string;
  /** What no source tells; see model/behavior.ts. */
  behaviors?: Partial<Behavior>;
}

export interface Simulator {
  /** `http://127.0.0.1:4310` */
  readonly discovery_url: string;
  /** Name of the cell to its address, without /api/v3. */
  readonly region_urls: Record<string, string>;
  /** The bearer token that is accepted, the same in each run. */
  readonly token: string;
  /** Where the controls are. */
  readonly control_url: string;
  readonly scenario: string;
  readonly speed: number;
  /** Environment with which hconnect, the official plugin and other clients reach it. */
  readonly settings: Record<string, string>;
  /** Moves simulated time on. Throws an Error for a number of seconds that cannot be. */
  advance(seconds: number): void;
  /** Lets something happen. Throws an Error that names what is wrong with the event. */
  trigger(event: HappeningEvent): void;
  /** The requests since the start, at least the last 10,000, the oldest first. */
  requests(): JournalEntry[];
  /** Ends everything, at once. */
  close(): Promise<void>;
}

/** The names that `scenario` takes. */
export const scenarios: readonly {name: string; description: string}[] = registry.map(
  ({name, description}) => ({name, description}),
);

/** The names that `behaviors` takes, with their defaults. */
export const behaviors: readonly {name: string; default: unknown; description: string}[] =
  Object.entries(behaviorTable).map(([name, row]) => ({
    name,
    default: row.default,
    description: row.meaning,
  }));

/** What the controls let happen: to a connection, or to the whole world by these methods. */
export const events: readonly {
  name: string;
  description: string;
  of: 'connection' | readonly string[];
}[] = [
  ...Object.entries(worldControls()).map(([name, methods]) => ({
    name,
    description: Object.values(methods).join('; '),
    of: Object.keys(methods),
  })),
  ...Object.entries(connectionEvents).map(([name, {meaning}]) => ({
    name,
    description: meaning,
    of: 'connection' as const,
  })),
];

/**
 * Starts a simulator.
 *
 * @throws Error for an option that cannot be; with `code` EADDRINUSE when a port is taken, EBUSY when
 *   another simulator has the world's file
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const {port = 0, speed = 1, world: file} = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_525) {
    throw new Error(
      'port must be a whole number from 0 to 65525; the next ten ports are used too.',
    );
  }
  if (!Number.isFinite(speed) || speed < 0) throw new Error('speed must be a number, at least 0.');
  const release = file === undefined ? () => undefined : lockWorld(file);
  try {
    const world = worldFor(options);
    const journal = new Journal();
    const service = {world, journal, speed, scenarios};
    const {advance, close} = await listen(service, port, file ?? null);
    const {discovery, cells} = world.addresses;
    return {
      discovery_url: discovery,
      region_urls: {...cells},
      token,
      control_url: discovery + controlPath,
      scenario: world.scenario,
      speed,
      settings: settingsFor(discovery, cells),
      advance,
      trigger: ({connection, ...event}) => void triggerOn(world, connection, event),
      requests: () => journal.list(),
      close: () => close().finally(release),
    };
  } catch (error) {
    release();
    throw error;
  }
}

function settingsFor(
  discovery: string,
  cells: Readonly<Record<string, string>>,
): Record<string, string> {
  const regions = Object.entries(cells).map(([name, url]) => `${name}=${url}`);
  return {
    CONNECT_DISCOVERY_SERVER: discovery,
    HEROKU_API_KEY: token,
    HCONNECT_DISCOVERY_URL: discovery,
    HCONNECT_REGION_URLS: regions.join(','),
    HCONNECT_TOKEN: token,
  };
}

function worldFor({
  scenario,
  seed = 1,
  world: file,
  behaviors = {},
  configurations = [],
  events: happening = [],
}: SimulatorOptions): World {
  if (!Number.isSafeInteger(seed)) throw new Error('seed must be a whole number.');
  const kept = file === undefined ? null : loadWorld(file);
  if (kept && scenario !== undefined && scenario !== kept.scenario) {
    throw new Error(`${file ?? ''} was saved from scenario ${kept.scenario}, not ${scenario}.`);
  }
  const first = configurations.length > 0 ? 'empty' : 'default';
  const world = kept ?? buildWorld(scenario ?? first, seed, configurations);
  world.behavior = readBehavior({...world.behavior, ...behaviors});
  for (const {connection, ...event} of kept ? [] : happening) triggerOn(world, connection, event);
  return world;
}
