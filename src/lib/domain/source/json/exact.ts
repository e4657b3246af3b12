import {deepestJson} from '../../json.ts';
import {createScanner, findNodeAtLocation, parseTree} from 'jsonc-parser';
import {VerbatimJson} from '../../json.ts';

/**
 * JSON in the words of whoever wrote it. A number that is parsed can become another one, such as
 * 65.0 or an id of twenty digits.
 */
export class ExactJson extends VerbatimJson {
  readonly text: string;

  /** @param text a JSON document @throws SyntaxError where it is none */
  constructor(text: string) {
    super();
    JSON.parse(text);
    this.text = text;
  }

  override indented(): string | null {
    return indentJson(this.text);
  }
}

/** Numbers and strings stay as they are written. */
function indentJson(text: string): string | null {
  const scanner = createScanner(text, true);
  const parts: string[] = [];
  let depth = 0;
  let opened = false;
  const line = () => `\n${'  '.repeat(depth)}`;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const at = scanner.getTokenOffset();
    const token = text.slice(at, at + scanner.getTokenLength());
    const opens = token === '{' || token === '[';
    const closes = token === '}' || token === ']';
    if (closes) depth -= 1;
    if (opened !== closes) parts.push(line());
    parts.push(token);
    if (opens) depth += 1;
    if (depth > deepestJson) return null;
    if (token === ',') parts.push(line());
    if (token === ':') parts.push(' ');
    opened = opens;
  }
  return parts.join('');
}

/**
 * The items of a list in a document, each in the words of the document.
 *
 * @param key of the list, where the document is not the list itself
 */
export function exactItems(text: string, key: string): ExactJson[] {
  const tree = parseTree(text);
  const list = tree?.type === 'array' ? tree : tree && findNodeAtLocation(tree, [key]);
  return (list?.children ?? []).map(
    ({offset, length}) => new ExactJson(text.slice(offset, offset + length)),
  );
}
