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
