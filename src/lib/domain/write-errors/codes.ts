import {explanationOf, type Explanation, type ExplanationRow} from '../explanation.ts';

/*
 * What Salesforce says where it refuses a write. The names are those of its API (StatusCode of the
 * SOAP API). Heroku Connect's page on write errors shows messages without them, so that a code is
 * found by its sentence, too. That page explains four of these: duplicate values, deleted records,
 * inactive owners and missing permissions; the others are explained by Salesforce.
 */

/** A code, and how its message reads where it comes without the code. */
interface CodeRow extends ExplanationRow {
  /**
   * How the message begins, in any case. Where it begins with a colon, it comes after the label of
   * the field that is at fault, and what follows is the value.
   */
  says?: readonly string[];
  /** Finds the field at fault, as its first group. */
  field?: RegExp;
  /** What differs from one record to the next beyond what every message is masked for. */
  value?: readonly [pattern: RegExp, masked: string];
}

export const codes = {
  REQUIRED_FIELD_MISSING: {
    says: ['Required fields are missing: '],
    field: /\[([^\]\n]*)\]/,
    meaning: 'A field that Salesforce requires has no value.',
    fault: 'data',
    advice: 'Map the field and set it in Postgres, or give it a default value in Salesforce.',
    avoid: 'Writing a placeholder value: it becomes data in Salesforce.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  FIELD_CUSTOM_VALIDATION_EXCEPTION: {
    meaning: 'A validation rule in Salesforce rejected the record.',
    fault: 'salesforce',
    advice:
      'Find the rule by its message in Salesforce Setup. Correct the row, or change the rule.',
    avoid: 'Turning off the rule: other users rely on it.',
  },
  DUPLICATE_VALUE: {
    says: ['duplicate value found: '],
    field: /^.{23}(\w+) duplicates /,
    meaning: 'Another Salesforce record has the same value in a unique field.',
    fault: 'data',
    advice:
      'If the field is the mapping’s unique identifier, an earlier write often succeeded without a response: compare both records, then ignore the error. Otherwise, correct the value in Postgres.',
    avoid: 'Deleting the other Salesforce record before you have compared both.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  DUPLICATES_DETECTED: {
    says: ['Use one of these records?', "You're creating a duplicate record"],
    meaning: 'A duplicate rule in Salesforce found similar records.',
    fault: 'salesforce',
    advice: 'Merge the records in Salesforce, or change the rule to allow this user.',
    avoid: 'Writing the record again unchanged: it is rejected again.',
  },
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: {
    says: ['insufficient access rights on cross-reference id'],
    meaning: 'The Salesforce user has no access to a referenced record, such as the owner.',
    fault: 'permissions',
    advice: 'Give the user access to the referenced record, then retry the writes.',
    avoid: 'Changing rows in Postgres: the data is not the cause.',
    next: {run: 'connections:info'},
  },
  INSUFFICIENT_ACCESS_OR_READONLY: {
    says: ['insufficient access rights on object id', 'Permission Denied'],
    meaning: 'The Salesforce user has no write access to the record or its object.',
    fault: 'permissions',
    advice: 'Grant the user write access in Salesforce, then retry the writes.',
    avoid: 'Changing rows in Postgres: the data is not the cause.',
    next: {run: 'connections:info'},
  },
  INVALID_FIELD_FOR_INSERT_UPDATE: {
    says: ['Unable to create/update fields: '],
    field: /: ([\w, ]+)/,
    meaning: 'The Salesforce user cannot write a field, or nobody can, as with formula fields.',
    fault: 'permissions',
    advice: 'Grant write access to the field. If it is calculated, don’t write to it.',
    avoid:
      'Removing the field from the mapping while your app uses its column: the column is dropped.',
    next: {run: 'connections:info'},
  },
  ENTITY_IS_DELETED: {
    says: ['entity is deleted'],
    meaning: 'The record was deleted in Salesforce before the change arrived.',
    fault: 'timing',
    advice: 'If the change matters, restore the record in Salesforce. Otherwise, ignore the error.',
    avoid: 'Updating the row again: the record stays deleted.',
  },
  INACTIVE_OWNER_OR_USER: {
    says: ['owner is inactive', 'operation performed with inactive user'],
    meaning: 'The owner of the record is an inactive Salesforce user.',
    fault: 'salesforce',
    advice: 'Set an active owner, in Salesforce or in the row’s owner column.',
    avoid: 'Reactivating a user who has left: this uses a license and restores the login.',
  },
  STRING_TOO_LONG: {
    says: [': data value too large: '],
    meaning: 'A text is too long for its Salesforce field.',
    fault: 'data',
    advice: 'Shorten the text in Postgres, or lengthen the field in Salesforce.',
    avoid: 'Widening the Postgres column: Salesforce sets the limit.',
  },
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: {
    says: [': bad value for restricted picklist field: '],
    meaning: 'A value is not in the restricted picklist of its Salesforce field.',
    fault: 'data',
    advice: 'Use a value of the picklist, or add the value to it in Salesforce.',
    avoid: 'Removing the restriction for one value: reports and automation rely on the list.',
  },
  UNABLE_TO_LOCK_ROW: {
    says: ['unable to obtain exclusive access to this record'],
    value: [/ or \d+ records[^]*$/, ''],
    meaning: 'Another process was writing the record or its parent at the same time.',
    fault: 'timing',
    advice:
      'Retry the write. If the error recurs, look for jobs that write children of the same parent at the same time.',
    avoid: 'Retrying all writes at once: they lock each other again.',
  },
  INVALID_CROSS_REFERENCE_KEY: {
    says: ['invalid cross reference id'],
    meaning: 'The row refers to a Salesforce record that doesn’t exist or is of another object.',
    fault: 'data',
    advice: 'Correct the id in the reference column. Write parents before their children.',
    avoid: 'Copying ids from another Salesforce organization, such as a sandbox.',
  },
  INVALID_FIELD: {
    says: ['Foreign key external ID: '],
    field: /not found for field (\w+)/,
    value: [/(?<=^.{25})[^]*?(?= not found for field )/, '<value>'],
    meaning:
      'The row refers by external id to a record that is not in Salesforce, or a field doesn’t exist.',
    fault: 'data',
    advice: 'Write the parent first, then retry the write. Check the field name.',
    avoid: 'Retrying the children before their parents are in Salesforce.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  MALFORMED_ID: {
    says: [': id value of incorrect type: '],
    meaning: 'A value is not a Salesforce id, or is the id of another kind of object.',
    fault: 'data',
    advice: 'Use the sfid of a record of the right object (15 or 18 characters).',
    avoid: 'Using the id column of Postgres: it is not a Salesforce id.',
  },
  INVALID_EMAIL_ADDRESS: {
    says: [': invalid email address: '],
    meaning: 'A value is not a valid email address in Salesforce.',
    fault: 'data',
    advice: 'Correct the address in Postgres, and validate addresses in your app.',
  },
  INVALID_TYPE_ON_FIELD_IN_RECORD: {
    says: [': value not of required type: '],
    meaning: 'A value has the wrong type for its Salesforce field.',
    fault: 'data',
    advice: 'Correct the value in Postgres.',
  },
  NUMBER_OUTSIDE_VALID_RANGE: {
    says: [': value outside of valid range on numeric field: '],
    meaning: 'A number has too many digits for its Salesforce field.',
    fault: 'data',
    advice: 'Correct the number in Postgres, or enlarge the field in Salesforce.',
  },
  FIELD_INTEGRITY_EXCEPTION: {
    meaning: 'Two fields contradict each other, such as a state and a country.',
    fault: 'data',
    advice: 'Correct the fields that the message names, together.',
  },
  FIELD_FILTER_VALIDATION_EXCEPTION: {
    says: ['Value does not exist or does not match filter criteria'],
    meaning: 'A reference doesn’t match the lookup filter of its Salesforce field.',
    fault: 'data',
    advice: 'Use a record that matches the filter, or change the filter in Salesforce.',
  },
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: {
    meaning: 'An Apex trigger in Salesforce failed on the record.',
    fault: 'salesforce',
    advice: 'Send the full message to the owner of the trigger; the code must be corrected.',
    avoid: 'Changing rows until they pass: the next row fails again.',
  },
  CANNOT_EXECUTE_FLOW_TRIGGER: {
    says: ["We can't save this record because", 'We can’t save this record because'],
    meaning: 'A Salesforce flow failed on the record.',
    fault: 'salesforce',
    advice: 'Send the message to the owner of the flow; the flow error email has the details.',
    avoid: 'Changing rows until they pass: the next row fails again.',
  },
  DELETE_FAILED: {
    says: ['Your attempt to delete '],
    meaning: 'The record cannot be deleted, usually because others refer to it.',
    fault: 'salesforce',
    advice: 'Delete or move the records that refer to it first.',
  },
  STORAGE_LIMIT_EXCEEDED: {
    says: ['storage limit exceeded'],
    meaning: 'The data storage of the Salesforce organization is full.',
    fault: 'limit',
    advice: 'Free or buy storage in Salesforce, then retry the writes.',
    avoid: 'Retrying before that: each attempt fails and uses API calls.',
  },
  REQUEST_LIMIT_EXCEEDED: {
    says: ['TotalRequests Limit exceeded'],
    meaning: 'The Salesforce organization has used all its API calls of the last 24 hours.',
    fault: 'limit',
    advice: 'Wait until calls are available again. Poll less often, or buy more calls.',
    avoid: 'Reloading mappings: a reload uses more calls.',
    next: {run: 'mappings:list'},
  },
  INVALID_SESSION_ID: {
    says: ['Invalid Session ID', 'Session expired or invalid'],
    meaning: 'Salesforce no longer accepts the connection’s session.',
    fault: 'authorization',
    advice: 'If the connection is UNAUTHORIZED, authorize it again. Otherwise, retry the writes.',
    next: {run: 'connections:info'},
  },
  SERVER_UNAVAILABLE: {
    meaning: 'Salesforce was not available, for example during maintenance.',
    fault: 'service',
    advice: 'Check https://status.salesforce.com, then retry the writes.',
  },
  UNKNOWN_EXCEPTION: {
    meaning: 'Salesforce failed and did not say why.',
    fault: 'service',
    advice: 'Retry the write. If it fails again, send the error id to Salesforce support.',
  },
} as const satisfies Readonly<Record<string, CodeRow>>;

