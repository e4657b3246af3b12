/**
 * Work on a mapping: creating, changing, loading, aborting, and standing still.
 *
 * Each function replaces the mapping's timeline from an instant on.
 */
import type {Reading} from './configuration.ts';
import {describeProblems, sameConfiguration} from './configuration.ts';
import {uuid} from '../../model/seeded-random.ts';
import {atRest, type Phase, postponed, endOf, startTimeline, stateAt} from '../states/timeline.ts';
import {begin, scheduleEnd, steadyLoad} from './loads.ts';
import {lastPoll, ownState, rowsInTable, workTime} from '../states/mapping.ts';
import {forgetUnmapped} from './versions.ts';
import {mappingStates, type Work, work} from '../states/mapping-states.ts';
import {nextNumber} from '../../model/find.ts';
import type {Configuration, Connection, Mapping, World} from '../../model/world.ts';

/** The next revision of a mapping; they only grow, over all connections (assumption `revisions`). */
function nextRevision(world: World): number {
  return 1_000_000 + 7 * nextNumber(world, 'revision');
}

/** The next number of a mapping, over all connections. */
export function nextMappingNumber(world: World): number {
  return 200_000 + nextNumber(world, 'mapping');
}

/** A mapping whose work has not begun. */
export function newMapping(
  world: World,
  identity: Pick<Mapping, 'config' | 'id' | 'number' | 'object_name'>,
  at: number,
): Mapping {
  return {
    ...identity,
    revision: nextRevision(world),
    applied_at: null,
    created_at: at,
    updated_at: at,
    timeline: atRest(at, 'BAD_CONFIG'),
    load: steadyLoad(0, at),
    stopped_at: null,
    problem: null,
    write_errors: [],
    changes: [],
    written_at: null,
    earlier: {loaded: null, polled: null},
  };
}

/** Adds a mapping to the connection and begins to create and fill its table. */
export function createMapping(
  world: World,
  connection: Connection,
  objectName: string,
  reading: Reading,
  at: number,
): Mapping {
  const number = nextMappingNumber(world);
  const id = uuid(world.seed, 'mapping', connection.id, objectName, number);
  const {config, problems} = reading;
  const mapping = newMapping(world, {id, number, object_name: objectName, config}, at);
  mapping.problem = describeProblems(problems);
  connection.mappings.push(mapping);
  if (mapping.problem !== null) return mapping;
  const cleanup = connection.cleanups.findLast(({table}) => table === objectName.toLowerCase());
  const seconds = Math.max(0, (cleanup?.until ?? at) - at) / 1000;
  begin(world, connection, mapping, at, work.create, {state: 'INITIAL', seconds});
  return mapping;
}

/** Gives a mapping another configuration. The same one again changes nothing. */
export function changeMapping(
  world: World,
  connection: Connection,
  mapping: Mapping,
  reading: Reading,
  at: number,
): void {
  const former = mapping.config;
  const wasBad = mapping.problem !== null;
  const problem = describeProblems(reading.problems);
  if (sameConfiguration(former, reading.config) && mapping.problem === problem) return;
  mapping.config = reading.config;
  forgetUnmapped(connection, mapping.object_name, reading.config.fields);
  mapping.problem = problem;
  mapping.revision = nextRevision(world);
  mapping.updated_at = at;
  if (problem !== null) {
    mapping.timeline = atRest(at, 'BAD_CONFIG');
    mapping.load = steadyLoad(rowsInTable(mapping, at), at);
    return;
  }
  const kind = wasBad ? work.create : workFor(former, reading.config);
  if (kind !== null) begin(world, connection, mapping, at, remainingWork(mapping, at) ?? kind);
  mapping.applied_at = kind === null ? at : (mapping.timeline.steps[0]?.until ?? at);
}

/**
 * Clears the table and loads it anew. A configuration that is bad stays bad.
 *
 * @param shown what the mapping shows now, and for a while still
 */
export function reloadMapping(
  world: World,
  connection: Connection,
  mapping: Mapping,
  at: number,
  shown: string,
): void {
  if (mapping.problem !== null) return;
  const first = {state: shown, seconds: world.behavior.lag_seconds};
  begin(world, connection, mapping, at, work.reload, first);
}

