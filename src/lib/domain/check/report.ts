import {Failure} from '../../errors.ts';
import {again} from '../../next-step.ts';
import {formatCount, plural} from '../text/text.ts';
import type {CheckedConnection, CheckReport, PlacedFinding} from './checked.ts';
import {shortDuration} from './short-duration.ts';
import {bySeverity, checkSeverities, worstOf, type CheckSeverity} from './severity.ts';

/** The report of what was checked. */
export function reportOf(parts: Omit<CheckReport, 'severity'>): CheckReport {
  const {connections, regions, findings} = parts;
  const ofRegions = regions.flatMap(({finding}) => finding ?? []);
  return {severity: worstOf([...connections, ...ofRegions, ...findings]), ...parts};
}

/** Every finding, the worst first, and with it whose it is. */
export function placedFindings({connections, regions, findings}: CheckReport): PlacedFinding[] {
  const placed = connections.flatMap((connection) =>
    connection.findings.map((finding) => ({connection, finding})),
  );
  const others = [...regions.flatMap(({finding}) => finding ?? []), ...findings];
  return [...placed, ...others.map((finding) => ({connection: null, finding}))].sort((a, b) =>
    bySeverity(a.finding.severity, b.finding.severity),
  );
}

/** How many connections have each severity. */
export function countsOf(connections: readonly CheckedConnection[]): Record<CheckSeverity, number> {
  const counts = {critical: 0, unknown: 0, warning: 0, ok: 0};
  for (const {severity} of connections) counts[severity] += 1;
  return counts;
}

/**
 * What was checked and how it is: “9 connections, 54 mappings: 1 critical, 8 ok”, or of one connection
 * “herokuconnect-regular-10482, 6 mappings, lag 2m”.
 */
export function summaryOf({connections, regions, findings}: CheckReport): string {
  const [only, ...more] = connections;
  const said: string[] = [];
  if (only === undefined || more.length > 0 || regions.length > 0) {
    const counts = countsOf(connections);
    const counted = checkSeverities.filter((severity) => counts[severity] > 0);
    said.push(...counted.map((severity) => `${formatCount(counts[severity])} ${severity}`));
  }
  const missing = regions.filter(({finding}) => finding !== null).length;
  if (missing > 0) said.push(`${plural(missing, 'region')} not read`);
  if (findings.length > 0) said.push(plural(findings.length, 'other finding'));
  const what = said.length > 0 || only === undefined ? manyOf(connections) : oneOf(only);
  return said.length === 0 ? what : `${what}: ${said.join(', ')}`;
}

function manyOf(connections: readonly CheckedConnection[]): string {
  const mappings = connections.reduce((sum, one) => sum + (one.mappings?.length ?? 0), 0);
  return `${plural(connections.length, 'connection')}, ${plural(mappings, 'mapping')}`;
}

function oneOf({name, mappings}: CheckedConnection): string {
  if (mappings === null) return name;
  const lag = Math.max(...mappings.map((mapping) => mapping.lag ?? 0));
  const lags = lag > 0 ? `, lag ${shortDuration(lag)}` : '';
  return `${name}, ${plural(mappings.length, 'mapping')}${lags}`;
}

/**
 * How a check has failed; null where nothing is critical or unknown.
 *
 * @param failures what could not be read, and why
 * @returns `unhealthy` for what is critical; else the failure of what could not be read: `auth` before
 *   `not_found`, and that before all others, which are `service`
 */
export function failureOf(report: CheckReport, failures: readonly Failure[]): Failure | null {
  const {severity, connections} = report;
  const counts = countsOf(connections);
  if (severity === 'critical') return unhealthy(report, counts);
  if (severity !== 'unknown') return null;
  const [first] = failures;
  const told =
    failures.find(({kind}) => kind === 'auth') ?? failures.find(({kind}) => kind === 'not_found');
  if (told !== undefined) return connections.length > 1 ? placed(told, report) : told;
  if (first !== undefined && connections.length <= 1) return first;
  const [worst] = placedFindings(report);
  const isOneRegion = report.regions.filter(({finding}) => finding !== null).length === 1;
  const reason =
    isOneRegion && first !== undefined
      ? [first.message, first.reason].filter(Boolean).join(' ')
      : worst && sentenceOf(worst, connections.length > 1);
  const who = unknowns(report, counts);
  if (worst?.connection != null && failures.length === 0) {
    // All was read; a later check finds the same.
    const verb = connections.length > 1 && counts.unknown > 1 ? 'have' : 'has';
    return new Failure('service', `${who} ${verb} a state that hconnect does not know.`, {
      reason,
      next: {run: 'connections:diagnose', connection: worst.connection},
    });
  }
  return new Failure('service', `${who} could not be checked.`, {
    reason,
    next: first?.next ?? again('later'),
  });
}

/** The failure to read one of several connections, whose reason names the connection. */
function placed(failure: Failure, report: CheckReport): Failure {
  const of = placedFindings(report).find(
    ({connection, finding}) => connection !== null && finding.message === failure.message,
  );
  // The message may name it already, as that for an unknown name does.
  if (of?.connection == null || failure.message.includes(of.connection.name)) return failure;
  return failure.with(failure.message, {
    reason: sentenceOf({
      ...of,
      finding: {...of.finding, message: failure.reason ?? failure.message, reason: null},
    }),
  });
}

function unhealthy(report: CheckReport, {critical}: Record<CheckSeverity, number>): Failure {
  const {connections} = report;
  const [worst] = placedFindings(report);
  const [name, verb] =
    connections.length === 1
      ? [connections[0]?.name ?? '', 'is']
      : [
          `${formatCount(critical)} of ${plural(connections.length, 'connection')}`,
          critical === 1 ? 'is' : 'are',
        ];
  return new Failure('unhealthy', `${name} ${verb} critical.`, {
    reason: worst === undefined ? undefined : sentenceOf(worst, connections.length > 1),
    ...(worst?.connection != null && {
      next: {run: 'connections:diagnose', connection: worst.connection},
    }),
    details: {critical},
  });
}

function unknowns({connections, regions}: CheckReport, {unknown}: Record<CheckSeverity, number>) {
  const missing = regions.filter(({finding}) => finding !== null);
  if (missing.length > 0) return `Region ${missing.map(({name}) => name).join(', ')}`;
  return connections.length === 1
    ? (connections[0]?.name ?? '')
    : `${formatCount(unknown)} of ${plural(connections.length, 'connection')}`;
}

/** A finding and what it is of, in a sentence: “Contact: The state is BAD_CONFIG.” */
export function sentenceOf({connection, finding}: PlacedFinding, named = true): string {
  const {object_name, message, reason} = finding;
  const names = [named ? connection?.name : undefined, object_name ?? undefined];
  const of = names.filter((name) => name !== undefined).join(' ');
  return [of === '' ? message : `${of}: ${message}`, reason].filter(Boolean).join(' ');
}
