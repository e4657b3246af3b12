import {expect} from 'vitest';
import type {Answer, ClientSide, Exchange, SimulatorSide} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import type {Source} from '../exchange/sources.ts';
import {like} from '../exchange/template.ts';
import {deepDetails} from './details.ts';
import {identity, listUnder} from './printed.ts';

/*
 * What the commands of the official plugin need beyond the reference article, with the shapes of its
 * tests. The plugin is a client of the simulator too; for some of these it is the only one.
 */

const of = ['--resource', documented.resource];

const without = {
  client: null,
  reason: 'hconnect has no command for it; the official plugin is the client that asks',
} as const;

const paths = {
  connection: ({connection}: Names) => `/connections/${connection}`,
  mapping: ({mapping}: Names) => `/mappings/${mapping}`,
};

function exchange(
  title: string,
  of: keyof typeof paths,
  path: string | ((names: Names) => string),
  response: (names: Names) => Answer,
  {
    source = 'official plugin, tests',
    simulator = {of: 'acme-production'},
    client,
    ...request
  }: Partial<Request> & {
    source?: Source;
    simulator?: SimulatorSide;
    client?: readonly [ClientSide, ...ClientSide[]];
  } = {},
): Exchange {
  return {
    title,
    sources: [source],
    request: (names) => ({
      host: 'region',
      method: 'GET',
      path: paths[of](names) + (typeof path === 'string' ? path : path(names)),
      ...request,
    }),
    response,
    simulator,
    ...(client === undefined ? without : {client}),
  };
}

const item = (list: 'FAILED' | 'PASSED' | 'SKIPPED') => ({
  rule_id: like.text('SHOULD_HAVE_LOG_DRAIN', /^[A-Z_]+$/),
  display_name: like.sentence('Configured Logging'),
  status: list,
  message: like.sentence('App does not have logging configured.'),
  doc_url: like.text(
    'https://devcenter.heroku.com/articles/heroku-connect-diagnose#check-configured-log-drain',
    /^https:\/\/devcenter\.heroku\.com\/articles\/heroku-connect-diagnose#check-[a-z-]+$/,
  ),
});

const writeErrors = (): Answer => ({
  status: 200,
  body: {
    count: like.integer(1),
    results: like.each({
      id: like.integer(1),
      table_name: like.text('contact', /^[a-z_]+$/),
      record_id: like.integer(2),
      message: like.sentence('entity is deleted'),
      created_at: like.instant('2025-07-16T19:21:56.317415Z'),
    }),
  },
});

const failed: SimulatorSide = {scenario: 'write-errors', of: 'acme-production', mapping: 'Contact'};

const notified: SimulatorSide = {
  of: 'acme-production',
  first: [{event: 'mapping_error', details: {object_name: 'Account'}}],
};

const differing: SimulatorSide = {
  of: 'acme-archive',
  mapping: 'Account',
  first: [
    {
      event: 'schema_change',
      details: {object_name: 'Account', field: 'Name', kind: 'length_increase'},
    },
  ],
};

const diff = ({connection}: Names, target: string) => ({
  guid: connection,
  current_api_version: like.text('58.0', /^\d\d\.0$/),
  target_api_version: target,
  mappings: [
    {
      name: 'Account',
      fields_have_changed: true,
      has_unsafe_changes: false,
      result_message: 'Length increased in Salesforce for field: name. ',
    },
    {name: 'Opportunity', fields_have_changed: false, result_message: like.sentence('Unchanged.')},
  ],
});

const change = '/actions/change-sf-api-version';

export const listedNotifications = exchange(
  'notifications are listed, filtered by their type',
  'connection',
  '/notifications',
  () => ({
    status: 200,
    body: {
      results: like.each({
        id: like.integer(1),
        created_at: like.instant('2025-07-16T19:21:56.317415Z'),
        event_type: 'mapping-error',
        message: like.sentence('Mapping Account has failed.'),
      }),
    },
  }),
  {
    query: {event_type: 'mapping-error', page_size: '1000'},
    simulator: notified,
    client: [
      {
        hconnect: ['notifications:list', ...of, '--event-type', 'mapping-error'],
        ends: {prints: (answer) => listUnder(answer, 'results')},
      },
      {
        hconnect: ['notifications:list', ...of, '--event-type', 'mapping-error'],
        ends: {shows: ['2025-07-16T19:21:56Z mapping-error', 'Mapping Account has failed.']},
      },
    ],
  },
);

