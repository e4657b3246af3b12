import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import {tooEarly} from '../../actions/write-errors.ts';
import {writeErrorsKept} from '../../domain/assumptions.ts';
import {parseSince, type Since} from '../../domain/text/since.ts';
import {writeErrorList} from '../../terminal/views/write-errors/list.ts';
import {listFlags} from './list.ts';

/** Flags of a command that shows failed writes. */
export const writeErrorFlags = {
  list: Flags.boolean({description: 'List each write error instead of groups.'}),
  since: Flags.string({
    description: 'Only errors of this period or since this UTC time (default: 24h).',
    helpValue: 'TIME',
  }),
  ...listFlags(writeErrorList, ['list']),
};

/**
 * From when on `--since` asks for failed writes; null where it is not given.
 *
 * @throws Failure `usage` for what is neither a time span nor a time, or more than 24 hours ago
 */
export function readSince({
  since,
}: Partial<Interfaces.InferredFlags<typeof writeErrorFlags>>): Since | null {
  if (since === undefined) return null;
  const parsed = parseSince(since, '--since');
  if ('ago' in parsed && parsed.ago > writeErrorsKept) throw tooEarly();
  return parsed;
}
