import * as Flags from '@oclif/core/flags';

/** How long a wait takes where nothing is said. */
export const usualTimeout = '1h';

const timeout = {
  description: `How long to wait, with a unit: 90s, 30m, 2h (default: ${usualTimeout}).`,
  helpValue: 'TIME',
  helpGroup: 'WAITING',
};

/** How long a command waits that does nothing else. */
export const timeoutFlag = {timeout: Flags.string(timeout)};

/** What a wait, and “already”, believe. */
export const staleCheckFlag = {
  'skip-stale-check': Flags.boolean({
    description: 'Do not check for changes made elsewhere in the last 10 seconds.',
    helpGroup: 'WAITING',
  }),
};

/** Flags of a command that can follow what it started. */
export const waitFlags = {
  wait: Flags.boolean({
    char: 'w',
    description: 'Follow the work to its end.',
    helpGroup: 'WAITING',
  }),
  timeout: Flags.string({...timeout, dependsOn: ['wait']}),
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
