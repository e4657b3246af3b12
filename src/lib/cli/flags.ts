import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';

/** Flags that every command has. */
export const globalFlags = {
  json: Flags.boolean({
    description: 'Print one JSON document, and errors as JSON.',
    helpGroup: 'GLOBAL',
  }),
  'no-input': Flags.boolean({
    description: 'Never ask; fail where an answer is missing.',
    helpGroup: 'GLOBAL',
  }),
};

/** Flags that name a connection. */
export const connectionFlags = {
  app: Flags.string({
    char: 'a',
    description: 'The app that the connection belongs to.',
    helpValue: 'APP',
    helpGroup: 'CONNECTION',
  }),
  resource: Flags.string({
    description: 'The connection’s resource name or id.',
    helpValue: 'NAME',
    helpGroup: 'CONNECTION',
  }),
};

/** The argument that names a connection, where a command has no other. */
export const connectionArgument = {
  connection: Args.string({
    description: 'A resource name, an id, or an app with one connection.',
    ignoreStdin: true,
  }),
};

/** The argument that names a mapping. */
export const mappingArgument = {
  mapping: Args.string({
    description: 'A Salesforce object or a mapping’s id, in any case.',
    required: true,
    ignoreStdin: true,
  }),
};

/** The argument of a command that takes several mappings. */
export const mappingsArgument = {
  mapping: Args.string({
    description: 'Salesforce objects or ids of mappings, in any case.',
    required: true,
    multiple: true,
    ignoreStdin: true,
  }),
};

/** Flags of a command that can follow what it started. */
export const waitFlags = {
  wait: Flags.boolean({
    char: 'w',
    description: 'Follow the work to its end.',
    helpGroup: 'WAITING',
  }),
  timeout: Flags.string({
    description: 'How long to wait, with a unit: 90s, 30m, 2h.',
    default: '1h',
    helpValue: 'TIME',
    helpGroup: 'WAITING',
  }),
};
