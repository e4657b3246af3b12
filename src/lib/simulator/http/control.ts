/**
 * The controls of the simulator, under `/_simulator/` of the discovery host. They are no part of the
 * service: no token is asked for, no budget is spent, and the journal does not show them.
 */
import {moveClock} from '../engine/clock.ts';
import {isRecord} from '../engine/mappings/configuration.ts';
import {events} from '../engine/events.ts';
import {runDue} from '../engine/scheduled-events.ts';
import assumptions from '../model/assumptions.json' with {type: 'json'};
import {behaviorTable, readBehavior} from '../model/behavior.ts';
import type {Connection, World} from '../model/world.ts';
import {stamp} from './bodies/time.ts';
import {readFault} from './faults.ts';
import {readJson, sentJson} from './request-body.ts';
import {empty, json, Refusal} from './responses.ts';
import type {Service} from './service.ts';

/** Where the controls are, on the discovery host. */
export const controlPath = '/_simulator';

export interface Control {
  readonly meaning: string;
  /** @param sent the object that was sent as JSON; refused where it is none. @param name of a connection */
  readonly answer: (service: Service, sent: () => Sent, name: string) => Response;
}

type Sent = Readonly<Record<string, unknown>>;

/** The controls by method and path below `/_simulator`. */
export const controls: Readonly<Record<string, Control>> = {
  'GET /': {meaning: 'this page', answer: describe},
  'GET /clock': {meaning: 'shows the simulated time and its speed', answer: showClock},
  'POST /clock': {
    meaning: 'advances the simulated time: {"advance": seconds}',
    answer: (service, sent) => {
      const {advance} = sent();
      moveClock(service.world, typeof advance === 'number' ? advance : NaN);
      return showClock(service);
    },
  },
  'GET /requests': {
    meaning: 'shows the last requests, at least 10,000',
    answer: ({journal}) => list(journal.list()),
  },
  'DELETE /requests': {
    meaning: 'clears the requests',
    answer: ({journal}) => {
      journal.clear();
      return empty(204);
    },
  },
  'GET /world': {
    meaning: 'shows the world as JSON, as --world saves it',
    answer: ({world}) => json(200, world),
  },
  'GET /behaviors': {
    meaning: 'shows the behaviors with defaults and descriptions',
    answer: ({world}) => json(200, switchesOf(world)),
  },
  'POST /behaviors': {
    meaning: 'sets behaviors: {"lag_seconds": 0}',
    answer: ({world}, sent) => {
      world.behavior = readBehavior({...world.behavior, ...sent()});
      return json(200, switchesOf(world));
    },
  },
  'GET /assumptions': {
    meaning: 'shows the assumptions that no behavior sets, with the evidence for each',
    answer: () => json(200, assumptions),
  },
  'GET /faults': {
    meaning: 'shows the pending faults',
    answer: ({world}) => list(world.faults),
  },
  'POST /faults': {
    meaning: 'makes the next requests fail: {"path": "/auth/*", "status": 503, "times": 2}',
    answer: ({world}, sent) => {
      const fault = readFault(sent());
      world.faults = [...world.faults, fault];
      return json(201, fault);
    },
  },
  'DELETE /faults': {
    meaning: 'removes all faults',
    answer: ({world}) => {
      world.faults = [];
      return empty(204);
    },
  },
  'POST /connections/:name/events': {
    meaning: 'triggers an event on a connection: {"event": "authorization_lost"}',
    answer: trigger,
  },
};

/** The controls of the whole world by their paths, with what each method does there. */
export function worldControls(): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const [key, {meaning}] of Object.entries(controls)) {
    const [, method = '', path = ''] = /^(\w+) \/(\w+)$/.exec(key) ?? [];
    if (path !== '') found[path] = {...found[path], [method]: meaning};
  }
  return found;
}

/** Answers a request whose path begins with `/_simulator`. */
export async function control(service: Service, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(controlPath.length) || '/';
  const name = /^\/connections\/([^/]+)\/events$/.exec(path)?.[1] ?? '';
  const pattern = name === '' ? path : '/connections/:name/events';
  // Whatever type it was said to be: curl -d says it is a form.
  const text = await request.text();
  const sent = (): Sent => {
    const value = text === '' ? undefined : sentJson(readJson(text));
    if (!isRecord(value)) throw new Error('Send a JSON object.');
    return value;
  };
  const hit = Object.entries(controls).find(([key]) => key === `${request.method} ${pattern}`)?.[1];
  try {
    if (hit) return hit.answer(service, sent, name);
  } catch (error) {
    return error instanceof Refusal
      ? error.response
      : json(400, {message: (error as Error).message});
  }
  const known = Object.keys(controls).some((key) => key.endsWith(` ${pattern}`));
  const wrong = known ? `${request.method} is not allowed for ${path}.` : `Unknown path: ${path}.`;
  return json(known ? 405 : 404, {message: `${wrong} See GET ${controlPath}/.`});
}

function list(results: readonly unknown[]): Response {
  return json(200, {count: results.length, results});
}

function describe({world, speed, scenarios}: Service): Response {
  return json(200, {
    scenario: world.scenario,
    seed: world.seed,
    now: stamp(world.now),
    speed,
    addresses: world.addresses,
    pid: process.pid,
    controls: Object.entries(controls).map(([key, {meaning}]) => {
      const [method = '', path = ''] = key.split(' ');
      return {method, path: controlPath + path, meaning};
    }),
    events: Object.entries(events).map(([event, {meaning}]) => ({event, meaning})),
    scenarios,
  });
}

function showClock({world, speed}: Service): Response {
  return json(200, {now: stamp(world.now), speed});
}

function switchesOf({behavior}: World): object {
  return Object.fromEntries(
    Object.entries(behaviorTable).map(([name, row]) => [
      name,
      {value: behavior[name as keyof typeof behaviorTable], ...row},
    ]),
  );
}

function trigger({world}: Service, sent: () => Sent, encoded: string): Response {
  const {id} = triggerOn(world, decodeURIComponent(encoded), sent());
  return json(200, {connection: id, event: sent().event});
}

/** Lets something happen to a connection. Throws an Error that names what is wrong with the event. */
export function triggerOn(world: World, name: string, {event, ...details}: Sent): Connection {
  const connection = connectionNamed(world, name);
  const found = typeof event === 'string' && Object.hasOwn(events, event) ? events[event] : null;
  if (!found) throw new Error(`event must be one of: ${Object.keys(events).join(', ')}`);
  runDue(world, connection, world.now);
  found.happen(world, connection, details);
  return connection;
}

/** The connection of that id, resource name or app; throws where that is none, or several. */
function connectionNamed(world: World, name: string): Connection {
  const [first, ...others] = world.connections.filter(
    ({id, resource_name, app}) => id === name || resource_name === name || app === name,
  );
  if (!first) throw new Refusal(404, `Connection ${name} does not exist.`);
  if (others.length > 0) {
    const names = [first, ...others].map(({resource_name}) => resource_name).join(', ');
    throw new Error(`${name} has several connections: ${names}.`);
  }
  return first;
}