/** Every code that hconnect can explain. */
export const writeErrorCodes: readonly Explanation[] = Object.entries<CodeRow>(codes).map(
  ([name, row]) => explanationOf(name, row),
);

const byName = new Map(writeErrorCodes.map((code) => [code.name, code]));

/**
 * What is known of a code. Salesforce has hundreds, and may send a message without one.
 *
 * @param name null where the message tells none
 */
export function explainCode(name: string | null): Explanation {
  if (name === null) return withoutCode;
  return (
    byName.get(name) ??
    explanationOf(name, {
      meaning: 'This version of hconnect doesn’t know this code.',
      fault: 'unknown',
      advice: 'Read the message, and look up the code in the Salesforce API guide.',
    })
  );
}

const withoutCode = explanationOf('(no code)', {
  meaning: 'A message without a known code, often from a validation rule.',
  fault: 'unknown',
  advice: 'Search for the message in Salesforce Setup: validation rules, triggers and flows.',
});

/** What is known of a message by how it begins. */
export interface Sentence {
  code: string;
  says: string;
  field: CodeRow['field'] | undefined;
  value: CodeRow['value'] | undefined;
}

/** Sentences by their first letter, in lower case: those of a whole message, and those after a label. */
const openings = new Map<number, Sentence[]>();
const afterLabels = new Map<number, Sentence[]>();
const labelEnd = ': ';

