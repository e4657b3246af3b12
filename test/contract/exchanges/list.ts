import type {Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import {like} from '../exchange/template.ts';
import {listUnder, withRegion} from './printed.ts';

const root = 'virginia-3';

const everyResult = (answer: Parameters<typeof listUnder>[0]) =>
  listUnder(answer, 'results').map(withRegion);

/** What the article shows of each connection in the list. */
const result = (names: Names) => ({
  id: names.connection,
  _id: like.integer(76070),
  name: like.text(''),
  addon_id: names.connection,
  app_name: names.app,
  team_name: like.orNull(like.text('')),
  app_id: names.app_id,
  schema_name: like.text('salesforce'),
  db_key: like.text('DATABASE_URL'),
  database: {
    host: like.text('ec2-34-194-215-27.compute-1.amazonaws.com'),
    database: like.text('d6mah9u2hj7110'),
    port: like.integer(5432),
  },
  organization_id: like.text('00D4W0000054k3cUAA', /^00D\w{15}$/),
  state: like.state('POLLING_DB_CHANGES'),
  mappings_summary_state: 'OK',
  detail_url: `/api/v3/connections/${names.connection}`,
});

const listed: Exchange = {
  title: 'the list of connections is an envelope, and each detail_url is relative',
  sources: ['reference article, Get Connections List', 'reference article, Root Endpoints'],
  request: () => ({host: 'region', method: 'GET', path: '/connections'}),
  response: (names) => ({
    status: 200,
    body: {count: 1, next: null, previous: null, results: [result(names)]},
  }),
  simulator: {of: 'acme-production'},
  client: [
    {hconnect: ['connections:list', '--region', root], ends: {prints: everyResult}},
    {
      hconnect: ['connections:list', '--region', root],
      ends: {shows: ['example-app', 'POLLING_DB_CHANGES', '00D4W0000054k3cUAA']},
    },
    {
      hconnect: ['connections:list', '--region', root, '--state', 'POLLING_DB_CHANGES'],
      ends: {prints: everyResult},
    },
    {
      hconnect: ['connections:list', '--region', root, '--org', '00D4W0000054k3c'],
      ends: {prints: everyResult},
    },
    {
      hconnect: ['connections:list', '--region', root, '--state', 'IDLE'],
      ends: {prints: () => []},
    },
    {
      hconnect: ['api', '/connections', '--region', root],
      ends: {prints: (answer) => answer},
    },
  ],
};

const noneListed: Exchange = {
  title: 'the list of connections is an empty one where none can be seen',
  sources: ['reference article, Get Connections List'],
  request: () => ({host: 'region', method: 'GET', path: '/connections'}),
  response: () => ({status: 200, body: {count: 0, next: null, previous: null, results: []}}),
  simulator: {scenario: 'default', of: 'acme-analytics'},
  client: [
    {hconnect: ['connections:list', '--region', root], ends: {prints: () => []}},
    {
      hconnect: ['connections:list', '--region', root],
      ends: {shows: ['No connections match --region']},
    },
  ],
};

const ofPage = {
  id: like.uuid(documented.connection),
  state: like.state('IDLE'),
  mappings_summary_state: like.text('OK'),
};
const ofNextPage = {...ofPage, id: like.uuid('1ac07199-0ddb-43e9-9865-8d9721ca6c6e')};

const lastPage: Exchange = {
  title: 'the last page of a list leads back and no further',
  sources: ['reference article, Get Connections List', 'assumption: page counts from 1'],
  request: () => ({host: 'region', method: 'GET', path: '/connections', query: {page: '2'}}),
  response: ({region_url}) => ({
    status: 200,
    body: {
      count: like.integer(2),
      next: null,
      previous: like.text(`${region_url}/api/v3/connections?page=1`, /^https?:/),
      results: like.each(ofNextPage),
    },
  }),
  simulator: {scenario: 'many', of: 'acme-shop-001'},
  client: [
    {
      hconnect: ['api', '/connections', '--region', root, '-X', 'GET', '--field', 'page=2'],
      ends: {prints: (answer) => answer},
    },
  ],
};

const firstPage: Exchange = {
  title: 'a list that does not fit on a page leads to the next one with an absolute URL',
  sources: [
    'reference article, Get Connections List',
    'assumption: next and previous are absolute, and the page is the parameter page',
  ],
  request: () => ({host: 'region', method: 'GET', path: '/connections'}),
  response: ({region_url}) => ({
    status: 200,
    body: {
      count: like.integer(2),
      next: `${region_url}/api/v3/connections?page=2`,
      previous: null,
      results: like.each(ofPage),
    },
  }),
  simulator: {scenario: 'many', of: 'acme-shop-001'},
  client: [
    {
      hconnect: ['connections:list', '--region', root],
      after: [lastPage],
      ends: {
        prints: (answer) => [
          ...everyResult(answer),
          withRegion({
            id: '1ac07199-0ddb-43e9-9865-8d9721ca6c6e',
            state: 'IDLE',
            mappings_summary_state: 'OK',
          }),
        ],
      },
    },
    {
      hconnect: ['api', '/connections', '--region', root, '--paginate'],
      after: [lastPage],
      ends: {
        prints: (answer) => [
          ...listUnder(answer, 'results'),
          {
            id: '1ac07199-0ddb-43e9-9865-8d9721ca6c6e',
            state: 'IDLE',
            mappings_summary_state: 'OK',
          },
        ],
      },
    },
  ],
};

export const lists: readonly Exchange[] = [listed, noneListed, firstPage, lastPage];
