import {settingDefaults} from '../configuration/defaults.ts';
import type {Json} from '../json.ts';

/*
 * Every key of a configuration document, once: what it is, whether it has to be there, what it may
 * be. The rules of shape and the JSON Schema for editors are both made of it.
 *
 * Keys that are not here are let through, since the service may add some at any time.
 */

/** What may stand at one place of a document. */
export type Shape = ObjectShape | NamesShape | ListShape | TextShape | IntegerShape | PlainShape;

interface Described {
  /** What it is, for somebody who writes the file. */
  description: string;
  /**
   * What is said where it is missing or something else; `{object}` stands for the name of the
   * mapping's object.
   */
  must: string;
  /** Null says as much as leaving it out. */
  nullable?: true;
  /** What it is where it is left out; an editor offers it. */
  default?: Json | undefined;
}

/** An object with the keys that are known of it. */
export interface ObjectShape extends Described {
  kind: 'object';
  required: readonly string[];
  keys: Readonly<Record<string, Shape>>;
}

/** An object whose keys are names, of fields for instance. */
export interface NamesShape extends Described {
  kind: 'names';
  each: Shape;
}

export interface ListShape extends Described {
  kind: 'list';
  each: Shape;
}

export interface TextShape extends Described {
  kind: 'text';
  /** The only texts that it may be. */
  values?: readonly string[];
  /** A blank text is as good as none. */
  blank?: false;
}

export interface IntegerShape extends Described {
  kind: 'integer';
  minimum: number;
}

export interface PlainShape extends Described {
  kind: 'boolean' | 'any';
}

const field: Shape = {
  kind: 'object',
  description: 'Always an empty object: a field has no settings.',
  must: 'A field stands for itself: its value has to be an empty object.',
  required: [],
  keys: {},
};

const index: Shape = {
  kind: 'object',
  description: 'An index on one field; others are made in Postgres.',
  must: 'An index has to be an object that says whether it is unique.',
  required: [],
  keys: {
    unique: {
      kind: 'boolean',
      description: 'Whether two rows may not have the same value.',
      must: 'Whether an index is unique has to be true or false.',
    },
  },
};

/** The settings of a mapping. */
export const configShape: ObjectShape = {
  kind: 'object',
  description: 'How the object is mapped.',
  must: '{object} has to have a config object.',
  required: ['fields'],
  keys: {
    access: {
      kind: 'text',
      description: 'read_only: from Salesforce to Postgres; read_write: in both directions.',
      must: 'The access of {object} is read_only or read_write.',
      values: ['read_only', 'read_write'],
      default: settingDefaults.access,
    },
    sf_notify_enabled: {
      kind: 'boolean',
      description: 'Accelerated polling: Salesforce tells of changes as they come.',
      must: 'The sf_notify_enabled of {object} has to be true or false.',
      default: settingDefaults.sf_notify_enabled,
    },
    sf_polling_seconds: {
      kind: 'integer',
      description:
        'Seconds from one look at Salesforce to the next: 600 or more on a demo plan, else 120.',
      must: 'The sf_polling_seconds of {object} has to be a whole number, at least 1.',
      minimum: 1,
      default: settingDefaults.sf_polling_seconds,
    },
    sf_max_daily_api_calls: {
      kind: 'integer',
      description: 'How many calls of the Salesforce API the mapping may take a day.',
      must: 'The sf_max_daily_api_calls of {object} has to be a whole number, at least 1.',
      minimum: 1,
      default: settingDefaults.sf_max_daily_api_calls,
    },
    upsert_field: {
      kind: 'text',
      description: 'The field by which rows are found in Salesforce when they are written.',
      must: 'The upsert_field of {object} has to be the name of a field.',
      nullable: true,
      blank: false,
    },
    fields: {
      kind: 'names',
      description: 'The fields that are mapped, by their API names.',
      must: '{object} has to have an object of fields.',
      each: field,
    },
    indexes: {
      kind: 'names',
      description: 'The indexes of the table, by the field that each is on.',
      must: 'The indexes of {object} have to be an object.',
      each: index,
    },
    applied_at: {
      kind: 'text',
      description: 'When it was applied last; the service writes it.',
      must: 'The applied_at of {object} has to be a time.',
      nullable: true,
    },
    revision: {
      kind: 'integer',
      description: 'Counts the changes of a mapping; the service writes it.',
      must: 'The revision of {object} has to be a whole number.',
      nullable: true,
      minimum: 0,
    },
  },
};

const schema: Shape = {
  kind: 'text',
  description: 'The schema by which an editor checks the file; it is never sent.',
  must: 'The $schema has to be the address of one.',
};

/** One mapping, as it stands in a list, or alone in a file of a folder. */
export const mappingShape: ObjectShape = {
  kind: 'object',
  description: 'One Salesforce object that is kept in step with one Postgres table.',
  must: 'A mapping has to be an object.',
  required: ['object_name', 'config'],
  keys: {
    $schema: schema,
    object_name: {
      kind: 'text',
      description: 'The API name of the Salesforce object.',
      must: 'A mapping has to name its Salesforce object.',
      blank: false,
    },
    config: configShape,
  },
};

function note(key: string, description: string): Shape {
  return {kind: 'text', description, must: `The ${key} has to be a text.`, nullable: true};
}

/** Where a configuration came from; an import goes without it. */
const connectionShape: ObjectShape = {
  kind: 'object',
  description: 'The connection that was exported. An import goes without it.',
  must: 'It has to be an object.',
  nullable: true,
  required: [],
  keys: {
    app_name: note('app_name', 'The app.'),
    organization_id: note('organization_id', 'The Salesforce organisation.'),
    exported_at: note('exported_at', 'When it was exported.'),
    name: note('name', 'The name of the connection.'),
    api_version: note('api_version', 'The version of the Salesforce API.'),
    logplex_log_enabled: {
      kind: 'boolean',
      description: 'Whether the app’s log tells of the connection.',
      must: 'The logplex_log_enabled has to be true or false.',
      nullable: true,
    },
    features: {
      kind: 'names',
      description: 'Switches of the service.',
      must: 'The features have to be an object.',
      nullable: true,
      each: {kind: 'any', description: 'A switch of the service.', must: ''},
    },
  },
};

/** A whole configuration, as export writes it and import reads it. */
export const documentShape: ObjectShape = {
  kind: 'object',
  description: 'The configuration of a Heroku Connect connection.',
  must: 'It has to be an object.',
  required: ['mappings'],
  keys: {
    $schema: schema,
    mappings: {
      kind: 'list',
      description: 'The mappings, one for each object.',
      must: 'There has to be a list of mappings.',
      each: mappingShape,
    },
    connection: connectionShape,
    version: {
      kind: 'integer',
      description: 'The version of the format.',
      must: 'The version has to be a whole number.',
      minimum: 0,
      default: 1,
    },
  },
};