for (const [code, {says = [], field, value}] of Object.entries<CodeRow>(codes)) {
  for (const words of says) {
    const afterLabel = words.startsWith(labelEnd);
    const table = afterLabel ? afterLabels : openings;
    const first = letterAt(words, afterLabel ? labelEnd.length : 0);
    const sentence = {code, says: words, field, value};
    table.set(first, [...(table.get(first) ?? []), sentence]);
  }
}

/** The sentence that a message begins with, in any case; undefined where none is known. */
export function openingOf(message: string): Sentence | undefined {
  return openings.get(letterAt(message, 0))?.find(({says}) => hasAt(message, says, 0));
}

/** The sentence that follows the label that ends at a place. */
export function sentenceAfter(message: string, end: number): Sentence | undefined {
  return afterLabels
    .get(letterAt(message, end + labelEnd.length))
    ?.find(({says}) => hasAt(message, says, end));
}

/** A character in lower case, as far as it is a letter of ASCII. */
function letterAt(text: string, at: number): number {
  return text.charCodeAt(at) | 32;
}

function hasAt(message: string, words: string, at: number): boolean {
  if (message.startsWith(words, at)) return true;
  const last = at + words.length - 1;
  // Nearly all others differ in their last letter, too.
  if (letterAt(message, last) !== letterAt(words, words.length - 1)) return false;
  return message.slice(at, last + 1).toLowerCase() === words.toLowerCase();
}
