/**
 * A JSON document as text; a long one in pieces, which are on their way while the rest is written.
 */

/** Items of a list that make one piece: some 100 KiB of mappings. */
const itemsInPiece = 50;

/** The text that JSON.stringify gives, or its pieces where a document has a long list. */
export function jsonText(document: unknown): string | Iterable<string> {
  return hasLongList(document) ? pieces(document) : JSON.stringify(document);
}

function* pieces(document: Readonly<Record<string, unknown>>): Generator<string, undefined> {
  let text = '{';
  let separator = '';
  for (const [key, value] of Object.entries(document)) {
    if (value === undefined) continue;
    text += `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    if (!isLong(value)) {
      text += JSON.stringify(value);
      continue;
    }
    for (let from = 0; from < value.length; from += itemsInPiece) {
      const items = value
        .slice(from, from + itemsInPiece)
        .map(textOfItem)
        .join(',');
      yield `${text}${from === 0 ? '[' : ','}${items}`;
      text = '';
    }
    text = ']';
  }
  yield `${text}}`;
}

/** A frozen item is taken to be one that will be sent again, and is not written anew for it. */
function textOfItem(item: unknown): string {
  if (typeof item !== 'object' || item === null || !Object.isFrozen(item)) {
    return JSON.stringify(item);
  }
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  texts.set(item, text);
  return text;
}

const texts = new WeakMap<object, string>();

function hasLongList(document: unknown): document is Readonly<Record<string, unknown>> {
  return typeof document === 'object' && document !== null && Object.values(document).some(isLong);
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > itemsInPiece;
}
