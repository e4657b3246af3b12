import {expect, test} from 'vitest';
import {configuration, type Client, type Json, start, systemFields} from '../client.ts';

type Lists = Readonly<Record<'errors' | 'passes' | 'skips' | 'warnings', readonly Json[]>>;

/** `errors Data Locality: …` for each item of a result, whatever list it is in. */
function found(result: Json): Record<string, string> {
  const lists = result as unknown as Partial<Lists>;
  const names = ['errors', 'warnings', 'passes', 'skips'] as const;
  return Object.fromEntries(
    names.flatMap((list) =>
      (lists[list] ?? []).map(({display_name, message}) => [
        String(display_name),
        `${list}: ${message}`,
      ]),
    ),
  );
}

async function diagnosis({send, get, connection, advance}: Client, name: string): Promise<Json> {
  const {body} = await send('POST', `${await connection(name)}/validations`);
  advance(3);
  return get(body.result_url);
}

test('diagnosis of a healthy connection: passes only', async () => {
  const result = await diagnosis(await start({scenario: 'granted'}), 'herokuconnect-tapered-60106');
  expect(Object.keys(result)).toEqual(['passes', 'mappings']);
  expect(found(result)).toEqual({
    'Salesforce API Version':
      'passes: Connection uses the latest available Salesforce API version.',
    'Configured Logging': 'passes: App has logging configured.',
    'Number of Mappings': 'passes: Connection has no more than 100 mappings.',
    'Heroku Postgres': 'passes: Database is a Heroku Postgres addon.',
    'Data Locality': "passes: Connection and app are both in the 'eu' region.",
    'View/Modify All Data': 'passes: Salesforce user has appropriate permissions.',
    'Database Plan': 'passes: Database is on a paid plan.',
  });
});

test('diagnosis item: has the keys and values of the fixtures', async () => {
  const client = await start({scenario: 'granted'});
  const item = (await diagnosis(client, 'acme-production')).warnings.at(-1);
  expect(item).toEqual({
    rule_id: 'SHOULD_HAVE_LOG_DRAIN',
    display_name: 'Configured Logging',
    status: 'FAILED',
    message: 'App does not have logging configured.',
    doc_url:
      'https://devcenter.heroku.com/articles/heroku-connect-diagnose#check-configured-log-drain',
  });
});

test.each<[what: string, of: string, event: object | null, rule: string, finding: string]>([
  [
    'an old API version',
    'acme-archive',
    null,
    'Salesforce API Version',
    'warnings: The latest available Salesforce API version is 66.0. Your connection is using version 58.0. You should re-create your connection to use the latest version.',
  ],
  [
    'no database',
    'acme-onboarding',
    null,
    'Heroku Postgres',
    'errors: Connection has no database.',
  ],
  [
    'a lost database',
    'acme-production',
    {event: 'database_unavailable'},
    'Heroku Postgres',
    'errors: Database is not available.',
  ],
  [
    'no Salesforce user',
    'acme-onboarding',
    null,
    'View/Modify All Data',
    'skips: Not applicable for a connection without a Salesforce user.',
  ],
  [
    'a lost authorization',
    'acme-support',
    null,
    'View/Modify All Data',
    'errors: Permissions of the Salesforce user could not be read.',
  ],
  [
    'an inactive organization',
    'acme-production',
    {event: 'org_inactive'},
    'View/Modify All Data',
    'errors: Permissions of the Salesforce user could not be read.',
  ],
  [
    'another region',
    'acme-archive',
    {event: 'moved', cell: 'tokyo'},
    'Data Locality',
    "warnings: Connection is in the 'tokyo' region and app in 'frankfurt'.",
  ],
  [
    'the demo plan',
    'acme-onboarding',
    null,
    'Database Plan',
    'skips: Not applicable for the demo plan.',
  ],
  [
    'a small database',
    'acme-archive',
    null,
    'Database Plan',
    'errors: Database plan heroku-postgresql:essential-1 is not for production.',
  ],
])('diagnosis with %s: its answer for %s', async (_what, of, event, rule, finding) => {
  const client = await start({scenario: 'granted'});
  if (event !== null) {
    const {status} = await client.control('POST', `/connections/${of}/events`, event);
    expect(status).toBe(200);
  }
  expect(found(await diagnosis(client, of))[rule]).toBe(finding);
});