/** What the service tells of a connection; why it is in an error state is looked up in it. */
export const notifications: Exchange = exchange(
  'notifications of a connection are listed',
  'connection',
  '/notifications',
  () => ({
    status: 200,
    body: {
      results: like.each({
        id: like.integer(1),
        created_at: like.instant('2025-07-16T19:21:56.317415Z'),
        event_type: 'postgres-connection',
        message: like.sentence('The database cannot be reached.'),
      }),
    },
  }),
  {
    query: {page_size: '1000'},
    simulator: {scenario: 'database-gone', of: 'acme-production'},
    client: [
      {
        hconnect: ['notifications:list', ...of],
        ends: {prints: (answer) => listUnder(answer, 'results')},
      },
    ],
  },
);

const everyNotification = exchange(
  'notifications are listed without a filter',
  'connection',
  '/notifications',
  () => ({status: 200, body: {count: 0, results: []}}),
  {
    query: {page_size: '1000'},
    client: [{hconnect: ['notifications:list', ...of], ends: {prints: () => []}}],
  },
);

/** A check of the service as a diagnosis prints it. */
const found = (severity: 'yellow' | 'green', check: unknown, object_name: string | null) => ({
  severity,
  source: 'heroku_connect',
  rule: 'SHOULD_HAVE_LOG_DRAIN',
  title: 'Configured Logging',
  object_name,
  message: (check as {message: string}).message,
  reason: null,
  doc_url: (check as {doc_url: string}).doc_url,
  meaning: expect.stringMatching(/\S/) as unknown,
  fault: 'unknown',
  advice: expect.stringMatching(/\S/) as unknown,
  avoid: null,
});

const diagnosisStarted = exchange(
  'a diagnosis is started, and read elsewhere',
  'connection',
  '/validations',
  ({region_url, connection, validation}) => ({
    status: 202,
    body: {
      result_url: like.text(
        `${region_url}/api/v3/connections/${connection}/validations/${validation}`,
        /^https?:\/\/[^/]+\/api\/v3\/connections\/[\da-f-]+\/validations\/[\da-f-]+$/,
      ),
    },
  }),
  {
    method: 'POST',
    client: [
      {
        call: (api, ref) => api.startValidations(ref),
        returns: `${documented.region_url}/api/v3/connections/${documented.connection}/validations/${documented.validation}`,
      },
    ],
  },
);

