import type {Connection} from '../connections/connection.ts';
import {stateHealth} from '../health.ts';
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
  const waits = health === 'stopped' || health === 'unknown';
  if (health !== 'failed' && !waits) return [];
  const rule = waits ? 'connection-stopped' : 'connection-failed';
  const {meaning, advice} = state;
  const next = nextOfState(state, connection);
  return [{...finding(rule, null, `The state is ${state.name}.`), state: {meaning, advice, next}}];
}

function mappingFindings(connection: Connection, mapping: Mapping, now: number | null): Finding[] {
  const {object_name, state, counts, access, upsert_field} = mapping;
  const failed = stateHealth(state) === 'failed';
  const found: Finding[] = [];
  // A failure of the connection shows on each of its mappings, too.
  if (failed && state.name !== connection.state.name) {
    const {meaning, advice} = state;
    const next = nextOfState(state, connection, object_name, 'mappings:info');
    const message = `The state is ${state.name}.`;
    found.push({
      ...finding('mapping-failed', object_name, message),
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

function lagFinding({object_name, times, sf_polling_seconds}: Mapping, now: number): Finding[] {
  const polled = parseTimestamp(times.sf_poll);
  if (polled === null || sf_polling_seconds === null) return [];
  const {lagIntervals, leastLag} = thresholds;
  const most = Math.max(lagIntervals * sf_polling_seconds * 1000, leastLag);
  if (now - polled <= most) return [];
  const message = `Salesforce was last polled ${formatAge(now - polled)}; the polling interval is ${sf_polling_seconds} seconds.`;
  return [finding('lag', object_name, message)];
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
