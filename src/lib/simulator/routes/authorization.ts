/**
 * Authorisation by a Salesforce user: the address to open, and the page behind it.
 *
 * POST …/authorize_url is documented. On the real service the address leads through Heroku's and
 * Salesforce's logins; here it is one page with Allow and Deny, on the cell's own origin.
 */
import {isRecord} from '../configuration/configuration.ts';
import type {Answer} from '../service/http.ts';
import {json, Refusal, sentJson} from '../service/http.ts';
import {authorize} from '../states/setup.ts';
import {uuid} from '../world/chance.ts';
import {askPage, endPage} from './authorization-page.ts';
import {type Call, onConnection, type Route, stateFor} from './route.ts';
import {nextNumber} from '../world/find.ts';
import type {Connection, Organization, Ticket, World} from '../world/world.ts';

export const authorizationRoutes: readonly Route[] = [
  onConnection('POST', '/authorize_url', giveAddress),
  {host: 'cell', method: 'GET', path: '/oauth/start/:ticket', open: true, answer: ask},
  {host: 'cell', method: 'POST', path: '/oauth/start/:ticket', open: true, answer: decide},
  {host: 'cell', method: 'GET', path: '/sync/:id', open: true, answer: showEnd},
];

/** Simulated time after which an address leads nowhere (assumption). */
const ticketLasts = 10 * 60 * 1000;

function giveAddress(call: Call, connection: Connection): Answer {
  const {world, now} = call;
  const wanted = readWishes(world, sentJson(call.request.body) ?? {});
  const state = stateFor(call, connection);
  if (state === 'NEW' && world.switches.authorize_before_database === 'refuse') {
    throw new Refusal(409, `Configure a database first. The connection is ${state}.`);
  }
  const ticket: Ticket = {
    id: uuid(world.seed, 'ticket', connection.id, nextNumber(world, 'ticket')),
    connection: connection.id,
    ...wanted,
    until: now + ticketLasts,
  };
  world.tickets = [...world.tickets.filter(({until}) => now < until), ticket];
  const address = world.addresses.cells[connection.cell] ?? '';
  return json(201, {redirect: `${address}/oauth/start/${ticket.id}`});
}

function readWishes(
  world: World,
  sent: unknown,
): Pick<Ticket, 'environment' | 'domain' | 'api_version' | 'next'> {
  if (!isRecord(sent)) throw new Refusal(400, 'The request body must be an object.');
  const text = (key: string, shape: RegExp, wanted: string): string | null => {
    const value = sent[key];
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && shape.test(value)) return value;
    throw new Refusal(400, `${key} must be ${wanted}.`);
  };
  const environment =
    text('environment', /^(production|sandbox|custom)$/, 'production, sandbox or custom') ??
    world.switches.default_environment;
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

function ask({world, now, params, request}: Call): Answer {
  const found = findTicket(world, params.ticket, request.host, now);
  if (!found) return endPage(404, 'This address leads nowhere', 'It was used, or is too old.');
  const {ticket, connection} = found;
  return askPage(world, connection, organizationsFor(world, ticket), ticket.environment);
}

function decide({world, now, params, request}: Call): Answer {
  const found = findTicket(world, params.ticket, request.host, now);
  if (!found) return endPage(404, 'This address leads nowhere', 'It was used, or is too old.');
  const {ticket, connection} = found;
  const form = request.body.kind === 'form' ? request.body.parts : {};
  const {decision} = form;
  if (decision !== 'allow' && decision !== 'deny') {
    return endPage(400, 'Nothing was decided', 'Press Allow or Deny.');
  }
  const offered = organizationsFor(world, ticket);
  const organization =
    form.organization === undefined ? offered[0] : offered.find(({id}) => id === form.organization);
  if (!organization) return endPage(400, 'No such organization', 'Choose one from the list.');
  world.tickets = world.tickets.filter((other) => other !== ticket);
  const dashboard = `${world.addresses.cells[connection.cell] ?? ''}/sync/${connection.id}`;
  if (decision === 'allow') {
    authorize(world, connection, organization, now);
    if (ticket.api_version !== null) connection.api_version = ticket.api_version;
    return seeOther(ticket.next ?? dashboard);
  }
  const tells = world.switches.denied_redirect === 'next_with_error';
  return seeOther(denied(tells ? (ticket.next ?? dashboard) : dashboard));
}

function showEnd({request}: Call): Answer {
  return request.query.has('error')
    ? endPage(200, 'Not connected', 'The authorization was denied. Nothing has changed.')
    : endPage(200, 'Connected', 'You can close this page.');
}

function findTicket(
  world: World,
  id: string | undefined,
  cell: string,
  now: number,
): {ticket: Ticket; connection: Connection} | null {
  const ticket = world.tickets.find((candidate) => candidate.id === id && now < candidate.until);
  const connection = world.connections.find(
    (candidate) => candidate.id === ticket?.connection && candidate.cell === cell,
  );
  return ticket && connection ? {ticket, connection} : null;
}

/** The organisations that a person could log in to: those of the environment, or all for a custom one. */
function organizationsFor(world: World, {environment}: Ticket): Organization[] {
  return world.organizations.filter(
    (organization) => environment === 'custom' || organization.environment === environment,
  );
}

function denied(address: string): string {
  const url = new URL(address);
  url.searchParams.set('error', 'access_denied');
  return url.href;
}

function seeOther(address: string): Answer {
  return {status: 303, headers: {Location: address}};
}
