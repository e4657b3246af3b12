import * as Flags from '@oclif/core/flags';
import {healthWords} from '../../domain/state-filter.ts';

/** Lists only what is in some states. */
export const stateFlag = Flags.string({
  description: `Only those in these states, or of this health, separated by commas: ${healthWords.join(', ')}.`,
  helpValue: 'STATE',
  multiple: true,
  multipleNonGreedy: true,
});
