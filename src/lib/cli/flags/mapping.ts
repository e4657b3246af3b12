import * as Flags from '@oclif/core/flags';
import type {ConfigEdit} from '../../domain/configuration/draft.ts';
import {Failure} from '../../errors.ts';

const severalNames = {multiple: true, multipleNonGreedy: true, helpValue: 'FIELD'} as const;

/** Flags for the settings of a mapping, under the service's own names. */
export const settingFlags = {
  access: Flags.string({
    description: 'Whether changes in Postgres go to Salesforce, too.',
    options: ['read_only', 'read_write'],
    helpGroup: 'MAPPING',
  }),
  'polling-seconds': Flags.string({
    description: 'How often Salesforce is read.',
    helpValue: 'SECONDS',
    helpGroup: 'MAPPING',
  }),
  notify: Flags.boolean({
    description: 'Read Salesforce when it notifies of changes, too.',
    allowNo: true,
    helpGroup: 'MAPPING',
  }),
  'upsert-field': Flags.string({
    description: 'The field by which written rows are found; it gets a unique index.',
    helpValue: 'FIELD',
    helpGroup: 'MAPPING',
  }),
};

/** Flags that name the fields and indexes of a new mapping. */
export const newMappingFlags = {
  field: Flags.string({
    ...severalNames,
    char: 'f',
    description: 'A field to map.',
    helpGroup: 'MAPPING',
  }),
  index: Flags.string({
    ...severalNames,
    description: 'A field to index; with :unique, for a unique index.',
    helpValue: 'FIELD[:unique]',
    helpGroup: 'MAPPING',
  }),
  ...settingFlags,
};

/** Flags that change the fields and indexes of a mapping. */
export const editFlags = {
  'add-field': Flags.string({
    ...severalNames,
    description: 'A field to map.',
    helpGroup: 'MAPPING',
  }),
  'remove-field': Flags.string({
    ...severalNames,
    description: 'A field to map no longer; its column is dropped.',
    helpGroup: 'MAPPING',
  }),
  'add-index': Flags.string({
    ...severalNames,
    description: 'A field to index; with :unique, for a unique index.',
    helpValue: 'FIELD[:unique]',
    helpGroup: 'MAPPING',
  }),
  'remove-index': Flags.string({
    ...severalNames,
    description: 'A field to index no longer.',
    helpGroup: 'MAPPING',
  }),
  ...settingFlags,
  'remove-upsert-field': Flags.boolean({
    description: 'Have no upsert field.',
    exclusive: ['upsert-field'],
    helpGroup: 'MAPPING',
  }),
};

/** The flag by which the destruction of data is agreed to. */
export const confirmFlag = {
  confirm: Flags.string({
    description:
      'The name that would be asked for: of the mapping, or of the connection for several.',
    helpValue: 'NAME',
  }),
};

interface GivenFlags {
  field?: string[] | undefined;
  index?: string[] | undefined;
  'add-field'?: string[] | undefined;
  'remove-field'?: string[] | undefined;
  'add-index'?: string[] | undefined;
  'remove-index'?: string[] | undefined;
  access?: string | undefined;
  'polling-seconds'?: string | undefined;
  notify?: boolean | undefined;
  'upsert-field'?: string | undefined;
  'remove-upsert-field'?: boolean | undefined;
}

/** What the flags ask of a mapping. @throws Failure `usage` for what cannot be understood */
export function readEdit(flags: GivenFlags): ConfigEdit {
  const seconds = flags['polling-seconds'];
  return {
    addFields: flags.field ?? flags['add-field'],
    removeFields: flags['remove-field'],
    addIndexes: (flags.index ?? flags['add-index'])?.map(readIndex),
    removeIndexes: flags['remove-index'],
    access: flags.access,
    sf_polling_seconds: seconds === undefined ? undefined : readSeconds(seconds),
    sf_notify_enabled: flags.notify,
    upsert_field: flags['remove-upsert-field'] === true ? null : flags['upsert-field'],
  };
}

/** Whether an edit asks for anything. */
export function isEmpty(edit: ConfigEdit): boolean {
  return Object.values(edit).every((value) => value === undefined);
}

function readIndex(text: string): {field: string; unique: boolean} {
  const [field = '', kind, ...more] = text.split(':');
  if (field !== '' && more.length === 0 && (kind === undefined || kind === 'unique')) {
    return {field, unique: kind === 'unique'};
  }
  throw new Failure('usage', `${text} does not name an index.`, {
    reason: 'An index is on one field: Email, or Email:unique.',
    hint: 'hconnect mappings:create --help',
  });
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds > 0) return seconds;
  throw new Failure('usage', `--polling-seconds takes a whole number of seconds, not ${text}.`, {
    reason: 'The service reads Salesforce every 120 to 3,600 seconds.',
    hint: '--polling-seconds 600',
  });
}
