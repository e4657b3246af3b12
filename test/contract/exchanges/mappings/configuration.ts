import type {Json} from '../../../../src/lib/domain/json.ts';
import type {Exchange} from '../../exchange/exchange.ts';
import {documented, type Names} from '../../exchange/names.ts';
import type {Request} from '../../exchange/request.ts';
import {like} from '../../exchange/template.ts';
import {shallowDetails} from '../details.ts';
import {deepConfigured, mapping, mappingBody} from './details.ts';

const of = ['--resource', documented.resource];

/** The configuration that the article creates a mapping with. */
const config = {
  access: 'read_only',
  sf_notify_enabled: true,
  sf_polling_seconds: 600,
  fields: {CreatedDate: {}, Id: {}, IsDeleted: {}, Name: {}, SystemModstamp: {}},
  indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
};

/** What makes the configuration of the article's example of a mapping this one. */
const edits = ['--add-field', 'Name', '--add-index', 'Id:unique'];

const post = ({connection}: Names): Request => ({
  host: 'region',
  method: 'POST',
  path: `/connections/${connection}/mappings`,
  json: {object_name: 'Account', config},
});

/** The edit of a mapping, with the revision that was read. */
export const put = ({mapping: id, revision}: Names): Request => ({
  host: 'region',
  method: 'PUT',
  path: `/mappings/${id}`,
  json: {object_name: 'Account', config: {...config, revision}},
});

const changed = (names: Names) => ({
  ...mappingBody(names),
  state: like.state('INITIAL'),
  state_description: like.sentence('Creating'),
  config: {...config, revision: like.integerOtherThan(names.revision, 12346)},
});

/** The outcome of a change as `--json` prints it. */
const outcome =
  (action: string, more: object = {}) =>
  (answer: Json) => [
    {
      id: documented.mapping,
      object_name: 'Account',
      action,
      outcome: 'accepted',
      state: 'INITIAL',
      ...more,
      mapping: answer,
    },
  ];

const create: Exchange = {
  title: 'a mapping is created and answered in full',
  sources: ['reference article, Create a Mapping'],
  request: post,
  response: (names) => ({
    status: 201,
    body: {...changed(names), id: like.uuid(documented.mapping)},
  }),
  simulator: {of: 'herokuconnect-tapered-60106'},
  client: [
    {
      hconnect: ['mappings:create', '--from', '-', ...of],
      stdin: JSON.stringify({mappings: [{object_name: 'Account', config}]}),
      before: [shallowDetails],
      ends: {prints: outcome('create')},
    },
  ],
};

const createLimited: Exchange = {
  ...create,
  title: 'a mapping may be created with a limit of daily calls',
  sources: ['public client, django-heroku-connect', 'exported files'],
  request: (names) => ({
    ...post(names),
    json: {object_name: 'Account', config: {...config, sf_max_daily_api_calls: 30000}},
  }),
  client: [
    {
      hconnect: ['mappings:create', 'Account', '--field', 'Name', '--notify', ...of],
      before: [shallowDetails],
      ends: {shows: ['Account was created', 'loading from Salesforce']},
    },
  ],
};

const problems = {
  message: 'Invalid request parameters',
  errors: {fields: ['Field Missing_Rating__c does not exist on Account.']},
};

const refused = {
  fails: 'refused',
  status: 6,
  details: {
    http_status: 400,
    reason:
      'Invalid request parameters: fields: Field Missing_Rating__c does not exist on Account (400 Bad Request).',
    response: problems,
  },
};

const withMissingField = {...config, fields: {...config.fields, Missing_Rating__c: {}}};

const createBad: Exchange = {
  title: 'a mapping with errors in it is refused with details about them',
  sources: ['reference article, Create a Mapping', 'assumption: the details are an object'],
  request: (names) => ({
    ...post(names),
    json: {object_name: 'Account', config: withMissingField},
  }),
  response: () => ({status: 400, body: like.details(problems)}),
  simulator: {of: 'herokuconnect-tapered-60106'},
  client: [
    {
      hconnect: ['mappings:create', '--from', '-', ...of],
      stdin: JSON.stringify({mappings: [{object_name: 'Account', config: withMissingField}]}),
      before: [shallowDetails],
      after: [deepConfigured],
      ends: refused,
    },
  ],
};

