import {nameOf} from '../connections/connection-ref.ts';
import type {Connection} from '../connections/connection.ts';
import {ruleOfConnection, ruleOfMapping} from '../diagnosis/own-findings.ts';
import {ownRules, type OwnRuleName} from '../diagnosis/rules.ts';
import {stateHealth, type HealthClass} from '../health.ts';
import type {Mapping} from '../mappings/mapping.ts';
import type {Notification} from '../notifications/notification.ts';
import type {StateFilter} from '../state-filter.ts';
import {formatCount, plural} from '../text/text.ts';
import {formatInstant} from '../text/instant.ts';
import {parseTimestamp} from '../text/timestamp.ts';
import type {Failure} from '../../errors.ts';
import type {CheckedConnection, CheckedMapping, CheckFinding, NamedConnection} from './checked.ts';
import {exceeded, type Limits} from './limits.ts';
import {shortDuration} from './short-duration.ts';
import {worstOf, type CheckSeverity} from './severity.ts';

/** By what a check judges. */
export interface CheckSettings {
  limits: (mapping: Mapping) => Limits;
  /** States that are no finding. */
  isIgnored: StateFilter;
}

/** The notifications that were asked for besides, and since when, in milliseconds since 1970. */
export interface Notified {
  since: number;
  items: readonly Notification[];
  /** Why some, or all, are missing. */
  failure: Failure | null;
}

/**
 * What is not well with a connection, its mappings and its writes. Lag is judged by the service's own
 * clock, and only where something is polled: not in a connection that is stopped or has failed, nor of
 * a mapping that has.
 *
 * @param connection its mappings are null where they could not be read
 * @param unread why not
 * @param notified null where notifications were not asked for
 */
export function checkConnection(
  connection: Connection,
  {limits, isIgnored}: CheckSettings,
  {unread = null, notified = null}: {unread?: Failure | null; notified?: Notified | null} = {},
): CheckedConnection {
  const {id, resource_name, app_name, region, state, mappings, sentAt} = connection;
  const health = stateHealth(state);
  const ignored = isIgnored(state, health);
  const rule = ignored ? null : ruleOfConnection(health);
  const findings: CheckFinding[] = [
    ...(rule === null ? [] : [stateFinding(rule, health, null, state)]),
    ...(unread === null ? [] : [unreadFinding(unread)]),
    ...(notified === null ? [] : notificationFindings(notified)),
  ];
  // What is stopped or has failed polls nothing.
  const polls = health !== 'stopped' && health !== 'failed';
  const checked: CheckedMapping[] = [];
  for (const mapping of mappings ?? []) {
    const measured = measure(mapping, sentAt, limits(mapping));
    const ofMapping = stateHealth(mapping.state);
    measured.ignored = isIgnored(mapping.state, ofMapping);
    // A failure of the connection shows on each of its mappings, too.
    const own = mapping.state.name === state.name ? null : ruleOfMapping(ofMapping);
    const found: CheckFinding[] = [];
    if (own !== null && !measured.ignored)
      found.push(stateFinding(own, ofMapping, mapping.object_name, mapping.state));
    const judgesLag = polls && !measured.ignored && ofMapping !== 'failed';
    found.push(...excesses(measured, judgesLag));
    const failsWithIt = ofMapping === 'failed' && !measured.ignored;
    measured.severity = failsWithIt ? 'critical' : worstOf(found);
    findings.push(...found);
    checked.push(measured);
  }
  return {
    id,
    resource_name,
    app_name,
    name: nameOf(connection),
    region,
    state: state.name,
    severity: worstOf(findings),
    ignored,
    findings,
    mappings: mappings === null ? null : checked,
    notifications: notified === null ? null : notified.items.length,
  };
}

/** A connection of which nothing could be read. @param name as it was asked for */
export function unreadConnection(
  name: string,
  failure: Failure,
  {id, resource_name, app_name}: NamedConnection = {id: '', resource_name: null, app_name: null},
): CheckedConnection {
  const finding = unreadFinding(failure);
  return {
    id,
    resource_name,
    app_name,
    name,
    region: null,
    state: null,
    severity: finding.severity,
    ignored: false,
    findings: [finding],
    mappings: null,
    notifications: null,
  };
}

