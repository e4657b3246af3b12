import type {Connection} from './connections/connection.ts';
import type {Mapping} from './mappings/mapping.ts';
import type {State, StateKind} from './states.ts';
import {formatCount, listed, plural} from './text/text.ts';

/**
 * How something is, what needs a person first: `failed` broken, or with writes that failed;
 * `unknown` nothing that is known says that it works; `stopped` waiting for a person; `working` ends
 * by itself; `ok`.
 */
export const healthClasses = ['failed', 'unknown', 'stopped', 'working', 'ok'] as const;

export type HealthClass = (typeof healthClasses)[number];

/** How a connection or a mapping is: the worst of its own state, its mappings and its writes. */
export interface Health {
  class: HealthClass;
  /** Why it is not ok, in sentences; null where it is. */
  reason: string | null;
  /** What is worse than its own state says. */
  below: Finding[];
}

/** One thing that is not ok. */
export interface Finding {
  class: HealthClass;
  /** A sentence. */
  reason: string;
  /** The same in a few words, beside a state: “5 of 6 failed”. */
  note: string;
}

export interface HealthOptions {
  /** False leaves write errors out. */
  writes?: boolean;
}

const classes: Readonly<Record<StateKind, HealthClass>> = {
  error: 'failed',
  unknown: 'unknown',
  stopped: 'stopped',
  moving: 'working',
  polling: 'ok',
  healthy: 'ok',
};

/** What is said of mappings in a class. */
const participles: Readonly<Record<HealthClass, string>> = {
  failed: 'failed',
  unknown: 'in an unknown state',
  stopped: 'stopped',
  working: 'in progress',
  ok: 'ok',
};

/**
 * The only value of `mappings_summary_state` that is documented; what it is for mappings that are not
 * well no source tells.
 */
const summaryOfHealthy = 'OK';

/** The class of a state by itself. */
export function stateHealth({kind}: Pick<State, 'kind'>): HealthClass {
  return classes[kind];
}

/** Sorts classes, the worst first. */
export function byHealth(a: HealthClass, b: HealthClass): number {
  return healthClasses.indexOf(a) - healthClasses.indexOf(b);
}

/** The health of a mapping: the worse of its state and its failed writes. */
export function mappingHealth(mapping: Mapping, {writes = true}: HealthOptions = {}): Health {
  const {state, counts} = mapping;
  return healthFrom(state, writes ? writesFinding(counts.errors ?? 0) : []);
}

/**
 * The health of a connection: the worst of its state, its mappings and its writes. Where the mappings
 * were not read, the service's own summary of them stands in, and writes are not judged.
 */
export function connectionHealth(
  connection: Pick<Connection, 'state' | 'mappings' | 'mappings_summary'>,
  {writes = true}: HealthOptions = {},
): Health {
  const {state, mappings} = connection;
  if (mappings === null) return healthFrom(state, summaryFinding(connection));
  const failedWrites = mappings.reduce((sum, {counts}) => sum + (counts.errors ?? 0), 0);
  return healthFrom(state, [
    ...mappingsFinding(mappings),
    ...(writes ? writesFinding(failedWrites) : []),
  ]);
}

/**
 * Whether only a connection's mappings could tell its health: they were not read, the service does
 * not call them healthy, and the connection itself is not broken already.
 */
export function needsMappings(
  connection: Pick<Connection, 'state' | 'mappings' | 'mappings_summary'>,
): boolean {
  const {state, mappings, mappings_summary} = connection;
  return (
    mappings === null && mappings_summary !== summaryOfHealthy && stateHealth(state) !== 'failed'
  );
}

function healthFrom(state: State, findings: readonly Finding[]): Health {
  const own = stateHealth(state);
  if (own === 'ok' && findings.length === 0) return {class: own, reason: null, below: []};
  // What is below a broken connection is broken by it.
  const below = findings.filter((finding) => byHealth(finding.class, own) < 0);
  const reasons = [
    ...(own === 'ok' ? [] : [`${state.name}: ${state.meaning}`]),
    ...below.map(({reason}) => reason),
  ];
  return {
    class: [own, ...below.map((finding) => finding.class)].sort(byHealth)[0] ?? own,
    reason: reasons.length === 0 ? null : reasons.join(' '),
    below,
  };
}

function mappingsFinding(mappings: readonly Mapping[]): Finding[] {
  const worst = mappings.map(({state}) => stateHealth(state)).sort(byHealth)[0] ?? 'ok';
  if (worst === 'ok') return [];
  const worstMappings = mappings.filter(({state}) => stateHealth(state) === worst);
  const count = `${formatCount(worstMappings.length)} of ${formatCount(mappings.length)}`;
  const names = listed(
    worstMappings.map(({object_name, state}) => `${object_name} (${state.name})`),
  );
  const verb = worstMappings.length === 1 ? 'is' : 'are';
  const predicate = worst === 'failed' ? 'failed' : `${verb} ${participles[worst]}`;
  return [
    {
      class: worst,
      reason: `${count} mappings ${predicate}: ${names}.`,
      note: `${count} ${participles[worst]}`,
    },
  ];
}

/** The service counts those of the last 24 hours, by the official plugin's words. */
function writesFinding(errors: number): Finding[] {
  if (errors <= 0) return [];
  const note = plural(errors, 'write error');
  return [{class: 'failed', reason: `${note} in the last 24 hours.`, note}];
}

function summaryFinding({
  mappings_summary: summary,
}: Pick<Connection, 'mappings_summary'>): Finding[] {
  if (summary === summaryOfHealthy) return [];
  const reported = summary === null ? 'no state' : `the state “${summary}”`;
  const reason = `Heroku Connect reports ${reported} for the mappings.`;
  return [{class: 'unknown', reason, note: 'mappings unknown'}];
}
