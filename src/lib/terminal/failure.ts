import type {Failure} from '../errors.ts';
import {clean} from './clean.ts';
import {jsonText} from './json.ts';
import type {Output} from './terminal.ts';
import {wrapLines} from './wrap.ts';

/**
 * A failure in three lines: what happened, why, and what to do next. What the user has canceled is no
 * error.
 *
 * @param next as a line
 */
export function failureText(
  {color, width}: Pick<Output, 'color' | 'width'>,
  {kind, message, reason}: Failure,
  next: string | undefined,
): string {
  const text = [
    `${kind === 'cancelled' ? '' : `${color.red('Error:')} `}${clean(message)}\n`,
    reason === undefined ? '' : `  ${clean(reason)}\n`,
    next === undefined ? '' : `  ${color.dim('Next:')} ${clean(next)}\n`,
  ].join('');
  return wrapLines(text, width);
}

/**
 * A failure as the JSON document that a script reads from stderr.
 *
 * @param next as a line
 * @param status the one that the process ends with, which a signal may have decided
 */
export function failureJson(failure: Failure, next: string | undefined, status: number): string {
  const {kind, message, reason, details} = failure;
  return jsonText({
    error: {
      code: kind,
      message,
      reason: reason ?? null,
      hint: next ?? null,
      exit_status: status,
      ...details,
    },
  });
}
