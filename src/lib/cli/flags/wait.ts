import * as Flags from '@oclif/core/flags';

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

/** What does not count where a wait judges mappings. */
export const ignoreFlags = {
  'ignore-write-errors': Flags.boolean({
    description: 'Do not fail because of failed writes to Salesforce.',
    helpGroup: 'WAITING',
  }),
};

/** Flags of a command whose wait judges mappings. */
export const judgedWaitFlags = {...waitFlags, ...ignoreFlags};
