/**
 * Authorization by a Salesforce user: the address to open, and the page behind it.
 *
 * POST …/authorize_url is documented. On the real service the address leads through Heroku's and
 * Salesforce's logins; here it is one page with Allow and Deny, on the cell's own origin.
 */
import {isRecord} from '../../engine/mappings/configuration.ts';
import {sentJson} from '../request-body.ts';
import {empty, json, Refusal} from '../responses.ts';
import {authorize} from '../../engine/setup.ts';
import {uuid} from '../../model/seeded-random.ts';
import {askPage, endPage} from './authorization-page.ts';
import {type Call, onConnection, type Route, stateFor} from '../route.ts';
import {nextNumber} from '../../model/find.ts';
import type {Connection, Organization, AuthorizationRequest, World} from '../../model/world.ts';

export const authorizationRoutes: readonly Route[] = [
  onConnection('POST', '/authorize_url', giveAddress),
  {host: 'cell', method: 'GET', path: '/oauth/start/:request', open: true, answer: ask},
  {host: 'cell', method: 'POST', path: '/oauth/start/:request', open: true, answer: decide},
  {host: 'cell', method: 'GET', path: '/sync/:id', open: true, answer: showEnd},
];

/** Simulated time after which an address leads nowhere (assumption `authorization_link`). */
const authorizationLasts = 10 * 60 * 1000;

function giveAddress(call: Call, connection: Connection): Response {
  const {world, now} = call;
  const options = readOptions(world, sentJson(call.body) ?? {});
  const state = stateFor(call, connection);
  if (state === 'NEW' && world.behavior.authorize_before_database === 'refuse') {
    throw new Refusal(409, `Configure a database first. The connection is ${state}.`);
  }
  const request: AuthorizationRequest = {
    id: uuid(world.seed, 'ticket', connection.id, nextNumber(world, 'authorization')),
    connection: connection.id,
    ...options,
    until: now + authorizationLasts,
  };
  world.authorization_requests = [
    ...world.authorization_requests.filter(({until}) => now < until),
    request,
  ];
  const address = world.addresses.cells[connection.cell] ?? '';
  return json(201, {redirect: `${address}/oauth/start/${request.id}`});
}

function readOptions(
  world: World,
  sent: unknown,
): Pick<AuthorizationRequest, 'environment' | 'domain' | 'api_version' | 'next'> {
  if (!isRecord(sent)) throw new Refusal(400, 'The request body must be an object.');
  const text = (key: string, shape: RegExp, expected: string): string | null => {
    const value = sent[key];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && shape.test(value)) return value;
    throw new Refusal(400, `${key} must be ${expected}.`);
  };
  const environment =
    text('environment', /^(production|sandbox|custom)$/, 'production, sandbox or custom') ??
    world.behavior.default_environment;
  const domain = text('domain', /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'the name of a host');
  if (environment === 'custom' && domain === null) {
    throw new Refusal(400, 'domain is required for a custom environment.');
  }
  return {
    environment,
    domain: environment === 'custom' ? domain : null,
    api_version: text('api_version', /^(3[2-9]|[4-9]\d|\d{3})\.0$/, 'like 52.0, from 32.0'),
    next: text('next', /^https?:\/\/[^\s/]+/, 'an http or https address'),
  };
}

function ask({world, now, params, host}: Call): Response {
  const found = findAuthorization(world, params.request, host, now);
  if (!found) return endPage(404, 'Invalid link', 'It was already used or has expired.');
  const {request, connection} = found;
  return askPage(world, connection, organizationsFor(world, request), request.environment);
}

function decide({world, now, params, host, body}: Call): Response {
  const found = findAuthorization(world, params.request, host, now);
  if (!found) return endPage(404, 'Invalid link', 'It was already used or has expired.');
  const {request, connection} = found;
  const form = body.kind === 'form' ? body.parts : {};
  const {decision} = form;
  if (decision !== 'allow' && decision !== 'deny') {
    return endPage(400, 'No decision', 'Press Allow or Deny.');
  }
  const offered = organizationsFor(world, request);
  const organization =
    form.organization === undefined ? offered[0] : offered.find(({id}) => id === form.organization);
  if (!organization) return endPage(400, 'No such organization', 'Choose one from the list.');
  world.authorization_requests = world.authorization_requests.filter((other) => other !== request);
  const dashboard = `${world.addresses.cells[connection.cell] ?? ''}/sync/${connection.id}`;
  if (decision === 'allow') {
    authorize(world, connection, organization, now);
    connection.custom_domain = request.domain === null ? null : `https://${request.domain}`;
    if (request.api_version !== null) connection.api_version = request.api_version;
    return seeOther(request.next ?? dashboard);
  }
  const returnsError = world.behavior.denied_redirect === 'next_with_error';
  return seeOther(denied(returnsError ? (request.next ?? dashboard) : dashboard));
}

function showEnd({query}: Call): Response {
  return query.has('error')
    ? endPage(200, 'Not authorized', 'The authorization was denied. Nothing has changed.')
    : endPage(200, 'Connected', 'You can close this page.');
}

function findAuthorization(
  world: World,
  id: string | undefined,
  cell: string,
  now: number,
): {request: AuthorizationRequest; connection: Connection} | null {
  const request = world.authorization_requests.find(
    (candidate) => candidate.id === id && now < candidate.until,
  );
  const connection = world.connections.find(
    (candidate) => candidate.id === request?.connection && candidate.cell === cell,
  );
  return request && connection ? {request, connection} : null;
}

/** The organizations that a person could log in to: those of the environment, or all for a custom one. */
function organizationsFor(world: World, {environment}: AuthorizationRequest): Organization[] {
  return world.organizations.filter(
    (organization) => environment === 'custom' || organization.environment === environment,
  );
}

function denied(address: string): string {
  const url = new URL(address);
  url.searchParams.set('error', 'access_denied');
  return url.href;
}

function seeOther(address: string): Response {
  return empty(303, {Location: address});
}