test('diagnosis without access to the app: skips the rules that read its settings', async () => {
  const client = await start({scenario: 'granted'});
  await client.happen('acme-archive', 'heroku_authorization_lost');
  const result = found(await diagnosis(client, 'acme-archive'));
  const skipped = Object.entries(result).filter(([, finding]) => finding.startsWith('skips: '));
  expect(skipped.map(([rule]) => rule)).toEqual([
    'Configured Logging',
    'Heroku Postgres',
    'Data Locality',
    'Database Plan',
  ]);
  expect(result['Database Plan']).toBe(
    'skips: Not applicable while the settings of the app cannot be read.',
  );
});

test('diagnosis of a connection without mappings: has none', async () => {
  const result = await diagnosis(await start({scenario: 'granted'}), 'acme-onboarding');
  expect(Object.keys(result)).toEqual(['errors', 'warnings', 'passes', 'skips']);
});

test('diagnosis of a mapping whose object does not exist: empty', async () => {
  const client = await start({scenario: 'granted'});
  const details = {object_name: 'Missing__c', config: configuration(['Id'])};
  await client.happen('acme-archive', 'dashboard_edit', details);
  const {mappings} = await diagnosis(client, 'acme-archive');
  expect(mappings).toMatchObject({Missing__c: {}});
  expect(mappings).not.toHaveProperty(['Missing__c', 'passes']);
});

test('diagnosis with more than 100 mappings: warns', async () => {
  const client = await start({scenario: 'large'});
  expect(found(await diagnosis(client, 'acme-warehouse'))['Number of Mappings']).toBe(
    'warnings: Connection has more than 100 mappings.',
  );
});

test.each<
  [what: string, object: string, fields: string[], more: object, rule: string, finding: string]
>([
  [
    'no unique identifier',
    'Lead',
    ['Company', 'LastName'],
    {access: 'read_write'},
    'Unique Identifier',
    'errors: Mapping is read-write and has no unique identifier.',
  ],
  [
    'an access that needs none',
    'Lead',
    [],
    {},
    'Unique Identifier',
    'skips: Not applicable for read-only mappings.',
  ],
  [
    'a required field left out',
    'Lead',
    ['Company', 'Email'],
    {access: 'read_write', upsert_field: 'Email'},
    'Required Fields',
    'errors: Mapping has required fields that are not mapped: LastName, Status.',
  ],
  [
    'a calculated field',
    'Invoice__c',
    ['Overdue_Days__c'],
    {},
    'Calculated Fields',
    'warnings: Mapping has calculated fields: Overdue_Days__c.',
  ],
  [
    'only system fields',
    'Invoice__c',
    [],
    {},
    'Calculated Fields',
    'passes: Mapping has no calculated fields.',
  ],
  [
    'many fields',
    'Lead',
    Array.from({length: 200}, (_, index) => `X${index}__c`),
    {},
    'Number of Fields',
    'warnings: Mapping has 204 fields, which is more than 200.',
  ],
])(
  'diagnosis of a mapping with %s: its answer for %s',
  async (_what, object, fields, more, rule, finding) => {
    const {connection, send, get} = await start({scenario: 'granted'});
    const url = await connection('acme-staging');
    const json = {object_name: object, config: configuration([...systemFields, ...fields], more)};
    const {body} = await send('POST', `${url}/mappings`, {json});
    const result = await get(new URL(`${body.detail_url}/validations`, url).href);
    expect(found(result)[rule]).toBe(finding);
  },
);

test('diagnosis of a mapping with large texts or binary fields: warns', async () => {
  const client = await start({scenario: 'granted', behaviors: {many_large_texts: 0}});
  const {connection, send, advance, mapping, get} = client;
  const url = await connection('acme-staging');
  const json = {
    mappings: [
      {object_name: 'Invoice__c', config: configuration([...systemFields, 'Remarks__c'])},
      {object_name: 'Attachment', config: configuration([...systemFields, 'Body'])},
    ],
  };
  expect((await send('POST', `${url}/actions/import`, {json})).status).toBe(202);
  advance(10);
  const rule = async (object: string, name: string) =>
    found(await get(`${(await mapping(url, object)).url}/validations`))[name];
  expect(await rule('Invoice__c', 'Number of Large Text Area Fields')).toBe(
    'warnings: Mapping has 1 large text area fields, which is more than 0.',
  );
  expect(await rule('Attachment', 'Binary Fields')).toBe(
    'warnings: Mapping has binary fields: Body.',
  );
});

test('diagnosis, empty_checks=listed: has every list', async () => {
  const client = await start({scenario: 'granted', behaviors: {empty_checks: 'listed'}});
  const result = await diagnosis(client, 'herokuconnect-tapered-60106');
  expect(result).toMatchObject({errors: [], warnings: [], skips: []});
  expect(await diagnosis(client, 'acme-onboarding')).toMatchObject({mappings: {}});
});
