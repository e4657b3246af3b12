import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import {measures, type GivenLimits, type Measure} from '../../domain/check/limits.ts';
import {parseDuration} from '../../domain/text/duration.ts';

const helpGroup = 'LIMIT';

/** The limits of a mapping that hold for every object. */
export const limitFlags = {
  'max-errors': Flags.integer({
    description: 'Critical above this number of write errors per mapping (default: 0).',
    helpValue: 'N',
    min: 0,
    helpGroup,
  }),
  'max-lag': Flags.string({
    description: 'Critical lag, such as 1h (default: two polling intervals, at least 10m).',
    helpValue: 'TIME',
    helpGroup,
  }),
  'max-pending': Flags.integer({
    description: 'Critical above this number of pending changes per mapping.',
    helpValue: 'N',
    min: 0,
    helpGroup,
  }),
  'warn-errors': Flags.integer({
    description: 'Warning above this number of write errors (default: 0).',
    helpValue: 'N',
    min: 0,
    helpGroup,
  }),
  'warn-lag': Flags.string({
    description: 'Warning lag (default: that of --max-lag).',
    helpValue: 'TIME',
    helpGroup,
  }),
  'warn-pending': Flags.integer({
    description: 'Warning above this number of pending changes.',
    helpValue: 'N',
    min: 0,
    helpGroup,
  }),
};

/** The limits that the flags set. @throws Failure `usage` for a lag that is no time span */
export function readLimits(
  flags: Partial<Interfaces.InferredFlags<typeof limitFlags>>,
): GivenLimits {
  const read = (kind: 'max' | 'warn', measure: Measure) => {
    const value = flags[`${kind}-${measure}`];
    return typeof value === 'string' ? parseDuration(value, `--${kind}-${measure}`) : value;
  };
  return Object.fromEntries(
    measures.map((measure) => [measure, {max: read('max', measure), warn: read('warn', measure)}]),
  );
}
