/**
 * The checks that the service calls validations, with what they find in the world.
 *
 * The seven rules of a connection, with ids, names, anchors and the sentences marked here: fixtures of
 * the official plugin, 2019 and 2026. The names of a mapping's rules: Dev Center's page about diagnose
 * (Japanese, 2023), and of "Unique Identifier" a Heroku post of 2026-06-24, where it is red. Their
 * ids and the sentences that are not marked were never seen (assumption `check_names`).
 */
import {latestApiVersion} from '../../model/api-versions.ts';
import {appOf} from '../../model/find.ts';
import {cellNamed} from '../../model/regions.ts';
import {describe, objectProblem} from '../../model/salesforce.ts';
import {type Field, isNeeded} from '../../model/schema.ts';
import type {App, Connection, Mapping, World} from '../../model/world.ts';

type Status = 'PASSED' | 'FAILED' | 'SKIPPED';
type Finding = readonly [status: Status, message: string];

interface Rule<Subject> {
  readonly id: string;
  readonly name: string;
  /** Of the article about it; made of the name when absent. */
  readonly anchor?: string;
  /** Where a failure is listed when not among the warnings: errors are red, warnings yellow (documented). */
  readonly failure?: 'errors';
  /** It needs settings of the app: skipped where they cannot be read (assumption `unreadable_app`). */
  readonly readsApp?: true;
  readonly check: (subject: Subject) => Finding;
}

interface ConnectionSubject {
  readonly world: World;
  readonly connection: Connection;
  readonly app: App;
}

const connectionRules: readonly Rule<ConnectionSubject>[] = [
  {
    id: 'MUST_USE_RECENT_API_VERSION',
    name: 'Salesforce API Version',
    check: ({connection: {api_version: version}}) =>
      Number(version) < Number(latestApiVersion)
        ? [
            'FAILED', // fixture
            `The latest available Salesforce API version is ${latestApiVersion}. Your connection is using version ${version}. You should re-create your connection to use the latest version.`,
          ]
        : ['PASSED', 'Connection uses the latest available Salesforce API version.'],
  },
  {
    id: 'SHOULD_HAVE_LOG_DRAIN',
    name: 'Configured Logging',
    anchor: 'configured-log-drain',
    readsApp: true,
    check: ({app}) =>
      app.log_drain
        ? ['PASSED', 'App has logging configured.']
        : ['FAILED', 'App does not have logging configured.'], // fixture
  },
  {
    id: 'NUM_MAPPINGS_WITHIN_LIMIT',
    name: 'Number of Mappings',
    check: ({connection: {mappings}}) =>
      mappings.length > 100
        ? ['FAILED', 'Connection has more than 100 mappings.']
        : ['PASSED', 'Connection has no more than 100 mappings.'], // fixture
  },
  {
    id: 'HEROKU_POSTGRES_REQUIRED',
    name: 'Heroku Postgres',
    failure: 'errors',
    readsApp: true,
    check: ({connection, app}) => {
      if (connection.db_key === null) return ['FAILED', 'Connection has no database.'];
      if (connection.failures.includes('database')) {
        return ['FAILED', 'Database is not available.'];
      }
      return planOf(connection, app) === null
        ? ['FAILED', 'Database is not a Heroku Postgres addon.']
        : ['PASSED', 'Database is a Heroku Postgres addon.']; // fixture
    },
  },
  {
    id: 'REGIONS_SHOULD_MATCH',
    name: 'Data Locality',
    readsApp: true,
    check: ({connection, app}) => {
      const {region} = cellNamed(connection.cell);
      return region === app.region
        ? ['PASSED', `Connection and app are both in the '${region}' region.`] // fixture
        : ['FAILED', `Connection is in the '${region}' region and app in '${app.region}'.`];
    },
  },
  {
    id: 'SHOULD_HAVE_VALID_SF_PERMISSIONS',
    name: 'View/Modify All Data',
    failure: 'errors',
    check: ({connection: {failures, organization}}) => {
      if (organization === null) {
        return ['SKIPPED', 'Not applicable for a connection without a Salesforce user.'];
      }
      return failures.some((kind) => kind === 'authorization' || kind === 'organization')
        ? ['FAILED', 'Permissions of the Salesforce user could not be read.']
        : ['PASSED', 'Salesforce user has appropriate permissions.']; // fixture
    },
  },
  {
    id: 'PAID_PLAN_MUST_HAVE_PAID_DATABASE',
    name: 'Database Plan',
    failure: 'errors',
    readsApp: true,
    check: ({connection, app}) => {
      if (connection.plan === 'demo') return ['SKIPPED', 'Not applicable for the demo plan.']; // fixture
      const plan = planOf(connection, app);
      if (plan === null) return ['SKIPPED', 'Not applicable without a Heroku Postgres addon.'];
      return /:(mini|basic|essential)/.test(plan)
        ? ['FAILED', `Database plan ${plan} is not for production.`]
        : ['PASSED', 'Database is on a paid plan.'];
    },
  },
];

interface MappingSubject {
  readonly world: World;
  readonly mapping: Mapping;
  /** What Salesforce says of the fields that are mapped. */
  readonly mapped: readonly Field[];
  readonly fields: readonly Field[];
}

