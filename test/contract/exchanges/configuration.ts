import type {Exchange, Step} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import {like} from '../exchange/template.ts';
import {configureNew} from './configure.ts';
import {connectionBody} from './details.ts';
import {deepConfigured} from './mappings/details.ts';
import {identity, listUnder} from './printed.ts';

const {resource} = documented;

const at =
  (action: 'export' | 'import', method: 'GET' | 'POST') =>
  ({connection}: Names): Request => ({
    host: 'region',
    method,
    path: `/connections/${connection}/actions/${action}`,
  });

const account = {
  object_name: 'Account',
  config: {
    access: 'read_write',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    sf_max_daily_api_calls: 30000,
    fields: {SystemModstamp: {}, Name: {}, Id: {}, IsDeleted: {}, CreatedDate: {}},
    indexes: {SystemModstamp: {unique: false}, Id: {unique: true}},
  },
};

/** What is imported; what it has and the service does not know is left to the service. */
const document = {mappings: [account], version: 1};

const exported = (names: Names) => ({
  mappings: [
    {
      object_name: 'Account',
      config: {
        ...account.config,
        applied_at: like.instant('2023-02-06T11:24:38.508732Z'),
      },
    },
  ],
  connection: {
    app_name: names.app,
    organization_id: like.text('00D4W0000054k3cUAA', /^00D\w{15}$/),
    exported_at: like.text(
      '2023-02-07T08:00:00.123456+00:00',
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/,
    ),
    features: like.eachUnderKey('poll_db_no_merge', like.boolean(true)),
    api_version: like.text('57.0', /^\d+\.0$/),
    name: like.text(''),
    logplex_log_enabled: like.boolean(false),
  },
  version: 1,
});

const importByBody: Exchange = {
  title: 'a configuration is imported from a JSON body, and the answer is empty',
  sources: [
    'reference article, Import Configuration',
    'public client, a deployment script: the status is 202',
    'public client, shane-sfdx-plugins: any body of the answer would be an error',
  ],
  request: (names) => ({...at('import', 'POST')(names), json: document}),
  response: () => ({status: 202, body: null}),
  simulator: {of: 'acme-archive'},
  client: [
    {
      hconnect: ['config:import', '-', '--resource', resource, '--yes'],
      before: [deepConfigured],
      stdin: JSON.stringify(document),
      ends: {
        prints: () => ({
          outcome: 'accepted',
          ...identity,
          backup: 'FILE',
          state: null,
          objects: ['Account'],
          created: [],
          changed: ['Account'],
          unchanged: [],
          mappings: [],
        }),
      },
    },
    {
      hconnect: ['config:import', '-', '--resource', resource, '--yes'],
      before: [deepConfigured],
      stdin: JSON.stringify(document),
      ends: {shows: ['accepted', 'still in progress']},
    },
  ],
};

const importByUpload: Exchange = {
  ...importByBody,
  title: 'a configuration is imported from a file in the part config of a form',
  request: (names) => ({...at('import', 'POST')(names), upload: document}),
  client: [
    {
      hconnect: ['config:import', '-', '--resource', resource, '--upload', '--yes'],
      before: [deepConfigured],
      stdin: JSON.stringify(document),
      ends: {shows: ['accepted', '1 mapping to change']},
    },
  ],
};

/** A config without fields, with what else every client sends. */
const nonsense = {
  access: 'read_only',
  sf_notify_enabled: false,
  sf_polling_seconds: 600,
  sf_max_daily_api_calls: 30000,
  fields: {},
};

const importOfNonsense: Exchange = {
  ...importByBody,
  title: 'an import is accepted though its content cannot be applied',
  sources: ['official plugin, source', 'assumption: as its issue 97 tells, and still so'],
  request: (names) => ({
    ...at('import', 'POST')(names),
    json: {mappings: [{object_name: 'MissingObject__c', config: nonsense}]},
  }),
  client: [
    {
      hconnect: ['config:import', '-', '--resource', resource, '--yes', '--skip-validation'],
      before: [deepConfigured],
      stdin: '{"mappings": [{"object_name": "MissingObject__c", "config": {"fields": {}}}]}',
      ends: {shows: ['accepted', 'still in progress']},
    },
  ],
};

const importOfHalf: Exchange = {
  title: 'an import that is no JSON is refused at once',
  sources: ['assumption: 400, since only what cannot be read can fail at once'],
  request: (names) => ({...at('import', 'POST')(names), malformed: '{"mappings": ['}),
  response: () => ({status: 400, body: {message: like.sentence('JSON parse error')}}),
  simulator: {of: 'acme-archive'},
  client: null,
  reason: 'hconnect reads a configuration to its end before it sends anything',
};

const afterImport: Exchange = {
  title: 'the mappings of an import are in the deep details',
  sources: ['reference article, Import Configuration', 'reference article, Get Mappings List'],
  request: ({connection}) => ({
    host: 'region',
    method: 'GET',
    path: `/connections/${connection}`,
    query: {deep: 'true'},
  }),
  response: (names) => ({
    status: 200,
    body: {
      ...connectionBody(names),
      mappings: [
        {
          id: like.uuid(documented.mapping),
          object_name: 'Account',
          state: 'DATA_SYNCED',
          config: account.config,
        },
      ],
    },
  }),
  simulator: {
    of: 'acme-review',
    first: [{exchange: configureNew}, {seconds: 30}, {exchange: importByBody}, {seconds: 600}],
  },
  client: [
    {
      hconnect: ['mappings:list', resource],
      ends: {prints: (answer) => listUnder(answer, 'mappings')},
    },
    {
      hconnect: ['mappings:list', resource],
      ends: {shows: ['Account', 'DATA_SYNCED', 'read_write']},
    },
  ],
};

/** A configuration says when it was applied once it was changed. */
const edited = (config: object): Step => ({
  event: 'dashboard_edit',
  details: {object_name: 'Account', config},
});

const exportByGet: Exchange = {
  title: 'the configuration of a connection is exported',
  sources: ['reference article, Export Configuration', 'exported files'],
  request: at('export', 'GET'),
  response: (names) => ({status: 200, body: exported(names)}),
  simulator: {
    of: 'acme-review',
    first: [
      {exchange: configureNew},
      {seconds: 30},
      {exchange: importByBody},
      {seconds: 600},
      edited({access: 'read_only'}),
      edited({access: 'read_write'}),
      {seconds: 600},
    ],
  },
  client: [
    {
      hconnect: ['config:export', resource, '--raw'],
      ends: {prints: (answer) => answer},
    },
    {
      hconnect: ['config:export', resource],
      ends: {
        // Without the instants, which change though nothing was changed.
        prints: () => ({
          mappings: [
            {
              object_name: 'Account',
              config: {...account.config, sf_max_daily_api_calls: 30000},
            },
          ],
          connection: {
            app_name: documented.app,
            organization_id: '00D4W0000054k3cUAA',
            features: {poll_db_no_merge: true},
            api_version: '57.0',
            name: '',
            logplex_log_enabled: false,
          },
          version: 1,
        }),
      },
    },
  ],
};

const exportByPost: Exchange = {
  ...exportByGet,
  title: 'an export by POST may work as well',
  sources: [
    'reference article, Export Configuration',
    'assumption: both its heading (POST) and its example (GET) are right',
  ],
  request: at('export', 'POST'),
  client: null,
  reason: 'hconnect sends GET, as the article’s example and every other client do',
};

export const configuration: readonly Exchange[] = [
  importByBody,
  importByUpload,
  importOfNonsense,
  importOfHalf,
  afterImport,
  exportByGet,
  exportByPost,
];
