import {configKeys} from '../keys.ts';
import type {ObjectShape, Shape} from './shape.ts';

/*
 * What a configuration document is around the configs of its mappings. Keys that are not here are
 * let through, since the service may add some at any time.
 */

/** The config of a mapping. */
export const configShape: ObjectShape = {
  kind: 'object',
  description: 'How the object is mapped.',
  must: '`config` of {object} must be an object.',
  required: ['fields'],
  keys: configKeys,
};

const schema: Shape = {
  kind: 'text',
  description: 'The JSON Schema that editors check the file with. It is never sent.',
  must: '`$schema` must be the URL of a schema.',
};

/** One mapping, as it stands in a list, or alone in a file of a folder. */
export const mappingShape: ObjectShape = {
  kind: 'object',
  description: 'One Salesforce object synced with one Postgres table.',
  must: 'A mapping must be an object.',
  required: ['object_name', 'config'],
  keys: {
    $schema: schema,
    object_name: {
      kind: 'text',
      description: 'The API name of the Salesforce object.',
      must: '`object_name` must be the name of a Salesforce object.',
      blank: false,
    },
    config: configShape,
  },
};

function note(key: string, description: string): Shape {
  return {kind: 'text', description, must: `\`${key}\` must be a string.`, nullable: true};
}

/** Where a configuration came from; an import goes without it. */
const connectionShape: ObjectShape = {
  kind: 'object',
  description: 'The exported connection. Imports ignore it.',
  must: '`connection` must be an object.',
  nullable: true,
  required: [],
  keys: {
    id: note('id', 'The id of the connection, in a backup.'),
    resource_name: note('resource_name', 'The resource name of the connection, in a backup.'),
    app_name: note('app_name', 'The app of the connection.'),
    organization_id: note('organization_id', 'The Salesforce organization.'),
    exported_at: note('exported_at', 'The time of the export.'),
    name: note('name', 'The name of the connection.'),
    api_version: note('api_version', 'The Salesforce API version.'),
    logplex_log_enabled: {
      kind: 'boolean',
      description: 'True if the connection writes to the app’s log.',
      must: '`logplex_log_enabled` must be true or false.',
      nullable: true,
    },
    features: {
      kind: 'names',
      description: 'Features of Heroku Connect.',
      must: '`features` must be an object.',
      nullable: true,
      each: {kind: 'any', description: 'A feature of Heroku Connect.', must: ''},
    },
  },
};

/** A whole configuration, as export writes it and import reads it. */
export const documentShape: ObjectShape = {
  kind: 'object',
  description: 'The configuration of a Heroku Connect connection.',
  must: 'The configuration must be an object.',
  required: ['mappings'],
  keys: {
    $schema: schema,
    mappings: {
      kind: 'list',
      description: 'The mappings, one per object.',
      must: '`mappings` must be a list.',
      each: mappingShape,
    },
    connection: connectionShape,
    version: {
      kind: 'integer',
      description: 'The format version.',
      must: '`version` must be a positive whole number.',
      minimum: 1,
      default: 1,
    },
  },
};
