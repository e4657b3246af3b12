import * as Flags from '@oclif/core/flags';

/** How long a wait takes where nothing is said. */
export const usualTimeout = '1h';

const timeout = {
  description: `Maximum time to wait, such as 90s, 30m or 2h (default: ${usualTimeout}).`,
  helpValue: 'TIME',
  helpGroup: 'WAITING',
};

/** How long a command waits that does nothing else. */
export const timeoutFlag = {timeout: Flags.string(timeout)};

/** What a wait, and “already”, believe. */
export const staleCheckFlag = {
  'skip-stale-check': Flags.boolean({
    description: 'Skip the check for recent changes made elsewhere.',
    helpGroup: 'WAITING',
  }),
};

/** Flags of a command that can follow what it started. */
export const waitFlags = {
  wait: Flags.boolean({
    char: 'w',
    description: 'Wait until the operation has finished.',
    helpGroup: 'WAITING',
  }),
  timeout: Flags.string({...timeout, dependsOn: ['wait']}),
};

/** What does not count where a wait judges mappings. */
export const ignoreFlags = {
  'ignore-write-errors': Flags.boolean({
    description: 'Do not fail on write errors.',
    helpGroup: 'WAITING',
  }),
};

/** Flags of a command whose wait judges mappings. */
export const healthWaitFlags = {...waitFlags, ...ignoreFlags};
