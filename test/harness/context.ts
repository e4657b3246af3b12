import {onTestFinished} from 'vitest';
import type {Context} from '../../src/lib/actions/context.ts';
import {withPauseNotes} from '../../src/lib/actions/note-pauses.ts';
import {recordingAccepted} from '../../src/lib/actions/record-accepted.ts';
import {createApi} from '../../src/lib/api/index.ts';
import type {JsonObject} from '../../src/lib/domain/json.ts';
import type {
  MappingName,
  RememberedConnection,
} from '../../src/lib/domain/connections/connection-ref.ts';
import type {Report, ReportEvent} from '../../src/lib/domain/report.ts';
import {openAcceptedChanges} from '../../src/lib/files/settings/accepted-changes.ts';
import {openPauseNotes} from '../../src/lib/files/settings/pause-notes.ts';
import {startSimulator, type Simulator} from '../../src/lib/simulator/index.ts';
import {clockOf} from './clock.ts';
import {temporaryFolder} from './world.ts';

/** What actions work with, on a simulator whose clock they move by waiting. */
export interface ActionWorld {
  context: Context;
  simulator: Simulator;
  /** What was told, in order. */
  events: ReportEvent[];
  /** Lets something happen to the connection of an app. */
  happens: (app: string, event: JsonObject) => Promise<void>;
  /** Lets the next requests meet a fault. */
  fault: (fault: JsonObject) => Promise<void>;
  /** The requests that changed something, as “POST /api/v3/mappings/…”. */
  changes: () => string[];
}

/** Starts a world that ends with the test; nothing is remembered in it. */
export async function startActionWorld(scenario = 'granted'): Promise<ActionWorld> {
  const simulator = await startSimulator({scenario, speed: 0});
  onTestFinished(() => simulator.close());
  const events: ReportEvent[] = [];
  const roots = Object.entries(simulator.region_urls).map(([name, url]) => ({
    name,
    region: name,
    url,
  }));
  const options = {
    token: simulator.token,
    trust: () => true,
    timeout: 60_000,
    methodOverride: false,
    userAgent: 'hconnect/tests',
    signal: new AbortController().signal,
  };
  const control = async (path: string, body: JsonObject) => {
    const url = `${simulator.control_url}${path}`;
    const answer = await fetch(url, {method: 'POST', body: JSON.stringify(body)});
    if (!answer.ok) throw new Error(await answer.text());
  };
  const clock = clockOf(simulator);
  const remembered = rememberedInMemory();
  const folder = temporaryFolder();
  const accepted = openAcceptedChanges({
    folder: () => folder,
    service: simulator.discovery_url,
    clock,
  });
  const pauses = openPauseNotes({folder: () => folder, service: simulator.discovery_url, clock});
  const api = recordingAccepted(
    createApi(options, simulator.discovery_url, roots),
    accepted,
    remembered,
  );
  const report: Report = (event) => events.push(event);
  return {
    context: {
      api: withPauseNotes(api, {pauses, accepted, clock, report}),
      accepted,
      pauses,
      remembered,
      endpoints: roots,
      clock,
      report,
    },
    simulator,
    events,
    happens: (app, event) => control(`/connections/${app}/events`, event),
    fault: (fault) => control('/faults', fault),
    changes: () =>
      simulator
        .requests()
        .filter(({method}) => method !== 'GET')
        .map(({method, path}) => `${method} ${path}`),
  };
}

function rememberedInMemory(): Context['remembered'] {
  const refs = new Map<string, RememberedConnection>();
  const known = new Map<string, MappingName[]>();
  return {
    all: () => [...refs.values()],
    mappings: (id) => known.get(id) ?? [],
    remember: (found, seen = 0) => {
      for (const ref of found) refs.set(ref.id, {...ref, seen});
    },
    rememberMappings: (ref, mappings) => known.set(ref.id, [...mappings]),
    forget: (id) => refs.delete(id),
    postpone: () => () => undefined,
  };
}
