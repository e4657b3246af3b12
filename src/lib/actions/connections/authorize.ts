import {
  belongsTo,
  type AskedAuthorization,
  type AuthorizationRequest,
  type Connection,
} from '../../domain/connections/connection.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {hostIn, loginHost} from '../../domain/connections/login-hosts.ts';
import {isObject, type JsonObject} from '../../domain/json.ts';
import {again, type NextStep} from '../../next-step.ts';
import {isHealthy} from '../../domain/states.ts';
import {Failure} from '../../errors.ts';
import {explainRefusal} from '../explain-refusal.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find/find.ts';
import {watchConnection} from './follow.ts';
import {wait} from '../wait.ts';

/** A connection that is to be authorized, and the address for it. */
export interface RequestedAuthorization {
  connection: Connection;
  /** Null where it is authorized already. */
  redirect: string | null;
}

/**
 * Asks for the address at which a Salesforce user authorizes the connection, in the environment that
 * it was authorized in before, where the request has none.
 *
 * @param org the only organization that is right; one that the connection has already is checked now
 * @param onlyIfNeeded asks for none where the connection is authorized already
 * @throws Failure `refused` where the connection belongs to another organization
 */
export async function requestAuthorization(
  context: Context,
  selector: Selector,
  request: AskedAuthorization,
  {org, onlyIfNeeded = false}: {org: string | undefined; onlyIfNeeded?: boolean},
): Promise<RequestedAuthorization> {
  return withConnection(context, selector, async (ref) => {
    const connection = await context.api.connection(ref);
    // Before it is authorized it belongs to none; afterward it has to say.
    if (connection.organization_id !== null) demandOrganization(connection, org, 'refused');
    if (onlyIfNeeded && isAuthorized(connection)) return {connection, redirect: null};
    const redirect = await explainRefusal(ref, `${nameOf(ref)} was not authorized.`, () =>
      context.api.authorizeUrl(ref, inEnvironment(context, connection, request)),
    );
    return {connection, redirect};
  });
}

/**
 * The request with its environment. A connection that was never authorized has none to go by; a
 * production login is offered then, as in Heroku's own tools.
 *
 * @throws Failure `usage` where the connection's own is custom, and its host is not known
 */
function inEnvironment(
  {report}: Context,
  connection: Connection,
  request: AskedAuthorization,
): AuthorizationRequest {
  if (request.environment !== undefined) {
    const {domain, environment} = request;
    if (domain !== undefined && loginHost(domain).is === 'unknown') {
      report({
        type: 'warning',
        text: `${domain} is not a known Salesforce login host. Check the spelling.`,
      });
    }
    return {...request, environment};
  }
  const {environment, record} = connection;
  if (environment !== 'sandbox' && environment !== 'custom') {
    return {...request, environment: 'production'};
  }
  const known = isObject(record.sf_info ?? null) ? (record.sf_info as JsonObject).domain : null;
  const domain = typeof known === 'string' ? hostIn(known) : null;
  if (environment === 'custom' && domain === null) {
    throw new Failure('usage', 'No login host specified for the custom environment.', {
      reason: `${nameOf(connection)} was authorized in a custom environment.`,
      next: {again: {flags: {environment: 'custom', domain: 'acme.my.salesforce.com'}}},
    });
  }
  const where =
    environment === 'custom' && domain !== null ? `${environment}, ${domain}` : environment;
  report({type: 'note', text: `Using the environment of the last authorization: ${where}.`});
  return {...request, environment, ...(environment === 'custom' && domain !== null && {domain})};
}

/** Milliseconds for a browser to come back to its page when the connection was sooner. */
const returnGrace = 3000;

/**
 * Waits until the connection shows that it was authorized. What the browser says when it returns
 * counts for nothing: it only is a reason to look.
 *
 * @param returned aborted when the browser has come back; its reason is the error that it brought
 * @throws Failure `refused` where the user has said no, `unhealthy` where it was authorized with
 *   another organization
 */
export async function awaitAuthorization(
  context: Context,
  before: Connection,
  options: AwaitOptions,
): Promise<Connection> {
  const {org, timeout, returned} = options;
  const name = nameOf(before);
  const watch = watchConnection(context, before, before.state);
  let hasReturned = false;
  const authorized = await wait(context, {
    what: `a Salesforce user to authorize ${name}`,
    unfinished: `${name} is not authorized yet.`,
    timeout,
    resume: again('creates a new link'),
    left: 'It is not authorized yet.',
    ...(returned === null ? {} : {wake: returned}),
    poll: async () => {
      if (returned?.aborted === true && typeof returned.reason !== 'string' && !hasReturned) {
        hasReturned = true;
        context.accepted.record(before, {action: 'authorize', mappings: null});
      }
      return watch.poll(() => context.api.connection(before));
    },
    check: (seen) => {
      watch.see(seen.state);
      if (wasAuthorized(before, seen)) return {done: true};
      if (typeof returned?.reason === 'string') throw denied(name, returned.reason);
      return {pending: seen.state.name};
    },
  });
  // Its page goes with this command: a browser that found nobody would tell of a failure.
  if (returned?.aborted === false) await context.clock.sleep(returnGrace, returned);
  demandOrganization(authorized, org, 'unhealthy');
  return authorized;
}

export interface AwaitOptions {
  org: string | undefined;
  /** Milliseconds. */
  timeout: number;
  /** Aborted when the browser has come back to this machine. */
  returned: AbortSignal | null;
}

function denied(name: string, error: string): Failure {
  const message = `${name} was not authorized: the Salesforce user denied access.`;
  return new Failure('refused', message, {
    reason: `Salesforce returned ${error}. Nothing was changed.`,
    next: again('creates a new link'),
    details: {browser_error: error},
  });
}

/** Whether a connection needs no authorization. An unknown state may need one. */
export function isAuthorized({state, organization_id}: Connection): boolean {
  if (isHealthy(state) || state.name === 'PAUSED') return true;
  const needsOne = ['UNAUTHORIZED', 'NEED_AUTHENTICATION', 'INACTIVE_ORG'].includes(state.name);
  return organization_id !== null && state.kind !== 'unknown' && !needsOne;
}

/** A connection that works, or was paused, was authorized before: then the time has to be a new one. */
function wasAuthorized(before: Connection, now: Connection): boolean {
  const isSettledOrPaused = ({state}: Connection) => isHealthy(state) || state.name === 'PAUSED';
  return (
    isSettledOrPaused(now) &&
    (!isSettledOrPaused(before) || now.record.auth_updated !== before.record.auth_updated)
  );
}

function demandOrganization(
  connection: Connection,
  org: string | undefined,
  kind: 'refused' | 'unhealthy',
): void {
  const {organization_id} = connection;
  if (org === undefined || belongsTo(connection, org)) return;
  const next: NextStep = {run: 'connections:info', connection};
  const name = nameOf(connection);
  if (organization_id === null) {
    throw new Failure(kind, `The organization of ${name} is unknown.`, {
      reason: `Expected ${org}, but Heroku Connect does not name one.`,
      next,
      details: {wanted: org},
    });
  }
  throw new Failure(kind, `${name} belongs to another organization.`, {
    reason: `It is authorized with ${organization_id}; expected ${org}.`,
    next,
    details: {organization_id, wanted: org},
  });
}
