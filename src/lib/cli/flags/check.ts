import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import {measures, type GivenLimits, type Measure} from '../../domain/check/limits.ts';
import {parseDuration} from '../../domain/text/duration.ts';

const helpGroup = 'LIMITS';

/** The limits of a mapping that hold for every object. */
export const limitFlags = {
  'max-errors': Flags.integer({
    description: 'Write errors of a mapping above which it is critical (default: 0).',
    helpValue: 'N',
    min: 0,
    helpGroup,
  }),
  'max-lag': Flags.string({
    description:
      'Lag above which a mapping is critical, with a unit (default: two polling intervals, at least 10m).',
    helpValue: 'TIME',
    helpGroup,
  }),
  'max-pending': Flags.integer({
    description: 'Pending changes of a mapping above which it is critical (default: no limit).',
    helpValue: 'N',
    min: 0,
    helpGroup,
  }),
  'warn-errors': Flags.integer({
    description: 'Write errors above which to warn (default: 0).',
    helpValue: 'N',
    min: 0,
    helpGroup,
  }),
  'warn-lag': Flags.string({
    description: 'Lag above which to warn (default: that of --max-lag).',
    helpValue: 'TIME',
    helpGroup,
  }),
  'warn-pending': Flags.integer({
    description: 'Pending changes above which to warn (default: no limit).',
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
