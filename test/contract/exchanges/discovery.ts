import type {Json} from '../../../src/lib/domain/json.ts';
import type {Answer, Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import {like} from '../exchange/template.ts';
import {printedDetails, shallowDetails} from './details.ts';
import {listUnder} from './printed.ts';

/** A connection as the discovery host tells of it: with its region, and an absolute `detail_url`. */
const item = (names: Names) => ({
  id: names.connection,
  resource_name: names.resource,
  display_name: like.orNull(like.text(names.app)),
  addon_type: 'Sync',
  app_name: names.app,
  app_id: names.app_id,
  region: like.text('us'),
  region_url: names.region_url,
  region_flag: like.text('united-states'),
  region_label: like.text('Virginia (US)'),
  cell: like.text('virginia-3'),
  cell_label: like.text('Virginia 3 (US)'),
  detail_url: `${names.region_url}/api/v3/connections/${names.connection}`,
});

const places = ({region_url}: Names) => ({
  regions: like.eachUnderKey('us', {
    flag: like.text('united-states'),
    label: like.text('Virginia (US)'),
  }),
  cells: like.eachUnderKey('virginia-3', {
    url: like.text(region_url, /^https?:\/\/[^/]+$/),
    flag: like.text('united-states'),
    label: like.text('Virginia 3 (US)'),
  }),
});

const user = {
  id: like.uuid('1e3a6f0c-8a38-4c9a-9d4b-2f6f4f6c7b10'),
  email: like.text('operator@example.com', /@/),
};

const reached = (names: Names): Answer => ({
  status: 200,
  body: {user, connections: [item(names)], ...places(names)},
});

const grantAccess: Exchange = {
  title: 'access to an app is granted, and every connection within reach is shown',
  sources: [
    'reference article, Add User to the Heroku Connect Access List',
    'official plugin, typed interfaces',
    'assumption: the status is 200',
  ],
  request: ({app}) => ({host: 'discovery', method: 'POST', path: `/auth/${app}`}),
  response: reached,
  simulator: {scenario: 'fresh', of: 'acme-first'},
  client: [
    {
      hconnect: ['access:add', documented.app],
      ends: {prints: (answer) => listUnder(answer, 'connections')},
    },
    {
      hconnect: ['access:add', documented.app],
      ends: {shows: [documented.resource, documented.region_url]},
    },
  ],
};

const grantAccessById: Exchange = {
  ...grantAccess,
  title: 'an app may be named by its UUID',
  request: ({app_id}) => ({host: 'discovery', method: 'POST', path: `/auth/${app_id}`}),
  client: [
    {
      hconnect: ['access:add', documented.app_id],
      ends: {prints: (answer) => listUnder(answer, 'connections')},
    },
  ],
};

const formerAlias: Exchange = {
  title: 'regions grant access, too, at an older address',
  sources: ['public client, django-heroku-connect', 'public client, heroku-multiconnect'],
  request: ({app}) => ({host: 'region', method: 'POST', path: `/users/me/apps/${app}/auth`}),
  response: () => ({status: 200}),
  simulator: {scenario: 'fresh', of: 'acme-first'},
  client: null,
  reason: 'hconnect asks the discovery host, as the article has it',
};

const find = ({app}: Names): Request => ({
  host: 'discovery',
  method: 'GET',
  path: '/connections',
  query: {app},
});

const envelope = (names: Names) => ({next: null, previous: null, ...places(names)});

/** The region's record goes over that of discovery, its relative `detail_url` included. */
const merged = (answer: Json) =>
  listUnder(answer, 'results').map((found) => ({
    ...found,
    ...printedDetails(),
  }));

const found: Exchange = {
  title: 'discovery tells where the connections of an app are, with an absolute detail_url',
  sources: ['official plugin, source', 'official plugin, typed interfaces'],
  request: find,
  response: (names) => ({
    status: 200,
    body: {count: 1, results: [item(names)], ...envelope(names)},
  }),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: ['connections:list', '--app', documented.app],
      after: [shallowDetails],
      ends: {prints: merged},
    },
    {
      hconnect: ['connections:info', '--app', documented.app, '--no-mappings'],
      remembers: false,
      after: [shallowDetails],
      ends: {prints: printedDetails},
    },
    {
      hconnect: ['auth:login', '--with-token'],
      env: {HEROKU_APP: documented.app, HCONNECT_TOKEN: ''},
      stdin: `${documented.token}\n`,
      ends: {shows: ['Logged in']},
    },
    {
      hconnect: ['auth:status'],
      env: {HEROKU_APP: documented.app},
      ends: {shows: ['HEROKU_APP']},
    },
  ],
};

const foundWithSlash: Exchange = {
  title: 'a region_url may end in a slash',
  sources: ['official plugin, tests'],
  request: find,
  response: (names) => ({
    status: 200,
    body: {
      count: 1,
      results: [{...item(names), region_url: `${names.region_url}/`}],
      ...envelope(names),
    },
  }),
  simulator: {
    of: 'acme-production',
    first: [{set: ({region_url}) => ({'results.0.region_url': `${region_url}/`})}],
  },
  client: [
    {
      hconnect: ['connections:list', '--app', documented.app],
      after: [shallowDetails],
      ends: {prints: merged},
    },
  ],
};

const notFound: Exchange = {
  title: 'discovery shows nothing of an app on whose access list you are not',
  sources: [
    'reference article, Add User to the Heroku Connect Access List',
    'official plugin, source',
  ],
  request: find,
  response: (names) => ({status: 200, body: {count: 0, results: [], ...envelope(names)}}),
  simulator: {scenario: 'default', of: 'acme-review'},
  client: [
    {hconnect: ['connections:list', '--app', documented.app], ends: {prints: () => []}},
    {
      hconnect: ['connections:info', '--app', documented.app],
      remembers: false,
      ends: {
        fails: 'not_found',
        status: 5,
        details: {hint: `hconnect access:add ${documented.app}`, candidates: []},
      },
    },
  ],
};

export const discovery: readonly Exchange[] = [
  grantAccess,
  grantAccessById,
  formerAlias,
  found,
  foundWithSlash,
  notFound,
];