/** Replaces the configuration of a mapping. */
export const edit: Exchange = {
  title: 'a mapping is edited with the revision that was read',
  sources: ['reference article, Edit a Mapping'],
  request: put,
  response: (names) => ({status: 200, body: changed(names)}),
  simulator: {of: 'acme-archive', mapping: 'Account'},
  client: [
    {
      hconnect: ['mappings:update', 'Account', ...edits, ...of],
      before: [deepConfigured],
      ends: {prints: outcome('update', {backup: 'FILE'})},
    },
    {
      hconnect: ['mappings:edit', 'Account', '--from', '-', ...of],
      stdin: JSON.stringify(config),
      before: [deepConfigured],
      ends: {prints: outcome('update', {backup: 'FILE'})},
    },
  ],
};

const editBad: Exchange = {
  ...edit,
  title: 'an edit with errors in it is refused with details about them',
  request: (names) => ({
    ...put(names),
    json: {object_name: 'Account', config: {...withMissingField, revision: names.revision}},
  }),
  response: () => ({status: 400, body: like.details(problems)}),
  client: [
    {
      hconnect: [
        ...['mappings:update', 'Account', ...edits],
        ...['--add-field', 'Missing_Rating__c', ...of],
      ],
      before: [deepConfigured],
      ends: refused,
    },
  ],
};

/** Somebody edits the mapping, and its revision moves. */
const somebodyEdits = {
  event: 'dashboard_edit',
  details: {object_name: 'Account', config: {sf_polling_seconds: 3600}},
};

const moved: Exchange = {
  ...mapping,
  title: 'a mapping that was changed has another revision',
  sources: ['reference article, Edit a Mapping'],
  response: (names) => ({
    status: 200,
    body: {
      ...mappingBody(names),
      config: {
        ...mappingBody(names).config,
        sf_polling_seconds: 3600,
        revision: like.integerOtherThan(names.revision, 12399),
      },
    },
  }),
  simulator: {of: 'acme-archive', mapping: 'Account', first: [somebodyEdits]},
  client: [
    {
      hconnect: ['mappings:info', 'Account', ...of],
      ends: {shows: ['revision 12399', 'every 3600s']},
    },
  ],
};

const editStale: Exchange = {
  ...edit,
  title: 'an edit with another revision than the current one is refused',
  sources: ['reference article, Edit a Mapping', 'assumption: the body has a message'],
  response: () => ({
    status: 409,
    body: {message: like.sentence('The mapping was changed in the meantime.')},
  }),
  simulator: {of: 'acme-archive', mapping: 'Account', first: [somebodyEdits]},
  client: [
    {
      hconnect: ['mappings:update', 'Account', ...edits, ...of],
      before: [deepConfigured],
      after: [moved],
      ends: {fails: 'refused', status: 6, details: {http_status: 409, revision: 12399}},
    },
  ],
};

const schema: Exchange = {
  title: 'the fields of a Salesforce object can be listed',
  sources: ['official plugin, source'],
  request: ({connection}) => ({
    host: 'region',
    method: 'GET',
    path: `/connections/${connection}/schemas/Account`,
  }),
  response: () => ({
    status: 200,
    body: {fields: like.each({name: like.text('Id', /^\w+$/), required: like.boolean(true)})},
  }),
  simulator: {of: 'acme-production'},
  client: [
    {
      call: (api, ref) => api.objectFields(ref, 'Account'),
      returns: [
        {name: 'Id', label: null, type: null, required: true, record: {name: 'Id', required: true}},
      ],
    },
    {
      hconnect: ['config:validate', '-', '--live', ...of],
      before: [deepConfigured],
      stdin: JSON.stringify({
        mappings: [{object_name: 'Account', config: {fields: {id: {}}}}],
      }),
      ends: {shows: ['0 errors', `checked against ${documented.resource}`]},
    },
  ],
};

export const mappingConfiguration: readonly Exchange[] = [
  create,
  createLimited,
  createBad,
  edit,
  editBad,
  moved,
  editStale,
  schema,
];
