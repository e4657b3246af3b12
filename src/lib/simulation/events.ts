import {unknownName} from '../domain/text/unknown-name.ts';
import {Failure} from '../errors.ts';
import type {TriggeredEvent} from '../domain/simulator.ts';
import {callControl} from './control.ts';

/** What is to happen, as it was typed. */
export interface EventRequest {
  event: string;
  connection: string | undefined;
  details: Readonly<Record<string, unknown>>;
  /** Takes back or clears instead. */
  clear: boolean;
}

/** Everything that can be made to happen, from the simulator's own table. */
export async function listEvents() {
  const {events} = await import('../simulator/index.ts');
  return events;
}

/** The tables of a simulator's help: what it can begin with, be told, and be made to do. */
export async function helpTables(
  ...names: readonly ('scenarios' | 'behaviors' | 'events')[]
): Promise<Record<string, [string, string][]>> {
  const tables = await import('../simulator/index.ts');
  const rows = {
    scenarios: tables.scenarios.map(({name, description}) => [name, description]),
    behaviors: tables.behaviors.map((row) => [
      `${row.name}=${String(row.default)}`,
      row.description,
    ]),
    events: tables.events.map(({name, description}) => [name, description]),
  } as Record<string, [string, string][]>;
  return Object.fromEntries(names.map((name) => [name, rows[name] ?? []]));
}

/**
 * Makes something happen in a running simulator, or reads one of its controls.
 *
 * @param url of its controls
 * @throws Failure `usage` for what cannot be; else as callControl does
 */
export async function triggerEvent(
  url: string,
  {event, connection, details, clear}: EventRequest,
): Promise<TriggeredEvent> {
  const events = await listEvents();
  const known = events.find(({name}) => name === event);
  if (known === undefined) throw unknownEvent(event, events);
  const given = Object.keys(details).length > 0;
  if (known.of === 'connection') {
    if (connection === undefined) {
      throw new Failure('usage', `No connection specified for ${event}.`, {
        reason: 'This event affects one connection; name it by app, resource or id.',
        next: {help: true},
      });
    }
    if (clear) throw misfit(event, '--clear only applies to requests and faults.');
    const target = `${url}/connections/${encodeURIComponent(connection)}/events`;
    const answer = await callControl(target, 'POST', {...details, event});
    return {event, connection, answer};
  }
  if (connection !== undefined)
    throw misfit(event, 'It affects the whole simulator, not one connection.');
  const method = clear ? 'DELETE' : given ? 'POST' : 'GET';
  if (!known.of.includes(method)) {
    throw misfit(event, `${event} does not take ${clear ? '--clear' : '--set'}.`);
  }
  const answer = await callControl(`${url}/${event}`, method, given ? details : undefined);
  return {event, connection: null, answer};
}

function unknownEvent(word: string, events: readonly {name: string}[]): Failure {
  const candidates = events.map(({name}) => name);
  return unknownName({
    kind: 'usage',
    message: `Unknown event: ${word}.`,
    word,
    candidates,
    of: ['event'],
    reason: `Valid events: ${candidates.join(', ')}.`,
    next: {run: 'simulator:events'},
  });
}

function misfit(event: string, reason: string): Failure {
  return new Failure('usage', `Invalid flags for ${event}.`, {reason, next: {help: true}});
}
