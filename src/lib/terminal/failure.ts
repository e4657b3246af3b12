import type {Failure} from '../errors.ts';
import {clean} from './clean.ts';
import {jsonText} from './json.ts';
import type {Output} from './terminal.ts';

/** A failure in three lines: what happened, why, and what to do next. */
export function failureText({color}: Pick<Output, 'color'>, failure: Failure): string {
  const {message, reason, hint} = failure;
  const lines = [
    color.red(clean(message)),
    reason === undefined ? null : `  ${clean(reason)}`,
    hint === undefined ? null : `  ${color.dim('Next:')} ${clean(hint)}`,
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => `${line}\n`)
    .join('');
}

/** A failure as the JSON document that a script reads from stderr. */
export function failureJson(failure: Failure): string {
  const {kind, message, reason, hint, status, details} = failure;
  return jsonText({
    error: {
      code: kind,
      message,
      reason: reason ?? null,
      hint: hint ?? null,
      exit_status: status,
      ...details,
    },
  });
}
