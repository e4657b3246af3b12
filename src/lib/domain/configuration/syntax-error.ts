import {parse, parseTree, printParseErrorCode, type ParseError} from 'jsonc-parser';
import type {Json} from '../json.ts';

/**
 * Where and how a text is not JSON: “Line 3, column 5: comma expected.”
 *
 * @param comments whether comments, and a comma after the last item, are let through
 */
export function locateSyntaxError(text: string, {comments = false} = {}): string {
  const errors: ParseError[] = [];
  parseTree(text, errors, {disallowComments: !comments, allowTrailingComma: comments});
  const [first] = errors;
  if (first === undefined) return 'It is not JSON.';
  const before = text.slice(0, first.offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  const what = printParseErrorCode(first.error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  const end = first.offset >= text.trimEnd().length ? ' The text ends too early.' : '';
  return `Line ${before.length}, column ${column}: ${what}.${end}`;
}

/** JSON with comments; undefined where it is none. */
export function parseWithComments(text: string): Json | undefined {
  const errors: ParseError[] = [];
  const value = parse(text, errors, {allowTrailingComma: true}) as Json | undefined;
  return errors.length > 0 ? undefined : value;
}
