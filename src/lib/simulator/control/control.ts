/**
 * The controls of the simulator, under `/_simulator/` of the discovery host. They are no part of the
 * service: no token is asked for, no budget is spent, and the journal does not show them.
 */
import {isRecord} from '../configuration/configuration.ts';
import {scenarios} from '../scenarios/scenarios.ts';
import {readJson} from '../service/body.ts';
import {readFault} from '../service/faults.ts';
import type {Answer, Received} from '../service/http.ts';
import {empty, json, Refusal, sentJson} from '../service/http.ts';
import {settle} from '../states/agenda.ts';
import {readSwitches, switchTable} from '../switches.ts';
import {stamp} from '../views/time.ts';
import {events} from './events.ts';
import {moveClock} from '../world/clock.ts';
import type {Connection, World} from '../world/world.ts';
import type {Service} from '../service/service.ts';

interface Control {
  readonly method: string;
  readonly path: string;
  readonly meaning: string;
  readonly answer: (service: Service, request: Received, name: string) => Answer;
}

const controls: readonly Control[] = [
  {method: 'GET', path: '/', meaning: 'this page', answer: describe},
  {
    method: 'GET',
    path: '/clock',
    meaning: 'the simulated time, and its pace',
    answer: ({world, pace}) => json(200, {now: stamp(world.now), pace}),
  },
  {
    method: 'POST',
    path: '/clock',
    meaning: 'moves the simulated time on: {"advance": seconds}',
    answer: advanceClock,
  },
  {
    method: 'GET',
    path: '/requests',
    meaning: 'the journal of requests',
    answer: ({journal}) => {
      const entries = journal.list();
      return json(200, {count: entries.length, results: entries});
    },
  },
  {
    method: 'DELETE',
    path: '/requests',
    meaning: 'clears the journal',
    answer: ({journal}) => {
      journal.clear();
      return empty(204);
    },
  },
  {
    method: 'GET',
    path: '/world',
    meaning: 'the world as data, as --world keeps it',
    answer: ({world}) => json(200, world),
  },
  {
    method: 'GET',
    path: '/switches',
    meaning: 'the switches, with defaults and meanings',
    answer: ({world}) => json(200, switchesView(world)),
  },
  {
    method: 'POST',
    path: '/switches',
    meaning: 'sets switches: {"lag_seconds": 0}',
    answer: setSwitches,
  },
  {
    method: 'GET',
    path: '/faults',
    meaning: 'the faults that wait for a request',
    answer: ({world}) => json(200, {count: world.faults.length, results: world.faults}),
  },
  {
    method: 'POST',
    path: '/faults',
    meaning: 'lets the next requests meet a fault: {"path": "/auth/*", "status": 503, "times": 2}',
    answer: ({world}, request) => {
      const fault = attempt(() => readFault(sentObject(request)));
      world.faults = [...world.faults, fault];
      return json(201, fault);
    },
  },
  {
    method: 'DELETE',
    path: '/faults',
    meaning: 'takes all faults back',
    answer: ({world}) => {
      world.faults = [];
      return empty(204);
    },
  },
  {
    method: 'POST',
    path: '/connections/:name/events',
    meaning: 'lets something happen to a connection: {"event": "authorization_lost"}',
    answer: happen,
  },
];

/** Answers a request whose path begins with `/_simulator`. */
export function control(service: Service, request: Received): Answer {
  const path = request.path.slice('/_simulator'.length) || '/';
  const named = /^\/connections\/([^/]+)\/events$/.exec(path);
  const pattern = named ? '/connections/:name/events' : path;
  const found = controls.filter((candidate) => candidate.path === pattern);
  const hit = found.find(({method}) => method === request.method);
  try {
    if (hit) return hit.answer(service, request, named?.[1] ?? '');
    if (found.length === 0) throw new Refusal(404, `There is no ${path}. See GET /_simulator/`);
    throw new Refusal(405, `${request.method} is not for ${path}. See GET /_simulator/`);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function describe({world, pace}: Service): Answer {
  return json(200, {
    scenario: world.scenario,
    seed: world.seed,
    now: stamp(world.now),
    pace,
    addresses: world.addresses,
    controls: controls.map(({method, path, meaning}) => ({
      method,
      path: `/_simulator${path}`,
      meaning,
    })),
    events: Object.entries(events).map(([name, {meaning}]) => ({event: name, meaning})),
    scenarios: scenarios.map(({name, description}) => ({name, description})),
  });
}

function advanceClock(service: Service, request: Received): Answer {
  const {advance} = sentObject(request);
  attempt(() => {
    moveClock(service.world, typeof advance === 'number' ? advance : NaN);
  });
  return json(200, {now: stamp(service.world.now), pace: service.pace});
}

function setSwitches({world}: Service, request: Received): Answer {
  const wanted = sentObject(request);
  world.switches = attempt(() => readSwitches({...world.switches, ...wanted}));
  return json(200, switchesView(world));
}

function switchesView(world: World): object {
  return Object.fromEntries(
    Object.entries(switchTable).map(([name, row]) => [
      name,
      {value: world.switches[name as keyof typeof switchTable], ...row},
    ]),
  );
}

function happen({world}: Service, request: Received, encoded: string): Answer {
  const connection = connectionNamed(
    world,
    attempt(() => decodeURIComponent(encoded)),
  );
  const {event, ...details} = sentObject(request);
  const found = typeof event === 'string' && Object.hasOwn(events, event) ? events[event] : null;
  if (!found) {
    throw new Refusal(400, `event must be one of: ${Object.keys(events).join(', ')}`);
  }
  settle(world, connection, world.now);
  attempt(() => {
    found.happen(world, connection, details);
  });
  return json(200, {connection: connection.id, event});
}

/** The connection of that id, resource name or app; the app must have only one. */
function connectionNamed(world: World, name: string): Connection {
  const [first, ...others] = world.connections.filter(
    ({id, resource_name, app}) => id === name || resource_name === name || app === name,
  );
  if (!first) throw new Refusal(404, `There is no connection ${name}.`);
  if (others.length > 0) {
    const names = [first, ...others].map(({resource_name}) => resource_name).join(', ');
    throw new Refusal(400, `${name} has several connections: ${names}`);
  }
  return first;
}

/** The object that was sent as JSON, whatever type it was said to be: curl -d says it is a form. */
function sentObject({body}: Received): Record<string, unknown> {
  const sent = sentJson('text' in body ? readJson(body.text) : body);
  if (!isRecord(sent)) throw new Refusal(400, 'Send a JSON object.');
  return sent;
}

function attempt<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new Refusal(400, (error as Error).message);
  }
}
