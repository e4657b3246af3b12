import type {World} from '../../../src/lib/simulator/model/world.ts';
import {start, type Client} from '../../lib/simulator/client.ts';
import type {Exchange, SimulatorSide, Step} from '../exchange/exchange.ts';
import type {Names} from '../exchange/names.ts';
import {type Request, send} from '../exchange/request.ts';

/** A simulator that can be asked, and what things are called in it. */
export interface OpenSimulator {
  readonly names: Names;
  readonly advance: (seconds: number) => void;
  readonly ask: (request: Request) => Promise<SimulatorAnswer>;
}

/** What the simulator answered. */
export interface SimulatorAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
}

/** A simulator of its own, whose clock stands still, in the world that is wanted. */
export async function openSimulator(half: SimulatorSide): Promise<OpenSimulator> {
  const client = await start({scenario: half.scenario ?? 'granted'});
  let names = await namesIn(client, half);
  for (const step of half.first ?? []) names = await take(step, client, names);
  return {
    names,
    advance: client.advance,
    async ask(request) {
      const answer = await send(request, names);
      return {
        status: answer.status,
        contentType: answer.headers.get('content-type'),
        text: await answer.text(),
      };
    },
  };
}

/** Makes the exchange with a simulator of its own. */
export async function playOnSimulator(
  exchange: Exchange,
): Promise<SimulatorAnswer & {readonly names: Names}> {
  const {names, ask} = await openSimulator(exchange.simulator);
  return {names, ...(await ask(exchange.request(names)))};
}

/** What things are called, from the world itself: no request is spent, and no answer believed. */
async function namesIn(
  {simulator, control}: Client,
  {of, mapping: object}: SimulatorSide,
): Promise<Names> {
  const world = (await control('GET', '/world')).body as unknown as World;
  const connection = world.connections.find(({app, resource_name}) =>
    [app, resource_name].includes(of),
  );
  if (connection === undefined) throw new Error(`There is no connection ${of}.`);
  const app = world.apps.find(({name}) => name === connection.app);
  const mapping = connection.mappings.find(
    ({object_name}) => object === undefined || object_name === object,
  );
  return {
    discovery_url: simulator.discovery_url,
    region_url: simulator.region_urls[connection.cell] ?? '',
    token: simulator.token,
    app: connection.app,
    app_id: app?.id ?? '',
    connection: connection.id,
    resource: connection.resource_name,
    mapping: mapping?.id ?? 'no-mapping',
    revision: mapping?.revision ?? 0,
    validation: 'no-validation',
  };
}

/** @returns the names, with those that the step has made */
async function take(step: Step, client: Client, names: Names): Promise<Names> {
  if ('seconds' in step) {
    client.advance(step.seconds);
  } else if ('set' in step) {
    const {status, text} = await client.control('POST', '/faults', {set: step.set(names)});
    if (status !== 201) throw new Error(text);
  } else if ('event' in step) {
    await client.happen(names.resource, step.event, step.details);
  } else {
    const {title, request, response} = step.exchange;
    const answer = await send(request(names), names);
    if (answer.status !== response(names).status) {
      throw new Error(`First, ${title}: ${answer.status}`);
    }
    const [, validation = names.validation] =
      /validations\/([\da-f-]+)"/.exec(await answer.text()) ?? [];
    return {...names, validation};
  }
  return names;
}