/** What the official plugin asks for, and the reference article does not have. */
export const officialPlugin: readonly Exchange[] = [
  diagnosisStarted,
  exchange(
    'the result of a diagnosis is there once the checks have run',
    'connection',
    ({validation}) => `/validations/${validation}`,
    () => ({
      status: 200,
      body: {warnings: like.each(item('FAILED')), passes: like.each(item('PASSED'))},
    }),
    {
      simulator: {of: 'acme-production', first: [{exchange: diagnosisStarted}, {seconds: 10}]},
      client: [
        {
          hconnect: ['connections:diagnose', ...of],
          before: [deepDetails, diagnosisStarted, everyNotification],
          ends: {
            prints: (answer) => ({
              connection: identity,
              findings: [
                ...listUnder(answer, 'warnings').map((check) => found('yellow', check, null)),
                ...listUnder(answer, 'passes').map((check) => found('green', check, null)),
              ],
            }),
          },
        },
      ],
    },
  ),
  exchange(
    'the diagnosis of a mapping is there at once',
    'mapping',
    '/validations',
    () => ({status: 200, body: {passes: like.each(item('PASSED'))}}),
    {
      source: 'official plugin, source',
      client: [
        {
          hconnect: ['mappings:diagnose', 'Account', ...of],
          before: [deepDetails, everyNotification],
          ends: {
            prints: (answer) => ({
              connection: identity,
              findings: listUnder(answer, 'passes').map((check) =>
                found('green', check, 'Account'),
              ),
            }),
          },
        },
      ],
    },
  ),
  exchange('write errors of a connection are listed', 'connection', '/errors', writeErrors, {
    query: {page_size: '1000'},
    simulator: failed,
    client: [
      {
        hconnect: ['connections:write-errors', ...of, '--list'],
        ends: {prints: (answer) => listUnder(answer, 'results')},
      },
      {
        hconnect: ['connections:write-errors', ...of],
        ends: {
          prints: (answer) => ({
            groups: [
              {
                object: 'contact',
                code: 'ENTITY_IS_DELETED',
                field: null,
                message: 'entity is deleted',
                count: 1,
                records: 1,
                later_failures: 0,
                later_messages: [],
                first_seen: '2025-07-16T19:21:56.317415Z',
                last_seen: '2025-07-16T19:21:56.317415Z',
                record_ids: ['2'],
                meaning: expect.stringContaining('deleted in Salesforce') as unknown,
                fault: 'timing',
                advice: expect.stringMatching(/\S/) as unknown,
                avoid: expect.stringMatching(/\S/) as unknown,
              },
            ],
            errors: listUnder(answer, 'results'),
          }),
        },
      },
    ],
  }),
  exchange('write errors of a mapping are listed', 'mapping', '/errors', writeErrors, {
    query: {page_size: '1000'},
    simulator: failed,
    client: [
      {
        hconnect: ['mappings:write-errors', 'Account', ...of, '--list'],
        ends: {prints: (answer) => listUnder(answer, 'results')},
      },
      {
        hconnect: ['mappings:write-errors', 'Account', ...of],
        ends: {shows: ['1 write error of Account on', 'ENTITY_IS_DELETED', 'entity is deleted']},
      },
    ],
  }),
  listedNotifications,
  everyNotification,
  notifications,
  exchange(
    'notifications are acknowledged by the same filters',
    'connection',
    '/notifications/acknowledge',
    () => ({status: 204, body: null}),
    {
      method: 'POST',
      // Right after the newest one that was listed.
      query: {event_type: 'mapping-error', before: '2025-07-16T19:21:56.317416Z'},
      simulator: notified,
      client: [
        {
          hconnect: [
            ...['notifications:acknowledge', ...of, '--event-type', 'mapping-error'],
            '--yes',
          ],
          before: [listedNotifications],
          ends: {
            prints: () => ({
              connection: {
                id: documented.connection,
                resource_name: documented.resource,
                app_name: documented.app,
              },
              outcome: 'done',
              acknowledged: 1,
              event_types: {'mapping-error': 1},
              after: null,
              before: '2025-07-16T19:21:56.317416Z',
              event_type: 'mapping-error',
            }),
          },
        },
        {
          hconnect: [
            ...['notifications:acknowledge', ...of, '--event-type', 'mapping-error'],
            '--yes',
          ],
          before: [listedNotifications],
          ends: {shows: ['Acknowledged 1 notification']},
        },
      ],
    },
  ),
  exchange(
    'a filter of notifications that cannot be is refused',
    'connection',
    '/notifications',
    () => ({status: 400, body: {message: 'Invalid request parameters'}}),
    {query: {after: 'soon'}},
  ),
  exchange(
    'what another API version changes is told for each mapping',
    'connection',
    '/schema-diff',
    (names) => ({status: 200, body: diff(names, '61.0')}),
    {
      query: {target_version: '61.0'},
      simulator: differing,
      client: [
        {
          hconnect: ['api-version:diff', '61.0', ...of],
          ends: {
            prints: () => ({
              connection: {
                id: documented.connection,
                resource_name: documented.resource,
                app_name: documented.app,
              },
              current_api_version: '58.0',
              target_api_version: '61.0',
              mappings: [
                {
                  object_name: 'Account',
                  changes: 'safe',
                  message: 'Length increased in Salesforce for field: name.',
                },
                {object_name: 'Opportunity', changes: 'unchanged', message: 'Unchanged.'},
              ],
            }),
          },
        },
        {
          hconnect: ['api-version:diff', '61.0', ...of],
          ends: {shows: ['1 safe, 1 unchanged.', 'Length increased in Salesforce']},
        },
      ],
    },
  ),
  exchange(
    'the API version of a paused connection is changed',
    'connection',
    change,
    (names) => ({status: 202, body: {...diff(names, '61.0'), target_version: '61.0'}}),
    {
      method: 'POST',
      json: {target_version: '61.0'},
      simulator: differing,
      client: [{call: (api, ref) => api.changeApiVersion(ref, '61.0'), returns: undefined}],
    },
  ),
  exchange(
    'an API version with unsafe changes is refused',
    'connection',
    change,
    () => ({
      status: 409,
      body: {message: 'Some mappings have unsafe changes. Edit them and retry.'},
    }),
    {
      method: 'POST',
      json: {target_version: '61.0'},
      simulator: {
        of: 'acme-archive',
        first: [
          {
            event: 'schema_change',
            details: {object_name: 'Account', field: 'Name', kind: 'type_change'},
          },
        ],
      },
    },
  ),
];
