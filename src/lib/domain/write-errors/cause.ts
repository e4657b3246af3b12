import {openingOf, sentenceAfter, type Sentence} from './codes.ts';
import {maskValues} from './mask.ts';

/** Why a write failed, as far as its message tells. */
export interface Cause {
  /** Salesforce's code, found by its name or by its sentence; null where neither is there. */
  code: string | null;
  /** The field at fault, or several, as Salesforce writes them; null where the message names none. */
  field: string | null;
  /** The message with ids and values masked, so that the same cause reads the same. */
  message: string;
}

/** Of a longer message the beginning tells the cause: what follows is a stack, or a value. */
const longest = 2000;
/** Nor is the label of a field. */
const longestLabel = 80;

const prefix = /^([A-Z][A-Z\d]*(?:_[A-Z\d]+)+)\s*:\s*/;
/** The bulk API ends a message with the fields: `CODE:message:LastName Email --`. */
const bulkFields = /:\s*([\w ,.]*)--$/;
/** The limit is the field's own, and the same for each record. */
const lengthLimit = / \(max length=\d+\)/;

/**
 * Reads the cause of a failed write out of its message.
 *
 * @param text as Salesforce wrote it; null where the service sent none
 */
export function causeOf(text: string | null): Cause {
  const whole = text?.trim() ?? '';
  if (whole === '') return {code: null, field: null, message: 'No message.'};
  const named = prefix.exec(whole);
  let message = named === null ? whole : whole.slice(named[0].length);
  const listed = message.endsWith('--') ? bulkFields.exec(message) : null;
  if (listed !== null) message = message.slice(0, listed.index);
  if (message.length > longest) message = `${message.slice(0, longest)}…`;
  const found = withSentence(message) ?? {code: null, field: null, message: maskValues(message)};
  const fields = listed?.[1]?.trim() ?? '';
  return {
    code: named?.[1] ?? found.code,
    field: found.field ?? (fields === '' ? null : fields),
    message: found.message,
  };
}

/** The cause of a message that is known by how it begins, or by what follows the label of a field. */
function withSentence(message: string): Cause | null {
  const first = openingOf(message);
  if (first !== undefined) return ofRecord(message, first);
  const colon = message.indexOf(': ');
  if (colon < 1 || colon > longestLabel) return null;
  const second = sentenceAfter(message, colon);
  if (second === undefined) return null;
  const limit = lengthLimit.exec(message)?.[0] ?? '';
  const end = colon + second.says.length;
  return {
    code: second.code,
    field: message.slice(0, colon),
    message: `${message.slice(0, end)}<value>${limit}`,
  };
}

function ofRecord(message: string, {code, field, value}: Sentence): Cause {
  const masked = value === undefined ? message : message.replace(...value);
  return {code, field: field?.exec(message)?.[1]?.trim() ?? null, message: maskValues(masked)};
}