const mappingRules: readonly Rule<MappingSubject>[] = [
  {
    id: 'SHOULD_NOT_HAVE_CALCULATED_FIELDS',
    name: 'Calculated Fields',
    check: ({mapped}) => found('calculated fields', mapped, ({calculated}) => calculated),
  },
  {
    id: 'MUST_HAVE_UNIQUE_IDENTIFIER',
    name: 'Unique Identifier',
    failure: 'errors',
    check: ({mapping: {config}}) => {
      if (config.access === 'read_only') return readOnly;
      return config.upsert_field === undefined
        ? ['FAILED', 'Mapping is read-write and has no unique identifier.']
        : ['PASSED', `Mapping has the unique identifier ${config.upsert_field}.`];
    },
  },
  {
    id: 'SHOULD_NOT_HAVE_BINARY_FIELDS',
    name: 'Binary Fields',
    check: ({mapped}) => found('binary fields', mapped, ({type}) => type === 'base64'),
  },
  {
    id: 'MUST_HAVE_REQUIRED_FIELDS',
    name: 'Required Fields',
    failure: 'errors',
    check: ({mapping, mapped, fields}) => {
      if (mapping.config.access === 'read_only') return readOnly;
      const missing = fields.filter((field) => !mapped.includes(field));
      return found('required fields that are not mapped', missing, isNeeded);
    },
  },
  {
    id: 'NUM_FIELDS_WITHIN_LIMIT',
    name: 'Number of Fields',
    check: ({mapping, world}) =>
      within(Object.keys(mapping.config.fields).length, world.behavior.many_fields, 'fields'),
  },
  {
    id: 'NUM_LARGE_TEXT_FIELDS_WITHIN_LIMIT',
    name: 'Number of Large Text Area Fields',
    check: ({mapped, world}) => {
      const long = mapped.filter(({type, length}) => type === 'textarea' && length > 255);
      return within(long.length, world.behavior.many_large_texts, 'large text area fields');
    },
  },
];

const readOnly: Finding = ['SKIPPED', 'Not applicable for read-only mappings.'];

function found(what: string, fields: readonly Field[], fits: (field: Field) => boolean): Finding {
  const names = fields.filter(fits).map(({name}) => name);
  if (names.length === 0) return ['PASSED', `Mapping has no ${what}.`];
  return ['FAILED', `Mapping has ${what}: ${names.join(', ')}.`];
}

function within(number: number, limit: number, what: string): Finding {
  return number > limit
    ? ['FAILED', `Mapping has ${number} ${what}, which is more than ${limit}.`]
    : ['PASSED', `Mapping has no more than ${limit} ${what}.`];
}

/** The result of a run for the connection, with that of each mapping. */
export function checkConnection(world: World, connection: Connection): object {
  const subject = {world, connection, app: appOf(world, connection)};
  const rules = connection.failures.includes('heroku')
    ? connectionRules.map((rule) => (rule.readsApp ? {...rule, check: () => unreadable} : rule))
    : connectionRules;
  const mappings = Object.fromEntries(
    connection.mappings.map((mapping) => [
      mapping.object_name,
      checkMapping(world, connection, mapping),
    ]),
  );
  const isLeftOut = connection.mappings.length === 0 && world.behavior.empty_checks === 'left_out';
  return {...run(rules, subject, world), ...(!isLeftOut && {mappings})};
}

const unreadable: Finding = [
  'SKIPPED',
  'Not applicable while the settings of the app cannot be read.',
];

/** The result for one mapping; of an object that does not exist, none (assumption `missing_object`). */
export function checkMapping(world: World, connection: Connection, mapping: Mapping): object {
  const fields = describe(world, connection, mapping.object_name) ?? [];
  const rules = objectProblem(mapping.object_name, world.behavior) === null ? mappingRules : [];
  const names = new Set(Object.keys(mapping.config.fields).map((name) => name.toLowerCase()));
  const mapped = fields.filter(({name}) => names.has(name.toLowerCase()));
  return run(rules, {world, mapping, fields, mapped}, world);
}

function run<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  {behavior}: World,
): Readonly<Record<string, readonly object[]>> {
  const lists: Record<string, object[]> = {errors: [], warnings: [], passes: [], skips: []};
  for (const {id, name, anchor = slugOf(name), failure = 'warnings', check} of rules) {
    const [status, message] = check(subject);
    const list = {FAILED: failure, PASSED: 'passes', SKIPPED: 'skips'}[status];
    lists[list]?.push({
      rule_id: id,
      display_name: name,
      status,
      message,
      doc_url: `https://devcenter.heroku.com/articles/heroku-connect-diagnose#check-${anchor}`,
    });
  }
  if (behavior.empty_checks === 'listed') return lists;
  return Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0));
}

/** `View/Modify All Data` gives `view-modify-all-data`. */
function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}

/** The plan of the connection's database; null where it is none of Heroku's. */
function planOf({db_key}: Connection, {databases}: App): string | null {
  return databases.find((database) => database.db_key === db_key)?.plan ?? null;
}
