import {standardFieldsOf} from '../configuration/system-fields.ts';
import type {Path} from '../source/source.ts';
import {shown} from '../text/text.ts';
import type {Report} from './finding.ts';
import {apiName, compoundFields, longestColumn} from './limits.ts';
import {mappedAs, maps, type Subject} from './subject.ts';

/** Reports what is wrong with the fields of a mapping. */
export function checkFields(subject: Subject, report: Report): void {
  const {config, name, fields} = subject;
  const at = [...config, 'fields'];
  if (fields.length === 0) {
    report('no-fields', at, `${name} has no fields.`, {part: 'key'});
    return;
  }
  for (const field of fields) checkName(field, at, report);
  checkCase(fields, at, report);
  const {needed, usual} = standardFieldsOf(subject.object);
  for (const field of needed) checkSystemField(subject, field, 'system-field', at, report);
  for (const field of usual) checkSystemField(subject, field, 'usual-field', at, report);
}

function checkName(field: string, at: Path, report: Report): void {
  if (!apiName.test(field)) {
    const message = `${shown(field)} is not a valid API name for a field.`;
    report('api-name', [...at, field], message, {part: 'key'});
  } else if (compoundFields.test(field)) {
    const message = `${field} is a compound address and cannot be mapped.`;
    report('field-not-mappable', [...at, field], message, {part: 'key'});
  } else if (field.length > longestColumn) {
    const message = `${shown(field)} has ${field.length} characters; Postgres truncates it to ${longestColumn}.`;
    report('long-name', [...at, field], message, {part: 'key'});
  }
}

function checkCase(fields: readonly string[], at: Path, report: Report): void {
  const first = new Map<string, string>();
  for (const field of fields) {
    const column = field.toLowerCase();
    const before = first.get(column);
    if (before === undefined) first.set(column, field);
    else {
      const message = `${shown(field)} and ${shown(before)} map to the same column.`;
      report('field-case', [...at, field], message, {part: 'key'});
    }
  }
}

/** A field without which rows cannot be told apart or kept up to date, or one that is usual. */
function checkSystemField(
  subject: Subject,
  field: string,
  missing: 'system-field' | 'usual-field',
  at: Path,
  report: Report,
): void {
  if (maps(subject, field) || isElsewhere(subject, field)) return;
  const other = mappedAs(subject, field);
  if (other !== undefined) {
    if (subject.schema != null) return;
    const message = `Salesforce spells ${other} as ${field}.`;
    report('system-field-case', [...at, other], message, {part: 'key'});
    return;
  }
  // Where another date of the last change is mapped, the object may have no other.
  const replaced = field === 'SystemModstamp' && maps(subject, 'LastModifiedDate');
  if (subject.exists === true) return; // Not on the mapping either: it is as it is.
  const isOmitted = missing === 'system-field' && subject.exists === null;
  const rule = replaced ? 'usual-field' : isOmitted ? 'system-field-left-out' : missing;
  const condition = ' if the object has it';
  const advice = `Add ${field} to the fields${rule === 'usual-field' ? condition : ''}.`;
  report(rule, [...at, field], `${subject.name} is missing the field ${field}.`, {advice});
}

/** Where the object's schema is known, it says which fields there are, and which are required. */
function isElsewhere({schema}: Subject, name: string): boolean {
  if (schema == null) return schema === null;
  const known = schema.find((field) => field.name.toLowerCase() === name.toLowerCase());
  return known === undefined || known.required;
}
