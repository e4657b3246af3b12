import type {Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import {like} from '../exchange/template.ts';
import {printedDetails, shallowDetails} from './details.ts';
import {deepConfigured} from './mappings/details.ts';

const settings = {schema_name: 'salesforce', db_key: 'DATABASE_URL'};
/** The command line that sets them. */
export const configureLine = [
  'connections:configure',
  documented.resource,
  ...['--db-key', 'DATABASE_URL', '--schema-name', 'salesforce'],
] as const;

const change = ({connection}: Names): Request => ({
  host: 'region',
  method: 'PATCH',
  path: `/connections/${connection}`,
  json: settings,
});

const body = (names: Names) => ({
  id: names.connection,
  name: like.text('example-app'),
  resource_name: names.resource,
  ...settings,
});

/** Sets database and schema of a new connection. The client prints what it reads back. */
export const configureNew: Exchange = {
  title: 'database and schema of a new connection are set',
  sources: [
    'reference article, Configure a Connection’s Database and Schema',
    'reference article, JSON Encoded Request Payloads and Responses',
    'public client, heroku-multiconnect: a change that takes effect is answered 202',
  ],
  request: change,
  response: (names) => ({status: 202, body: body(names)}),
  simulator: {of: 'acme-onboarding'},
  client: [
    {
      hconnect: configureLine,
      before: [deepConfigured],
      after: [shallowDetails],
      ends: {prints: printedDetails},
    },
    {
      hconnect: configureLine,
      before: [deepConfigured],
      after: [shallowDetails],
      ends: {shows: ['DATABASE_URL', 'salesforce', 'IDLE']},
    },
  ],
};

const configureSame: Exchange = {
  title: 'settings that a connection has already are accepted, too',
  sources: [
    'reference article, Configure a Connection’s Database and Schema',
    'public client, heroku-multiconnect: a change without effect is answered 200',
  ],
  request: change,
  response: (names) => ({status: 200, body: body(names)}),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: configureLine,
      before: [deepConfigured],
      after: [shallowDetails],
      ends: {prints: printedDetails},
    },
  ],
};

const configureOne: Exchange = {
  title: 'one setting alone can be changed',
  sources: ['public client, terraform-provider-herokux: name is a setting as well'],
  request: (names) => ({...change(names), json: {name: 'example-app'}}),
  response: (names) => ({
    status: 200,
    body: {id: names.connection, name: 'example-app', resource_name: names.resource},
  }),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: ['connections:configure', documented.resource, '--name', 'example-app'],
      after: [shallowDetails],
      ends: {prints: printedDetails},
    },
  ],
};

const wrongKey: Exchange = {
  title: 'the database is db_key, and database_key changes nothing',
  sources: [
    'reference article, Configure a Connection’s Database and Schema',
    'assumption: its table slips where it says database_key, and an unknown key is ignored',
  ],
  request: (names) => ({...change(names), json: {database_key: 'HEROKU_POSTGRESQL_AQUA_URL'}}),
  response: ({connection}) => ({status: 200, body: {id: connection, db_key: null}}),
  simulator: {of: 'acme-onboarding'},
  client: null,
  reason: 'hconnect sends db_key, as the article’s example and every other client do',
};

const databases: Exchange = {
  title: 'the config vars of an app that name a database can be listed',
  sources: ['official plugin, source'],
  request: ({app}) => ({host: 'region', method: 'GET', path: `/apps/${app}`}),
  response: () => ({
    status: 200,
    body: {
      db_keys: [
        {name: 'DATABASE_URL', addon: {plan: like.text('heroku-postgresql:standard-0')}},
        {
          name: 'HEROKU_POSTGRESQL_AQUA_URL',
          addon: {plan: like.text('heroku-postgresql:standard-0')},
        },
      ],
    },
  }),
  simulator: {of: 'acme-onboarding'},
  client: [
    {
      call: (api, ref) => api.databaseKeys(ref),
      returns: [
        {name: 'DATABASE_URL', plan: 'heroku-postgresql:standard-0'},
        {name: 'HEROKU_POSTGRESQL_AQUA_URL', plan: 'heroku-postgresql:standard-0'},
      ],
    },
  ],
};

export const configure: readonly Exchange[] = [
  configureNew,
  configureSame,
  configureOne,
  wrongKey,
  databases,
];
