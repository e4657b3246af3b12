/*
 * Finding things in a text that is known to be JSON: no tree is made, and what is not asked for is
 * stepped over.
 */

/** A key and a value of an object, or an item of a list, by their offsets. */
export interface Spot {
  key: number;
  value: number;
}

/** Where the children of the object or the list at `at` stand; null where it is neither. */
export function childrenAt(text: string, at: number): Map<string | number, Spot> | null {
  const opening = text[at];
  if (opening !== '{' && opening !== '[') return null;
  const children = new Map<string | number, Spot>();
  let next = skipBlank(text, at + 1);
  while (text[next] !== '}' && text[next] !== ']') {
    const key = next;
    if (opening === '{') next = skipBlank(text, skipBlank(text, endOfString(text, key)) + 1);
    children.set(opening === '{' ? stringAt(text, key) : children.size, {key, value: next});
    next = skipBlank(text, endOfValue(text, next));
    if (text[next] === ',') next = skipBlank(text, next + 1);
  }
  return children;
}

/** How many colons follow a quotation mark: one a key, and few more, in strings. */
export function countKeyMarks(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (isBlank(text.charCodeAt(before))) before -= 1;
    if (text[before] === '"') count += 1;
  }
  return count;
}

/** The first key that its object has already, with the offsets of both. */
export function findDuplicate(text: string): {key: string; first: number; second: number} | null {
  const open: Map<string, number>[] = [];
  const mark = /["{}[\]]/g;
  for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
    const {index: at} = found;
    if (text[at] === '{' || text[at] === '[') open.push(new Map());
    else if (text[at] !== '"') open.pop();
    else {
      mark.lastIndex = endOfString(text, at);
      if (text[skipBlank(text, mark.lastIndex)] !== ':') continue;
      const key = stringAt(text, at);
      const first = open.at(-1)?.get(key);
      if (first !== undefined) return {key, first, second: at};
      open.at(-1)?.set(key, at);
    }
  }
  return null;
}

function stringAt(text: string, at: number): string {
  const literal = text.slice(at, endOfString(text, at));
  return literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
}

function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text[before] === '\\') before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
  }
}

function endOfValue(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at);
  if (text[at] !== '{' && text[at] !== '[') {
    const after = /[\s,\]}]/g;
    after.lastIndex = at;
    return after.exec(text)?.index ?? text.length;
  }
  const mark = /["{}[\]]/g;
  mark.lastIndex = at;
  for (let depth = 0, found = mark.exec(text); found !== null; found = mark.exec(text)) {
    if (found[0] === '"') mark.lastIndex = endOfString(text, found.index);
    else depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
    if (depth === 0) return found.index + 1;
  }
  return text.length;
}

/** The first offset from `at` on that is not blank. */
export function skipBlank(text: string, at: number): number {
  let next = at;
  while (isBlank(text.charCodeAt(next))) next += 1;
  return next;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
