import type {Connection} from '../connections/connection.ts';
import {stateHealth, type HealthClass} from '../health.ts';
import type {Mapping} from '../mappings/mapping.ts';
import {nextOfState} from '../next-of-state.ts';
import {isHealthy} from '../states.ts';
import {formatCount, plural} from '../text/text.ts';
import {formatAge, parseTimestamp} from '../text/timestamp.ts';
import type {Finding} from './finding.ts';
import {ownRules, thresholds, type OwnRuleName} from './rules.ts';

/**
 * What hconnect finds on a connection and on mappings of it, beside the service's own checks.
 *
 * @param now the present by the service's clock; null where it is unknown, which leaves out the lag
 */
export function ownFindings(
  connection: Connection,
  mappings: readonly Mapping[],
  now: number | null,
): Finding[] {
  const running = isHealthy(connection.state);
  return [
    ...connectionFindings(connection),
    ...mappings.flatMap((mapping) => mappingFindings(connection, mapping, running ? now : null)),
  ];
}

function connectionFindings(connection: Connection): Finding[] {
  const {state} = connection;
  const health = stateHealth(state);
  const rule = ruleOfConnection(health);
  if (rule === null) return [];
  const {meaning, advice} = state;
  const next = nextOfState(state, connection);
  return [{...finding(rule, null, `The state is ${state.name}.`), state: {meaning, advice, next}}];
}

/** The check that a connection's own state fails; null where it fails none. */
export function ruleOfConnection(health: HealthClass): OwnRuleName | null {
  const rules: Partial<Record<HealthClass, OwnRuleName>> = {
    failed: 'connection-failed',
    stopped: 'connection-stopped',
    unknown: 'unknown-state',
  };
  return rules[health] ?? null;
}

function mappingFindings(connection: Connection, mapping: Mapping, now: number | null): Finding[] {
  const {object_name, state, counts, access, upsert_field} = mapping;
  const health = stateHealth(state);
  const failed = health === 'failed';
  const found: Finding[] = [];
  const rule = ruleOfMapping(health);
  // A failure of the connection shows on each of its mappings, too.
  if (rule !== null && state.name !== connection.state.name) {
    const {meaning, advice} = state;
    const next = nextOfState(state, connection, object_name, 'mappings:info');
    const message = `The state is ${state.name}.`;
    found.push({
      ...finding(rule, object_name, message),
      state: {meaning, advice, next},
    });
  }
  if ((counts.errors ?? 0) > 0) {
    const message = `${plural(counts.errors ?? 0, 'write error')} in the last 24 hours.`;
    found.push(finding('failed-writes', object_name, message));
  }
  if (access === 'read_write' && upsert_field === null) {
    const message = 'The mapping is read_write but has no upsert field.';
    found.push(finding('no-unique-identifier', object_name, message));
  }
  if (now !== null && !failed) found.push(...lagFinding(mapping, now));
  if (isHealthy(state)) found.push(...countsFinding(mapping));
  return found;
}

/** The check that a mapping's own state fails; null where it fails none. */
export function ruleOfMapping(health: HealthClass): OwnRuleName | null {
  if (health === 'failed') return 'mapping-failed';
  return health === 'unknown' ? 'unknown-state' : null;
}

function lagFinding({object_name, times, sf_polling_seconds}: Mapping, now: number): Finding[] {
  const polled = parseTimestamp(times.sf_poll);
  if (polled === null || sf_polling_seconds === null) return [];
  if (now - polled <= longestLag(sf_polling_seconds)) return [];
  const message = `Salesforce was last polled ${formatAge(now - polled)}; the polling interval is ${sf_polling_seconds} seconds.`;
  return [finding('lag', object_name, message)];
}

/**
 * The milliseconds for which a mapping need not have been polled.
 *
 * @param pollingSeconds its interval; null where the service did not say
 */
export function longestLag(pollingSeconds: number | null): number {
  const {lagIntervals, leastLag} = thresholds;
  return Math.max(lagIntervals * (pollingSeconds ?? 0) * 1000, leastLag);
}

function countsFinding({object_name, counts: {db, sf}}: Mapping): Finding[] {
  if (db === null || sf === null) return [];
  const {countShare, leastCount, estimatedFrom} = thresholds;
  const differs = Math.abs(db - sf) > Math.max(leastCount, sf * countShare);
  if (!differs || Math.max(db, sf) > estimatedFrom) return [];
  const message = `${formatCount(db)} rows in Postgres, ${formatCount(sf)} in Salesforce.`;
  return [finding('counts-disagree', object_name, message)];
}

function finding(rule: OwnRuleName, object_name: string | null, message: string): Finding {
  const {title, severity} = ownRules[rule];
  return {
    severity,
    source: 'hconnect',
    rule,
    title,
    object_name,
    message,
    reason: null,
    doc_url: null,
    state: null,
  };
}
