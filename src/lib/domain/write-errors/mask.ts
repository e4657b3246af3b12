/*
 * A scanner by hand: one regular expression for all of this takes ten times as long, since it begins
 * anew at each character, and a list can have 10,000 messages.
 */

/** Where a value can be: nothing that is masked is without one of these. */
const variableParts = /[\d@"“‘']/g;
const closing = new Map(Object.entries({'"': '"', '“': '”', '‘': '’', "'": "'"}));

/** What a character can be part of; what is in no class ends a word. */
const letter = 1;
const digit = 2;
/** `.`, `+`, `-` and `@` join the parts of a number, an id or an address. */
const joiner = 3;
/** Part of a time, where a word has begun. */
const colon = 4;

const classes = new Uint8Array(128);
const mark = (characters: string, kind: number) => {
  for (const character of characters) classes[character.charCodeAt(0)] = kind;
};
mark('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', letter);
mark('0123456789', digit);
mark('.+-@', joiner);
mark(':', colon);

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const time = /^\d{4}-\d\d-\d\d(?:T[\d:.+-]+Z?)?$/i;
const numeric = /^[-+]?\d+(?:[.:]\d+)*$/;
const email = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;

/** A message with its ids and values masked, so that messages of one cause are one text. */
export function maskValues(message: string): string {
  let masked = '';
  let done = 0;
  variableParts.lastIndex = 0;
  while (variableParts.test(message)) {
    const at = variableParts.lastIndex - 1;
    const close = closing.get(message.charAt(at));
    const start = close === undefined ? startOfWord(message, at, done) : at;
    const end = close === undefined ? endOfWord(message, at) : endOfQuotation(message, at, close);
    const mask = close === undefined ? maskOf(message, start, end) : '<value>';
    if (end > at && mask !== null) {
      masked += message.slice(done, start) + mask;
      done = end;
    }
    variableParts.lastIndex = Math.max(end, at + 1);
  }
  return done === 0 ? message : masked + message.slice(done);
}

function classAt(message: string, at: number): number {
  return classes[message.charCodeAt(at)] ?? 0;
}

function startOfWord(message: string, at: number, from: number): number {
  let start = at;
  while (start > from && isPart(classAt(message, start - 1))) start -= 1;
  return start;
}

function isPart(kind: number): boolean {
  return kind !== 0 && kind !== colon;
}

function endOfWord(message: string, at: number): number {
  let end = at + 1;
  while (end < message.length && classAt(message, end) !== 0) end += 1;
  // What ends a sentence is not part of its last word.
  while (end > at + 1 && classAt(message, end - 1) >= joiner) end -= 1;
  return end;
}

/** The end of a text in quotes on one line; its beginning where it is none. */
function endOfQuotation(message: string, at: number, close: string): number {
  // An apostrophe inside a word opens none.
  if (close === "'" && at > 0 && isPart(classAt(message, at - 1))) return at;
  const end = message.indexOf(close, at + 1);
  if (end === -1) return at;
  const line = message.indexOf('\n', at);
  return line !== -1 && line < end ? at : end + 1;
}

/** What stands for a word that has a digit or an at sign; null where it tells the cause. */
function maskOf(message: string, start: number, end: number): string | null {
  const length = end - start;
  let digits = 0;
  let letters = 0;
  for (let at = start; at < end; at += 1) {
    const kind = classAt(message, at);
    if (kind === digit) digits += 1;
    else if (kind === letter) letters += 1;
  }
  if (digits === length) return '<number>';
  const word = message.slice(start, end);
  // An id of Salesforce has 15 characters, or 18 with its checksum.
  const isLong = length === 15 || length === 18;
  if (isLong && digits + letters === length && !word.includes('_')) return '<id>';
  if (numeric.test(word)) return '<number>';
  if (uuid.test(word)) return '<id>';
  if (time.test(word)) return '<time>';
  if (email.test(word)) return '<value>';
  // Names of fields can have a digit or two, and end in __c where they are custom.
  return digits > 2 && !word.includes('__') ? '<value>' : null;
}
