import {
  checkConnection,
  unreadConnection,
  unreadFinding,
  type CheckSettings,
  type Notified,
} from '../../domain/check/check-connection.ts';
import type {CheckedConnection, CheckedRegion, CheckReport} from '../../domain/check/checked.ts';
import type {Connection} from '../../domain/connections/connection.ts';
import {describeSelector, nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {formatInstant} from '../../domain/text/instant.ts';
import type {Since} from '../../domain/text/since.ts';
import {isFailure, type Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {limit} from '../limit.ts';
import {withConnection} from './find/find.ts';
import {deepConnection} from './info.ts';
import {readRegions} from './find/read-regions.ts';

export interface CheckOptions extends CheckSettings {
  /** From when on notifications count; null where they are not asked for. */
  notifications: Since | null;
}

/** What was checked, and why some of it could not be. */
export interface Checked {
  report: Omit<CheckReport, 'severity'>;
  failures: Failure[];
}

/** How many connections are read at once. */
const mostAtOnce = 8;

/**
 * Checks connections, each with one request where its place is remembered, and one more where
 * notifications are asked for. One that cannot be read does not keep the others from being checked.
 *
 * @throws Failure `auth` where the service does not accept the token, `usage` for names that contradict,
 *   `cancelled`
 */
export async function checkConnections(
  context: Context,
  selectors: readonly Selector[],
  options: CheckOptions,
): Promise<Checked> {
  const failures: Failure[] = [];
  const bounded = limit(mostAtOnce);
  const writeRemembered = context.remembered.postpone();
  const checkOne = async (selector: Selector): Promise<CheckedConnection> => {
    try {
      const connection = await withConnection(context, selector, (ref) =>
        deepConnection(context, ref),
      );
      return await checkRead(context, connection, options, failures);
    } catch (error) {
      const failure = passing(error);
      failures.push(failure);
      return unreadConnection(describeSelector(selector), failure);
    }
  };
  try {
    const checked = await Promise.all(
      selectors.map((selector) => bounded(() => checkOne(selector))),
    );
    // An app and its resource name may be the same connection.
    const connections = checked.filter(
      ({id}, index) => id === '' || checked.findIndex((other) => other.id === id) === index,
    );
    return {report: {connections, regions: [], findings: []}, failures};
  } finally {
    writeRemembered();
  }
}

/**
 * Checks every connection that you have access to, page by page: of a page, what was found is kept. A
 * connection whose mappings its page lacks costs one request more.
 *
 * @throws Failure as `checkConnections` does
 */
export async function checkAll(context: Context, options: CheckOptions): Promise<Checked> {
  const failures: Failure[] = [];
  const connections: CheckedConnection[] = [];
  const unread = new Map<string, Failure>();
  const bounded = limit(mostAtOnce);
  const {regions: names, pages} = await readRegions(context, {deep: true});
  for await (const page of pages) {
    if ('failure' in page) {
      const failure = passing(page.failure);
      failures.push(failure);
      unread.set(page.region, failure);
      continue;
    }
    const checked = page.connections.map(({connection, failure}) => {
      if (failure !== null) failures.push(passing(failure));
      return bounded(() => checkRead(context, connection, options, failures, failure));
    });
    connections.push(...(await Promise.all(checked)));
  }
  const regions = names.map((name): CheckedRegion => {
    const failure = unread.get(name);
    return {name, finding: failure === undefined ? null : inRegion(name, failure)};
  });
  return {report: {connections, regions, findings: []}, failures};
}

async function checkRead(
  context: Context,
  connection: Connection,
  options: CheckOptions,
  failures: Failure[],
  unread: Failure | null = null,
): Promise<CheckedConnection> {
  const {notifications} = options;
  const notified =
    notifications === null ? null : await readNotified(context, connection, notifications);
  if (notified?.failure != null) failures.push(notified.failure);
  return checkConnection(connection, options, {unread, notified});
}

/** The notifications of a connection since a time; a time span is before the present of the service. */
async function readNotified(
  {api, clock}: Context,
  connection: Connection,
  from: Since,
): Promise<Notified> {
  const since = 'at' in from ? from.at : (connection.sentAt ?? clock.now()) - from.ago;
  try {
    const after = formatInstant(Math.round(since * 1000));
    const {items, failure} = await api.notifications(connection, {after});
    return {since, items, failure};
  } catch (error) {
    const failure = passing(error);
    const message = `The notifications of ${nameOf(connection)} could not be read.`;
    const reason = [failure.message, failure.reason].filter(Boolean).join(' ');
    return {since, items: [], failure: failure.with(message, {reason})};
  }
}

function inRegion(name: string, failure: Failure) {
  const finding = unreadFinding(failure);
  return {...finding, message: `Region ${name}: ${finding.message}`};
}

/** What makes one connection unknown. @throws what ends the whole check */
function passing(error: unknown): Failure {
  if (!isFailure(error) || error.kind === 'cancelled' || error.kind === 'usage') throw error;
  if (error.facts.httpStatus === 401) throw error;
  return error;
}
