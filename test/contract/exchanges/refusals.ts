import type {Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import {like} from '../exchange/template.ts';

const {resource} = documented;
const wrongToken = 'not-the-token';
const nowhere = 'fa11ed00-0000-4000-8000-000000000404';

const details = ({connection}: Names): Request => ({
  host: 'region',
  method: 'GET',
  path: `/connections/${connection}`,
});

const grant = (app: string): Request => ({host: 'discovery', method: 'POST', path: `/auth/${app}`});

const wrongTokenAtRegion: Exchange = {
  title: 'a region refuses a wrong token',
  sources: [
    'reference article, Authentication',
    'assumption: the status is 401, and the body has a message',
  ],
  request: (names) => ({...details(names), token: wrongToken}),
  response: () => ({status: 401, body: {message: like.sentence('Invalid token.')}}),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: ['connections:info', resource, '--no-mappings'],
      ends: {
        fails: 'auth',
        status: 4,
        details: {
          http_status: 401,
          reason: 'Invalid token (401 Unauthorized).',
          hint: 'heroku authorizations:create    # prints a token for HCONNECT_TOKEN',
        },
      },
    },
  ],
};

const wrongTokenAtDiscovery: Exchange = {
  ...wrongTokenAtRegion,
  title: 'the discovery host refuses a wrong token',
  request: ({app}) => ({
    host: 'discovery',
    method: 'GET',
    path: '/connections',
    query: {app},
    token: wrongToken,
  }),
  client: [
    {
      hconnect: ['auth:login', '--with-token'],
      env: {HEROKU_APP: documented.app, HCONNECT_TOKEN: ''},
      stdin: `${wrongToken}\n`,
      ends: {fails: 'auth', status: 4, details: {http_status: 401}},
    },
    {
      hconnect: ['connections:list', '--app', documented.app],
      ends: {fails: 'auth', status: 4, details: {http_status: 401}},
    },
  ],
};

const noToken: Exchange = {
  ...wrongTokenAtRegion,
  title: 'a request without a token is refused',
  request: (names) => ({...details(names), token: null}),
  client: null,
  reason: 'hconnect sends nothing where it has no token',
};

const notYourApp: Exchange = {
  title: 'access to an app that you may not deploy or operate is refused',
  sources: [
    'public client, django-heroku-connect: its tests have a 403',
    'assumption: the body has a message',
  ],
  request: () => grant('globex-crm'),
  response: () => ({status: 403, body: {message: like.sentence('permission denied')}}),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: ['access:add', 'globex-crm'],
      ends: {
        fails: 'auth',
        status: 4,
        details: {http_status: 403, reason: 'permission denied (403 Forbidden).'},
      },
    },
  ],
};

const noSuchApp: Exchange = {
  title: 'an app that does not exist is not found',
  sources: [
    'public client, django-heroku-connect: its tests have a 404',
    'assumption: the body has a message',
  ],
  request: () => grant('no-such-app'),
  response: () => ({status: 404, body: {message: like.sentence('not found')}}),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: ['access:add', 'no-such-app'],
      ends: {fails: 'not_found', status: 5, details: {http_status: 404}},
    },
  ],
};

const noSuchConnection: Exchange = {
  title: 'a connection that does not exist is not found',
  sources: ['assumption: 404 with a message'],
  request: (names) => details({...names, connection: nowhere}),
  response: () => ({status: 404, body: {message: like.sentence('Not found.')}}),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: ['api', `/connections/${nowhere}`, '--region', 'virginia-3'],
      ends: {
        fails: 'not_found',
        status: 5,
        details: {http_status: 404, reason: 'Not found (404 Not Found).'},
      },
    },
  ],
};

const throttled: Exchange = {
  title: 'a request beyond 5,000 of a day is refused with the seconds to wait',
  sources: ['reference article, Rate Limits'],
  request: details,
  response: () => ({
    status: 429,
    body: {message: 'Request was throttled. Expected available in 72170 seconds.'},
  }),
  simulator: {
    of: 'acme-production',
    first: [{event: 'requests_used', details: {used: 5000}}, {seconds: 24 * 60 * 60 - 72170}],
  },
  client: [
    {
      hconnect: ['connections:info', resource, '--no-mappings'],
      ends: {
        fails: 'service',
        status: 3,
        details: {
          http_status: 429,
          retry_after: 72170,
          reason:
            'Request was throttled. Expected available in 72170 seconds (429 Too Many Requests).',
        },
      },
    },
  ],
};

const lastRequest: Exchange = {
  title: 'the 5,000th request of a day is still answered',
  sources: ['reference article, Rate Limits'],
  request: details,
  response: ({connection}) => ({status: 200, body: {id: connection}}),
  simulator: {of: 'acme-production', first: [{event: 'requests_used', details: {used: 4999}}]},
  client: null,
  reason: 'to the client it is an answer like any other',
};

const throttledChange: Exchange = {
  ...throttled,
  title: 'an action beyond 5,000 requests of a day is refused, too',
  request: ({connection}) => ({
    host: 'region',
    method: 'POST',
    path: `/connections/${connection}/actions/pause`,
  }),
  client: [
    {
      hconnect: ['connections:pause', resource],
      ends: {fails: 'service', status: 3, details: {http_status: 429, retry_after: 72170}},
    },
  ],
};

export const refusals: readonly Exchange[] = [
  wrongTokenAtRegion,
  wrongTokenAtDiscovery,
  noToken,
  notYourApp,
  noSuchApp,
  noSuchConnection,
  throttled,
  lastRequest,
  throttledChange,
];