/** What could not be read, as a finding. */
export function unreadFinding({message, reason}: Failure): CheckFinding {
  return {
    ...finding('unknown', 'not-read', null, message, 'not read'),
    reason: reason ?? null,
  };
}

/** A finding of a rule, with the rule's advice. */
export function finding(
  severity: CheckSeverity,
  rule: OwnRuleName,
  object_name: string | null,
  message: string,
  note: string,
): CheckFinding {
  const {advice} = ownRules[rule];
  return {severity, rule, object_name, message, note, reason: null, advice};
}

const ofHealth: Partial<Record<HealthClass, CheckSeverity>> = {
  failed: 'critical',
  unknown: 'unknown',
  stopped: 'warning',
};

function stateFinding(
  rule: OwnRuleName,
  health: HealthClass,
  object_name: string | null,
  {name, advice}: Mapping['state'],
): CheckFinding {
  const severity = ofHealth[health] ?? 'ok';
  return {...finding(severity, rule, object_name, `The state is ${name}.`, name), advice};
}

/** @param now the present by the service's clock; null where it did not tell */
function measure(
  {object_name, state, counts, times, access}: Mapping,
  now: number | null,
  limits: Limits,
): CheckedMapping {
  const since = (text: string | null) => {
    const time = parseTimestamp(text);
    // An answer is dated to the second, and what it tells of, more finely.
    return time === null || now === null ? null : Math.max(0, now - time);
  };
  return {
    object_name,
    state: state.name,
    severity: 'ok',
    ignored: false,
    lag: since(times.sf_poll),
    writeLag: access === 'read_write' ? since(times.db_poll) : null,
    errors: counts.errors,
    pending: counts.pending,
    rows: {postgres: counts.db, salesforce: counts.sf},
    limits,
  };
}

/** What of a mapping is above its limits. */
function excesses(
  {object_name, errors, lag, writeLag, pending, limits}: CheckedMapping,
  judgesLag: boolean,
): CheckFinding[] {
  const found: CheckFinding[] = [];
  const judge = (
    rule: OwnRuleName,
    value: number | null,
    limit: Limits['lag'],
    words: (value: number, limit: number) => [message: string, note: string],
  ) => {
    const above = exceeded(value, limit);
    if (above === null || value === null) return;
    found.push(finding(above.severity, rule, object_name, ...words(value, above.limit)));
  };
  judge('failed-writes', errors, limits.errors, (value, limit) => {
    const count = plural(value, 'write error');
    return [`${count} in the last 24 hours (limit: ${formatCount(limit)}).`, count];
  });
  if (judgesLag) {
    const polled = (what: string, value: number, limit: number) =>
      `${what} was last polled ${shortDuration(value)} ago (limit: ${shortDuration(limit)}).`;
    judge('lag', lag, limits.lag, (value, limit) => {
      return [polled('Salesforce', value, limit), `lag ${shortDuration(value)}`];
    });
    judge('write-lag', writeLag, limits.lag, (value, limit) => {
      return [polled('Postgres', value, limit), `write lag ${shortDuration(value)}`];
    });
  }
  judge('pending-changes', pending, limits.pending, (value, limit) => {
    const count = plural(value, 'pending change');
    return [`${count} to Salesforce (limit: ${formatCount(limit)}).`, count];
  });
  return found;
}

function notificationFindings({since, items, failure}: Notified): CheckFinding[] {
  const found: CheckFinding[] = [];
  if (items.length > 0) {
    const count = plural(items.length, 'notification');
    const message = `${count} since ${formatInstant(since * 1000).slice(0, 19)}Z.`;
    const newest = [...items].sort(
      (a, b) => (parseTimestamp(b.created_at) ?? 0) - (parseTimestamp(a.created_at) ?? 0),
    )[0];
    found.push({
      ...finding('warning', 'notifications', null, message, count),
      reason: newest?.message ?? null,
    });
  }
  if (failure !== null) found.push(unreadFinding(failure));
  return found;
}
