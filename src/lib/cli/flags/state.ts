import * as Flags from '@oclif/core/flags';
import {healthWords} from '../../domain/state-filter.ts';

/** Lists only what is in some states. */
export const stateFlag = Flags.string({
  description: `Only these states or health values (${healthWords.join(', ')}), comma-separated.`,
  helpValue: 'STATE',
  multiple: true,
  multipleNonGreedy: true,
});

/** Prints a state by itself, for a script. */
export const bareStateFlag = Flags.boolean({
  description: 'Print only the state.',
  exclusive: ['json'],
});
