import {parseTree, printParseErrorCode, type ParseError} from 'jsonc-parser';

/** Where and how a text is not JSON: “Line 3, column 5: comma expected.” */
export function locateSyntaxError(text: string): string {
  const errors: ParseError[] = [];
  parseTree(text, errors, {disallowComments: true});
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
