import {standardFieldsOf} from '../configuration/system-fields.ts';
import type {Path} from '../source/source.ts';
import {shown} from '../text/text.ts';
import {finding, type Finding} from './finding.ts';
import {apiName, compoundFields, longestColumn} from './limits.ts';
import {mappedAs, maps, type Subject} from './subject.ts';

/** What is wrong with the fields of a mapping. */
export function fieldFindings(subject: Subject): Finding[] {
  const {config, name, fields} = subject;
  const at = [...config, 'fields'];
  if (fields.length === 0) {
    return [finding('no-fields', at, `${name} has no fields.`, {part: 'key'})];
  }
  return [
    ...fields.map((field) => nameFinding(field, at)).filter((found) => found !== null),
    ...caseFindings(fields, at),
    ...systemFindings(subject, at),
  ];
}

function nameFinding(field: string, at: Path): Finding | null {
  if (!apiName.test(field)) {
    const message = `${shown(field)} cannot be the API name of a field.`;
    return finding('api-name', [...at, field], message, {part: 'key'});
  }
  if (compoundFields.test(field)) {
    const message = `${field} is an address of several parts.`;
    return finding('field-not-mappable', [...at, field], message, {part: 'key'});
  }
  if (field.length > longestColumn) {
    const message = `${shown(field)} has ${field.length} characters.`;
    return finding('long-name', [...at, field], message, {part: 'key'});
  }
  return null;
}

function caseFindings(fields: readonly string[], at: Path): Finding[] {
  const first = new Map<string, string>();
  return fields.flatMap((field) => {
    const column = field.toLowerCase();
    const before = first.get(column);
    if (before === undefined) {
      first.set(column, field);
      return [];
    }
    const message = `${shown(field)} and ${shown(before)} are one column.`;
    return [finding('field-case', [...at, field], message, {part: 'key'})];
  });
}

/** The fields without which rows cannot be told apart or kept up to date, and those that are usual. */
function systemFindings(subject: Subject, at: Path): Finding[] {
  const {needed, usual} = standardFieldsOf(subject.object);
  return [
    ...needed.flatMap((field) => systemFinding(subject, field, true, at)),
    ...usual.flatMap((field) => systemFinding(subject, field, false, at)),
  ];
}

function systemFinding(subject: Subject, field: string, needed: boolean, at: Path): Finding[] {
  if (maps(subject, field) || isElsewhere(subject, field)) return [];
  const other = mappedAs(subject, field);
  if (other !== undefined) {
    if (subject.schema != null) return [];
    const message = `Salesforce spells ${other} as ${field}.`;
    return [finding('system-field-case', [...at, other], message, {part: 'key'})];
  }
  // Where another date of the last change is mapped, the object may have no other.
  const replaced = field === 'SystemModstamp' && maps(subject, 'LastModifiedDate');
  const rule = needed && !replaced ? 'system-field' : 'usual-field';
  const condition = ', if the object has it and it was not left out on purpose';
  const advice = `Add ${field} to the fields${rule === 'system-field' ? '' : condition}.`;
  return [finding(rule, [...at, field], `${subject.name} is mapped without ${field}.`, {advice})];
}

/** Where the object's schema is known, it says which fields there are, and which are required. */
function isElsewhere({schema}: Subject, name: string): boolean {
  if (schema == null) return schema === null;
  const known = schema.find((field) => field.name.toLowerCase() === name.toLowerCase());
  return known === undefined || known.required;
}