/** Ends what runs. Returns false, and does nothing, when nothing does. */
export function abortMapping(
  world: World,
  connection: Connection,
  mapping: Mapping,
  at: number,
): boolean {
  const state = ownState(mapping, connection, at);
  const leaves = mappingStates[state]?.aborted;
  if (leaves === undefined) return false;
  const seconds = world.behavior.lag_seconds;
  const phases: Phase[] = [{state, seconds}];
  const polled = lastPoll(mapping, connection, at);
  mapping.load = steadyLoad(rowsInTable(mapping, at), at);
  mapping.stopped_at = null;
  if (leaves === 'reload') {
    mapping.timeline = startTimeline(at, phases, 'ABORTED');
  } else {
    const next = (polled ?? at) + mapping.config.sf_polling_seconds * 1000;
    phases.push({state: 'ABORTED', seconds: (next - at) / 1000 - seconds});
    mapping.timeline = startTimeline(at, phases, 'DATA_SYNCED');
  }
  return true;
}

/** Lets the connection's unfinished work stand still. */
export function stopWork(connection: Connection, at: number): void {
  for (const mapping of connection.mappings) {
    if (mapping.stopped_at === null && isUnfinished(mapping, at)) mapping.stopped_at = at;
  }
}

/** Goes on with what stood still, as if no time had passed. */
export function continueWork(connection: Connection, at: number): void {
  for (const mapping of connection.mappings) {
    const stopped = mapping.stopped_at;
    if (stopped === null) continue;
    const stoppedFor = at - stopped;
    mapping.stopped_at = null;
    if (mapping.applied_at !== null && mapping.applied_at > stopped)
      mapping.applied_at += stoppedFor;
    mapping.timeline = postponed(mapping.timeline, stoppedFor);
    const {load} = mapping;
    // A load that had ended before, as that of a mapping whose new columns are loaded, stays where it is.
    if (load.until > stopped) {
      mapping.load = {
        ...load,
        cleared: load.cleared + stoppedFor,
        from: load.from + stoppedFor,
        until: load.until + stoppedFor,
      };
    }
    scheduleEnd(connection, mapping);
  }
}

/** Makes the mapping's table from nothing, as for another database. A bad configuration stays bad. */
export function refillMapping(
  world: World,
  connection: Connection,
  mapping: Mapping,
  at: number,
): void {
  mapping.load = steadyLoad(0, at);
  if (mapping.problem === null) begin(world, connection, mapping, at, work.create);
}

/** Loads again what an unexpected error has interrupted. */
export function resumeFailed(world: World, connection: Connection, at: number): void {
  for (const mapping of connection.mappings) {
    if (stateAt(mapping.timeline, at) === 'SYSTEM_ERROR') {
      begin(world, connection, mapping, at, work.reload);
    }
  }
}

/** What a change of the configuration asks for; null when nothing has to move. */
function workFor(former: Configuration, next: Configuration): Work | null {
  const oldFields = new Set(Object.keys(former.fields));
  const names = Object.keys(next.fields);
  if (names.some((name) => !oldFields.has(name))) return work.new_columns;
  return sameConfiguration(tableOf(former), tableOf(next)) ? null : work.alter;
}

/** What of a configuration shows in the table (assumption `configuration_effects`). */
function tableOf({access, fields, indexes, upsert_field}: Configuration): object {
  return {access, fields, indexes, upsert_field};
}

/** The work that a change interrupts and that has to be done all the same; null: none. */
function remainingWork(mapping: Mapping, at: number): Work | null {
  const time = workTime(mapping, at);
  if (mapping.timeline.rest === 'BAD_CONFIG') return null;
  if (mapping.timeline.rest !== 'DATA_SYNCED' || time < mapping.load.until)
    return work.alter_and_load;
  return time < endOf(mapping.timeline) ? work.new_columns : null;
}

function isUnfinished(mapping: Mapping, at: number): boolean {
  return endOf(mapping.timeline) > at && stateAt(mapping.timeline, at) !== 'ABORTED';
}
