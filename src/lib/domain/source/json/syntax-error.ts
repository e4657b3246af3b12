import {printParseErrorCode, visit, type ParseErrorCode} from 'jsonc-parser';
import {tooDeep} from '../limits.ts';

/**
 * Finds what keeps a text from being JSON, and where; null where nothing does.
 *
 * @param comments whether comments and a comma after the last item are no errors
 */
export function findSyntaxError(
  text: string,
  comments: boolean,
): {offset: number; message: string} | null {
  const errors: {error: ParseErrorCode; offset: number}[] = [];
  const onError = (error: ParseErrorCode, offset: number) => {
    if (errors.length === 0) errors.push({error, offset});
  };
  try {
    visit(text, {onError}, {disallowComments: !comments, allowTrailingComma: comments});
  } catch (error) {
    // Each level is a call, and the calls have an end.
    if (!(error instanceof RangeError)) throw error;
    if (errors.length === 0) return {offset: 0, message: tooDeep};
  }
  const [first] = errors;
  if (first === undefined) return null;
  const name = printParseErrorCode(first.error);
  const what = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const end = first.offset >= text.trimEnd().length ? ' Unexpected end of text.' : '';
  const comment = name === 'InvalidCommentToken' ? ' JSON has no comments; YAML does.' : '';
  return {
    offset: first.offset,
    message: `${what.slice(0, 1).toUpperCase()}${what.slice(1)}.${end}${comment}`,
  };
}
