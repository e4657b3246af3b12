import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';

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
