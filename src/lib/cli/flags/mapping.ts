import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import type {ConfigEdit} from '../../domain/configuration/draft.ts';
import {configKeys, type FlagRow, type KeyRow} from '../../domain/configuration/keys.ts';
import type {Json} from '../../domain/json.ts';
import {Failure} from '../../errors.ts';
import {backupFlag, skipValidationFlag} from './plan.ts';

const helpGroup = 'MAPPING';
const several = {multiple: true, multipleNonGreedy: true, helpGroup} as const;
const severalNames = {...several, helpValue: 'FIELD'};
const severalIndexes = {
  ...several,
  description: 'Field to index; add :unique for a unique index.',
  helpValue: 'FIELD[:unique]',
};

type Rows = typeof configKeys;
type FlagKey = {[K in keyof Rows]: Rows[K] extends {flag: object} ? K : never}[keyof Rows];
/** A flag for each row that has one, under the row's name for it. */
type SettingFlags = {
  [K in FlagKey as Rows[K]['flag']['name']]: Rows[K]['kind'] extends 'boolean'
    ? Interfaces.BooleanFlag<boolean>
    : Interfaces.OptionFlag<string | undefined>;
};

/** Flags for the settings of a mapping, as the table of keys has them. */
export function settingFlags(): SettingFlags {
  return Object.fromEntries(
    flagRows().map(([, row, flag]) => [flag.name, settingFlag(row, flag)]),
  ) as unknown as SettingFlags;
}

function flagRows(): [key: string, row: KeyRow, flag: FlagRow][] {
  return Object.entries<KeyRow>(configKeys).flatMap(([key, row]) =>
    row.flag === undefined ? [] : [[key, row, row.flag]],
  );
}

function settingFlag(row: KeyRow, {description, value}: FlagRow) {
  const common = {description, helpGroup};
  if (row.kind === 'boolean') return Flags.boolean({...common, allowNo: true});
  return Flags.string({
    ...common,
    ...(value === undefined ? {} : {helpValue: value}),
    ...(row.kind === 'text' && row.values !== undefined ? {options: [...row.values]} : {}),
  });
}

/** Flags that name the fields and indexes of a new mapping. */
export const newMappingFlags = {
  field: Flags.string({...severalNames, char: 'f', description: 'Field to map; can be repeated.'}),
  index: Flags.string(severalIndexes),
  ...settingFlags(),
};

/** Flags that change the fields and indexes of a mapping. */
export const editFlags = {
  'add-field': Flags.string({...severalNames, description: 'Field to map; can be repeated.'}),
  'remove-field': Flags.string({
    ...severalNames,
    description: 'Field to remove; its column is dropped.',
  }),
  'add-index': Flags.string(severalIndexes),
  'remove-index': Flags.string({...severalNames, description: 'Field whose index is removed.'}),
  ...settingFlags(),
  'remove-upsert-field': Flags.boolean({
    description: 'Remove the upsert field.',
    exclusive: ['upsert-field'],
    helpGroup,
  }),
};

/** The flag by which the destruction of data is agreed to. */
export const confirmFlag = {
  confirm: Flags.string({
    description: 'Mapping name to confirm, or resource name for several mappings.',
    helpValue: 'NAME',
  }),
};

/** Flags by which a change of a mapping is agreed to. */
export const agreementFlags = {
  confirm: Flags.string({
    description: 'Mapping name, to confirm changes that delete data.',
    helpValue: 'NAME',
  }),
  ...backupFlag,
  ...skipValidationFlag,
};

type GivenFlags = Partial<Interfaces.InferredFlags<typeof newMappingFlags & typeof editFlags>>;

/** What the flags ask of a mapping. @throws Failure `usage` for what cannot be understood */
export function readEdit(flags: GivenFlags): ConfigEdit {
  const given = new Map<string, unknown>(Object.entries(flags));
  const settings = flagRows().flatMap(([key, row, flag]): [string, Json][] => {
    const value = given.get(flag.name);
    return value === undefined ? [] : [[key, readSetting(value as string | boolean, row, flag)]];
  });
  if (flags['remove-upsert-field'] === true) settings.push(['upsert_field', null]);
  return {
    addFields: flags.field ?? flags['add-field'],
    removeFields: flags['remove-field'],
    addIndexes: (flags.index ?? flags['add-index'])?.map(readIndex),
    removeIndexes: flags['remove-index'],
    settings: settings.length === 0 ? undefined : Object.fromEntries(settings),
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
  throw new Failure('usage', `Invalid index: ${text}.`, {
    reason: 'Expected one field, such as Email or Email:unique.',
    next: {help: true},
  });
}

function readSetting(given: string | boolean, row: KeyRow, flag: FlagRow): Json {
  if (row.kind !== 'integer' || typeof given === 'boolean') return given;
  const number = Number(given);
  const exact = /^\d+$/.test(given) && Number.isSafeInteger(number);
  if (exact && number >= row.minimum) return number;
  const unit = flag.value === undefined ? '' : ` of ${flag.value.toLowerCase()}`;
  throw new Failure('usage', `--${flag.name} must be a whole number${unit}, not ${given}.`, {
    reason: flag.range,
    next: {again: {flags: {[flag.name]: JSON.stringify(row.default ?? row.minimum)}}},
  });
}
