/**
 * The checks that the service calls validations, with what they find.
 *
 * Ids and names of the connection's rules are those of the official plugin and of the documentation
 * of its diagnose command; the ids of a mapping's rules were never seen and are assumed.
 */
import {cellNamed} from '../../model/regions.ts';
import {latestApiVersion} from '../../model/api-versions.ts';
import {appOf} from '../../model/find.ts';
import type {Connection, Mapping, World} from '../../model/world.ts';

interface Rule<Subject extends readonly unknown[]> {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly weight: 'errors' | 'warnings';
  /** What is wrong, null when all is well, undefined when the rule does not apply. */
  readonly find: (...subject: Subject) => string | null | undefined;
}

const connectionRules: readonly Rule<[World, Connection]>[] = [
  {
    id: 'MUST_USE_RECENT_API_VERSION',
    name: 'Salesforce API Version',
    slug: 'salesforce-api-version',
    weight: 'warnings',
    find: (_world, {api_version}) =>
      Number(api_version) < Number(latestApiVersion)
        ? `The latest version is ${latestApiVersion}; this connection uses ${api_version}.`
        : null,
  },
  {
    id: 'NUM_MAPPINGS_WITHIN_LIMIT',
    name: 'Number of Mappings',
    slug: 'number-of-mappings',
    weight: 'warnings',
    find: (_world, {mappings}) =>
      mappings.length > 100 ? `${mappings.length} mappings are more than 100.` : null,
  },
  {
    id: 'PAID_PLAN_MUST_HAVE_PAID_DATABASE',
    name: 'Database Plan',
    slug: 'database-plan',
    weight: 'errors',
    find: (world, connection) => {
      if (connection.plan === 'demo') return undefined;
      const plan = databaseOf(world, connection)?.plan ?? '';
      return /:(mini|basic|essential)/.test(plan) ? `${plan} is not for production.` : null;
    },
  },
  {
    id: 'HEROKU_POSTGRES_REQUIRED',
    name: 'Heroku Postgres',
    slug: 'heroku-postgres',
    weight: 'errors',
    find: (world, connection) =>
      connection.db_key !== null && (databaseOf(world, connection)?.plan ?? null) === null
        ? `${connection.db_key} is not a Heroku Postgres database.`
        : null,
  },
  {
    id: 'REGIONS_SHOULD_MATCH',
    name: 'Data Locality',
    slug: 'data-locality',
    weight: 'warnings',
    find: (world, connection) => {
      const region = cellNamed(connection.cell).region;
      const home = appOf(world, connection).region;
      return region === home ? null : `The connection is in ${region}, the app in ${home}.`;
    },
  },
  {
    id: 'SHOULD_HAVE_VALID_SF_PERMISSIONS',
    name: 'View/Modify All Data',
    slug: 'view-modify-all-data',
    weight: 'warnings',
    find: (_world, {organization}) => (organization === null ? undefined : null),
  },
  {
    id: 'SHOULD_HAVE_LOG_DRAIN',
    name: 'Configured Logging',
    slug: 'configured-logging',
    weight: 'warnings',
    find: () => 'The app has no log drain.',
  },
];

const mappingRules: readonly Rule<[Mapping]>[] = [
  {
    id: 'MAPPING_CONFIGURATION',
    name: 'Mapping Configuration',
    slug: 'mapping-configuration',
    weight: 'errors',
    find: ({problem}) => problem,
  },
  {
    id: 'UPSERT_FIELD',
    name: 'Upsert Field',
    slug: 'upsert-field',
    weight: 'warnings',
    find: ({config}) => {
      if (config.access === 'read_only') return undefined;
      return config.upsert_field === undefined ? 'A read-write mapping has no upsert field.' : null;
    },
  },
  {
    id: 'NUMBER_OF_FIELDS',
    name: 'Number of Fields',
    slug: 'number-of-fields',
    weight: 'warnings',
    find: ({config}) => {
      const count = Object.keys(config.fields).length;
      return count > 200 ? `${count} fields are many for one mapping.` : null;
    },
  },
];

/** The result of a run for the connection, with that of each mapping. */
export function checkConnection(world: World, connection: Connection): object {
  return {
    ...run(connectionRules, world, connection),
    mappings: Object.fromEntries(
      connection.mappings.map((mapping) => [mapping.object_name, checkMapping(mapping)]),
    ),
  };
}

/** The result for one mapping. */
export function checkMapping(mapping: Mapping): object {
  return run(mappingRules, mapping);
}

function run<Subject extends readonly unknown[]>(
  rules: readonly Rule<Subject>[],
  ...subject: Subject
): object {
  const result = {
    errors: [] as object[],
    warnings: [] as object[],
    passes: [] as object[],
    skips: [] as object[],
  };
  for (const {id, name, slug, weight, find} of rules) {
    const found = find(...subject);
    const item = {
      rule_id: id,
      display_name: name,
      status: found === undefined ? 'SKIPPED' : found === null ? 'PASSED' : 'FAILED',
      message: found ?? '',
      doc_url: `https://devcenter.heroku.com/articles/heroku-connect-diagnose#check-${slug}`,
    };
    if (found === undefined) result.skips.push(item);
    else if (found === null) result.passes.push(item);
    else result[weight].push(item);
  }
  return result;
}

function databaseOf(
  world: World,
  connection: Connection,
): ReturnType<typeof appOf>['databases'][number] | undefined {
  return appOf(world, connection).databases.find(({db_key}) => db_key === connection.db_key);
}
