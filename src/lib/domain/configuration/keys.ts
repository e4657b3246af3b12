import type {Rule} from './effects.ts';
import type {Shape} from './shape/shape.ts';

/*
 * Every key of a configuration document, once. Keys that are not here are let through, since the
 * service may add some at any time.
 */

/** A key of a mapping's config: what it may be, and what else is known of it. */
export type KeyRow = Shape & {
  /** What a change of the setting does to the table. */
  change?: Rule;
  /** The same for each kind of change of what is not one setting, but a list of names. */
  changes?: Readonly<Record<string, Rule>>;
  /** The service writes it, so that it changes though nothing was changed. */
  isVolatile?: true;
  /** It has a default, and clients leave it out all the same. */
  mayBeSilent?: true;
  /** The flag that sets it. */
  flag?: FlagRow;
};

/** A flag as its help describes it. */
export interface FlagRow {
  name: string;
  description: string;
  /** What stands for its value in help: SECONDS. */
  value?: string;
  /** Which values make sense, where a number was expected and something else was given. */
  range?: string;
}

const states = 'mapping states reference: SCHEMA_CHANGED, then RESYNC where fields were added';
const altered = 'mapping states reference: SCHEMA_CHANGED after a change of the configuration';
const noSource = 'assumption: undocumented';

const field: Shape = {
  kind: 'object',
  description: 'Always an empty object; fields have no settings.',
  must: 'The value of a field must be an empty object.',
  required: [],
  keys: {},
};

const index: Shape = {
  kind: 'object',
  description: 'An index on one field. Create other indexes in Postgres.',
  must: 'An index must be an object, such as {"unique": true}.',
  required: [],
  keys: {
    unique: {
      kind: 'boolean',
      description: 'True if no two rows can have the same value.',
      must: '`unique` must be true or false.',
    },
  },
};

/**
 * Every key of a mapping's config, in the order in which it is written. Everything that hconnect
 * does with a key follows from its row: what it may be and the JSON Schema, its default, its place,
 * what a change of it does, whether a plan looks at it, and its flag.
 *
 * The defaults are those of every real export, and what every client that creates mappings sends.
 * No source says what the service takes for a missing one.
 */
export const configKeys = {
  access: {
    kind: 'text',
    description:
      'read_only syncs from Salesforce to Postgres; read_write syncs in both directions.',
    must: '`access` of {object} must be read_only or read_write.',
    values: ['read_only', 'read_write'],
    default: 'read_only',
    change: {effect: 'alter', source: `${noSource}; writing needs a trigger on the table`},
    flag: {name: 'access', description: 'Sync direction; read_write also writes to Salesforce.'},
  },
  sf_notify_enabled: {
    kind: 'boolean',
    description: 'Accelerated polling: also poll when Salesforce reports a change.',
    must: '`sf_notify_enabled` of {object} must be true or false.',
    default: false,
    change: {effect: 'none', source: noSource},
    flag: {name: 'notify', description: 'Also poll when Salesforce reports a change.'},
  },
  sf_polling_seconds: {
    kind: 'integer',
    description: 'Polling interval in seconds, at least 600 on a demo plan and 120 on others.',
    must: '`sf_polling_seconds` of {object} must be a whole number, at least 1.',
    minimum: 1,
    default: 600,
    change: {effect: 'none', source: noSource},
    flag: {
      name: 'polling-seconds',
      description: 'Polling interval, 120 to 3600 seconds.',
      value: 'SECONDS',
      range: 'Heroku Connect polls Salesforce every 120 to 3,600 seconds.',
    },
  },
  sf_max_daily_api_calls: {
    kind: 'integer',
    description: 'Maximum number of Salesforce API calls per day.',
    must: '`sf_max_daily_api_calls` of {object} must be a whole number, at least 1.',
    minimum: 1,
    default: 30_000,
    mayBeSilent: true,
    change: {effect: 'none', source: noSource},
  },
  upsert_field: {
    kind: 'text',
    description: 'The field that identifies records in Salesforce when rows are written.',
    must: '`upsert_field` of {object} must be the name of a field.',
    nullable: true,
    blank: false,
    change: {effect: 'alter', source: altered},
    flag: {
      name: 'upsert-field',
      description: 'Upsert field; a unique index is added to it.',
      value: 'FIELD',
    },
  },
  fields: {
    kind: 'names',
    description: 'The mapped fields, by API name.',
    must: '`fields` of {object} must be an object.',
    each: field,
    changes: {
      field_added: {effect: 'resync', source: states},
      field_removed: {effect: 'drop_column', source: noSource},
    },
  },
  indexes: {
    kind: 'names',
    description: 'The indexes of the table, by field.',
    must: '`indexes` of {object} must be an object.',
    each: index,
    changes: {
      index_added: {effect: 'alter', source: altered},
      index_removed: {effect: 'alter', source: altered},
      index_changed: {effect: 'alter', source: altered},
    },
  },
  applied_at: {
    kind: 'text',
    description: 'When the configuration was last applied. Set by Heroku Connect.',
    must: '`applied_at` of {object} must be a time.',
    nullable: true,
    isVolatile: true,
  },
  revision: {
    kind: 'integer',
    description: 'The revision of the mapping. Set by Heroku Connect.',
    must: '`revision` of {object} must be a whole number.',
    nullable: true,
    minimum: 0,
    isVolatile: true,
  },
} as const satisfies Readonly<Record<string, KeyRow>>;

/** The row of a key; undefined for one that is not known. */
export function rowOf(key: string): KeyRow | undefined {
  return Object.hasOwn(configKeys, key) ? configKeys[key as keyof typeof configKeys] : undefined;
}

/** Whether a key changes though nothing was changed. */
export function isVolatile(key: string): boolean {
  return rowOf(key)?.isVolatile === true;
}
