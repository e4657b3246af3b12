import {documentedBody} from '../exchange/documented-body.ts';
import type {Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import {like} from '../exchange/template.ts';
import {listUnder, waitedFor, withRegion} from './printed.ts';

const {resource} = documented;

const shallow = ({connection}: Names): Request => ({
  host: 'region',
  method: 'GET',
  path: `/connections/${connection}`,
});

/** The request for the details with every mapping. */
export const deepRequest = (names: Names): Request => ({...shallow(names), query: {deep: 'true'}});

/** What the article shows of a connection without its mappings. */
export const connectionBody = (names: Names) => ({
  id: names.connection,
  name: like.text('example-app'),
  resource_name: names.resource,
  schema_name: like.text('salesforce'),
  db_key: like.text('DATABASE_URL'),
  state: 'IDLE',
});

/** The details without mappings, which is what a request without `deep` gets. */
export const shallowDetails: Exchange = {
  title: 'the details of a connection are without its mappings by default',
  sources: ['reference article, Get Connection Details'],
  request: shallow,
  response: (names) => ({
    status: 200,
    body: {
      ...connectionBody(names),
      // Not in the article's example; the official plugin's fixtures have it.
      mappings_summary_state: 'OK',
      detail_url: `/api/v3/connections/${names.connection}`,
    },
    without: ['mappings'],
  }),
  simulator: {of: 'acme-production'},
  client: [
    {hconnect: ['connections:info', resource, '--no-mappings'], ends: {prints: withRegion}},
    {
      hconnect: ['connections:info', documented.connection, '--no-mappings'],
      ends: {prints: withRegion},
    },
    {
      hconnect: ['api', '/connections/{connection}', '--resource', resource],
      ends: {prints: (answer) => answer},
    },
  ],
};

/** The details as a command prints them that reads them last. */
export function printedDetails(): object {
  return withRegion(documentedBody(shallowDetails) ?? null);
}

/** The details with mappings, which are those of Account and Contact. */
export const deepDetails: Exchange = {
  title: 'the details of a connection have its mappings when they are asked for deep',
  sources: ['reference article, Get Connection Details', 'reference article, Get Mappings List'],
  request: deepRequest,
  response: (names) => ({
    status: 200,
    body: {
      ...connectionBody(names),
      mappings: [
        {id: names.mapping, object_name: 'Account', state: 'DATA_SYNCED'},
        {
          id: like.uuid('3f87cb43-2b2b-4a40-a396-d3611cb776b4'),
          object_name: 'Contact',
          state: 'DATA_SYNCED',
        },
      ],
    },
  }),
  simulator: {of: 'herokuconnect-circular-60105', mapping: 'Account'},
  client: [
    {hconnect: ['connections:info', resource], ends: {prints: withRegion}},
    {hconnect: ['connections:info', resource], ends: {shows: ['IDLE', 'Account', 'Contact']}},
    {hconnect: ['connections:wait', resource, '--skip-stale-check'], ends: {prints: waitedFor}},
    {
      hconnect: ['connections:wait', resource, '--for', 'IDLE', '--skip-stale-check'],
      ends: {shows: ['IDLE']},
    },
    {
      hconnect: ['mappings:list', resource],
      ends: {prints: (answer) => listUnder(answer, 'mappings')},
    },
    // The mapping is found by the way, and not asked for again.
    {
      hconnect: ['mappings:info', 'contact', '--resource', resource],
      ends: {prints: (answer) => listUnder(answer, 'mappings')[1]},
    },
  ],
};

const inStep: Exchange = {
  ...deepDetails,
  title: 'mappings that are in step show DATA_SYNCED',
  client: [
    {
      hconnect: ['mappings:wait', 'Account', '--resource', resource],
      before: [deepDetails],
      ends: {prints: (answer) => listUnder(answer, 'mappings').slice(0, 1)},
    },
  ],
};

const person = (names: Names) => ({
  user_id: like.text('0054W00000AbCdEQAV'),
  username: like.text('integration@example.com'),
  organization_id: like.text('00D4W0000054k3cUAA'),
  urls: like.details({rest: `${names.region_url}/services/data/v{version}/`}),
});

const everyField = (names: Names) => ({
  ...connectionBody(names),
  _id: like.integer(654321),
  internal_name: names.app,
  addon_id: names.connection,
  app_name: names.app,
  app_id: names.app_id,
  team_name: like.orNull(like.text('')),
  enterprise_account_name: like.orNull(like.text('')),
  database: {
    host: like.text('ec2-34-194-215-27.compute-1.amazonaws.com'),
    database: like.text('d6mah9u2hj7110'),
    port: like.integer(5432),
  },
  organization_id: like.text('00D4W0000054k3cUAA', /^00D\w{15}$/),
  mappings_summary_state: 'OK',
  detail_url: `/api/v3/connections/${names.connection}`,
  notifications_url: `/api/v3/connections/${names.connection}/notifications`,
  tags: [],
  sf_info: {
    username: like.orNull(like.text('integration@example.com')),
    organization_id: like.orNull(like.text('00D4W0000054k3cUAA')),
    environment: 'production',
    domain: like.text('https://login.salesforce.com', /^https:/),
    api_version: like.text('64.0', /^\d+\.0$/),
  },
  created_at: like.instant('2025-07-16T19:21:56.317415Z'),
  auth_updated: like.orNull(like.instant('2025-07-16T19:25:01.004821Z')),
  plan: like.text('demo'),
  free_edition: like.boolean(true),
  dogwood: like.boolean(false),
  metrics: {last_write_activity_time: like.orNull(like.instant('2025-07-16T19:30:00.000000Z'))},
  logplex_log_enabled: like.boolean(false),
  deletable: like.boolean(false),
  large_query_threshold: like.integer(10000),
  bulk_page_size: like.integer(150000),
  soap_batch_size: like.integer(200),
  features: like.eachUnderKey('poll_db_no_merge', like.boolean(true)),
  sf_instance: like.orNull(like.text('USA101')),
  sf_region: like.orNull(like.text('AWS us-east-1')),
});

const detailsInFull: Exchange = {
  title: 'the details of a connection have the record of the Salesforce user, which is personal',
  sources: ['official plugin, typed interfaces'],
  request: shallow,
  response: (names) => ({
    status: 200,
    body: {...everyField(names), user_info: person(names)},
  }),
  simulator: {of: 'acme-production'},
  client: [
    {
      hconnect: ['connections:info', resource, '--no-mappings'],
      ends: {
        prints: (answer) => {
          const {user_info: _personal, ...others} = withRegion(answer);
          return others;
        },
      },
    },
    {
      hconnect: ['connections:info', resource, '--no-mappings', '--user-info'],
      ends: {prints: withRegion},
    },
    {
      hconnect: ['connections:info', resource, '--no-mappings'],
      ends: {
        shows: [
          'virginia-3, https://connect-3-virginia.heroku.com',
          'DATABASE_URL, ec2-34-194-215-27.compute-1.amazonaws.com:5432/d6mah9u2hj7110',
          '00D4W0000054k3cUAA, production',
          'integration@example.com',
          '2025-07-16T19:21:56Z',
        ],
      },
    },
  ],
};

export const details: readonly Exchange[] = [shallowDetails, deepDetails, inStep, detailsInFull];
