import type {Exchange} from '../../exchange/exchange.ts';
import {documented, type Names} from '../../exchange/names.ts';
import type {Request} from '../../exchange/request.ts';
import {exampleOf, like} from '../../exchange/template.ts';
import {connectionBody, deepRequest} from '../details.ts';
import {listUnder, withRegion} from '../printed.ts';

const command = ['mappings:info', 'Account', '--resource', documented.resource] as const;

/** The request for the mapping's details. */
export const mappingRequest = ({mapping}: Names): Request => ({
  host: 'region',
  method: 'GET',
  path: `/mappings/${mapping}`,
});

/** The article's example of a mapping. */
export const mappingBody = (names: Names) => ({
  access: 'read_only',
  actively_writing: like.boolean(false),
  config: {
    access: 'read_only',
    fields: {CreatedDate: {}, Id: {}, IsDeleted: {}, SystemModstamp: {}},
    indexes: {Id: {unique: like.boolean(false)}, SystemModstamp: {unique: false}},
    revision: names.revision,
    sf_notify_enabled: like.boolean(true),
    sf_polling_seconds: 600,
  },
  connection: {id: names.connection},
  counts: {
    db: like.integer(0),
    errors: like.integer(0),
    pending: like.integer(0),
    sf: like.integer(0),
  },
  detail_url: like.text(`${names.region_url}/api/v3/connections/${names.connection}`),
  id: names.mapping,
  object_name: 'Account',
  state: 'DATA_SYNCED',
  state_description: 'OK',
  times: {
    db_poll: like.orNull(like.text('<date>')),
    db_write: like.orNull(like.text('<date>')),
    sf_poll: like.orNull(like.text('<date>')),
    sf_write: like.orNull(like.text('<date>')),
  },
});

/** The details of a connection, each mapping with its configuration, by which a change is planned. */
export const deepConfigured: Exchange = {
  title: 'the mappings in the details of a connection have their configurations',
  sources: ['official plugin, typed interfaces', 'public client, django-heroku-connect'],
  request: deepRequest,
  response: (names) => ({
    status: 200,
    body: {
      ...connectionBody(names),
      mappings: like.each({
        id: like.uuid(documented.mapping),
        object_name: like.text('Account', /^\w+$/),
        state: 'DATA_SYNCED',
        config: like.details(exampleOf(mappingBody(names).config)),
        counts: like.details({db: 0, errors: 0, pending: 0, sf: 0}),
      }),
    },
  }),
  simulator: {of: 'acme-production'},
  client: [
    {hconnect: ['connections:info', documented.resource], ends: {prints: withRegion}},
    {
      hconnect: ['mappings:list', documented.resource],
      ends: {prints: (answer) => listUnder(answer, 'mappings')},
    },
  ],
};

/** The details of a mapping. */
export const mapping: Exchange = {
  title: 'the details of a mapping have its configuration, revision, counts and times',
  sources: ['reference article, Get Mapping Details'],
  request: mappingRequest,
  response: (names) => ({status: 200, body: mappingBody(names)}),
  simulator: {of: 'acme-archive', mapping: 'Account'},
  client: [
    {hconnect: command, ends: {prints: (answer) => answer}},
    {
      hconnect: ['mappings:info', documented.mapping, '--resource', documented.resource],
      ends: {prints: (answer) => answer},
    },
    {
      hconnect: command,
      ends: {
        shows: [
          'Account DATA_SYNCED',
          'read_only',
          'every 600s, and when Salesforce notifies',
          '12345',
          '<date>',
          'SystemModstamp',
        ],
      },
    },
  ],
};

const links: Exchange = {
  ...mapping,
  title: 'the links of a mapping are relative, but for that of its schema',
  sources: [
    'official plugin, typed interfaces',
    'assumption: the detail_url in the article’s example is that of the connection by a slip',
  ],
  response: (names) => ({
    status: 200,
    body: {
      ...mappingBody(names),
      detail_url: `/api/v3/mappings/${names.mapping}`,
      errors_url: `/api/v3/mappings/${names.mapping}/errors`,
      schema_url: `${names.region_url}/api/v3/connections/${names.connection}/schemas/Account`,
    },
  }),
  client: [{hconnect: command, ends: {prints: (answer) => answer}}],
};

const instants: Exchange = {
  ...mapping,
  title:
    'instants are written in two ways: models with a T and Z, times with a space and an offset',
  sources: ['official plugin, typed interfaces'],
  response: (names) => ({
    status: 200,
    body: {
      ...mappingBody(names),
      created_at: like.instant('2025-07-16T19:21:56.317415Z'),
      updated_at: like.instant('2025-07-16T20:12:43.734321Z'),
      db_count_date: like.orNull(like.instant('2025-07-16T20:12:43.734321Z')),
      salesforce_count_date: like.orNull(like.instant('2025-07-16T20:12:43.734321Z')),
      times: {
        db_poll: like.orNull(like.spacedInstant('2025-07-16 20:12:43.734321+00:00')),
        db_write: like.spacedInstant('2025-07-16 20:11:02.000001+00:00'),
        sf_poll: like.spacedInstant('2025-07-16 20:10:59.999999+00:00'),
        sf_write: like.orNull(like.spacedInstant('2025-07-16 20:09:00.123456+00:00')),
      },
    },
  }),
  simulator: {of: 'herokuconnect-circular-60105', mapping: 'Account'},
  client: [
    {hconnect: command, ends: {prints: (answer) => answer}},
    {
      hconnect: command,
      ends: {
        shows: [
          '2025-07-16T20:12:43Z',
          '2025-07-16T20:11:02Z',
          '2025-07-16T20:10:59Z',
          '2025-07-16T20:09:00Z',
        ],
      },
    },
  ],
};

export const mappings: readonly Exchange[] = [deepConfigured, mapping, links, instants];
