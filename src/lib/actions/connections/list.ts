import {belongsTo} from '../../domain/connections/connection.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {connectionStates} from '../../domain/connections/states.ts';
import type {ListedConnection} from '../../domain/outcomes.ts';
import {stateFilter, type StateFilter} from '../../domain/state-filter.ts';
import {listed, shown} from '../../domain/text/text.ts';
import {Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {readRegions, type ReadConnection, type RegionFilter} from './find/read-regions.ts';

export interface ListFilter extends RegionFilter {
  /** States and healths, one or several in each, as `stateFilter` takes them. */
  state?: readonly string[] | undefined;
  /** The id of a Salesforce organization, of 15 or 18 characters. */
  org?: string | undefined;
}

/**
 * Every connection that you may see, region by region, page by page. All regions are asked at
 * once and each is one page ahead, so that a long list neither waits nor piles up. A connection whose
 * mappings the service does not call healthy costs one request more.
 *
 * @returns where some regions, or the mappings of some connections, could not be read, the failure
 *   that names them; the rest was given
 * @throws Failure where no region could be asked, and `usage` for a region, a state or an
 *   organization that cannot be
 */
export async function* listConnections(
  context: Context,
  filter: ListFilter,
): AsyncGenerator<ListedConnection[], Failure | null, undefined> {
  const inState = stateFilter(filter.state, connectionStates, 'connection');
  checkOrganization(filter.org);
  const {regions, pages} = await readRegions(context, filter);
  const unread: ReadConnection[] = [];
  const failures = new Map<string, Failure>();
  for await (const page of pages) {
    if ('failure' in page) {
      failures.set(page.region, page.failure);
      continue;
    }
    unread.push(...page.connections.filter(({failure}) => failure !== null));
    yield page.connections.filter((listed) => fits(listed, inState, filter));
  }
  const [first] = failures.values();
  if (first === undefined) return unread.length === 0 ? null : someMappingsUnread(unread);
  if (failures.size === regions.length) throw first;
  return someRegionsFailed(failures, first);
}

function someRegionsFailed(failures: ReadonlyMap<string, Failure>, first: Failure): Failure {
  const names = [...failures.keys()];
  return new Failure('service', `The list is incomplete: cannot reach ${names.join(', ')}.`, {
    reason: [first.message, first.reason].filter(Boolean).join(' '),
    next: {run: 'connections:list', flags: {region: names[0] ?? ''}},
    details: {
      regions: [...failures].map(([region, {message, reason, details}]) => ({
        region,
        message,
        reason,
        ...details,
      })),
    },
  });
}

function someMappingsUnread(unread: readonly ReadConnection[]): Failure {
  const names = unread.map(({connection}) => nameOf(connection));
  const [first] = unread;
  return new Failure('service', `Cannot read the mappings of ${listed(names)}.`, {
    reason: [first?.failure?.message, first?.failure?.reason].filter(Boolean).join(' '),
    ...(first === undefined ? {} : {next: {run: 'connections:info', connection: first.connection}}),
    details: {
      connections: unread.map(({connection: {id, resource_name}, failure}) => {
        return {id, resource_name, message: failure?.message, reason: failure?.reason};
      }),
    },
  });
}

function fits(
  {connection, health}: ListedConnection,
  inState: StateFilter,
  {org}: ListFilter,
): boolean {
  return (
    inState(connection.state, health.class) && (org === undefined || belongsTo(connection, org))
  );
}

/** @throws Failure `usage` for what can be no organization's id: nothing would ever match it */
function checkOrganization(org: string | undefined): void {
  if (org === undefined || /^00D[a-z\d]{12}([a-z\d]{3})?$/i.test(org)) return;
  throw new Failure('usage', `${shown(org)} is not an organization id.`, {
    reason: 'An organization id starts with 00D and has 15 or 18 letters and digits.',
    next: {run: 'connections:list', note: 'lists the organizations of your connections'},
  });
}
