import type {Index} from '../configuration/config.ts';
import {systemFieldsOf} from '../configuration/system-fields.ts';
import {isObject} from '../json.ts';
import {shown} from '../text/text.ts';
import type {Report} from './finding.ts';
import {indexOn, mappedAs, mayBeMapped, type Subject} from './subject.ts';

/** Reports what is wrong with the indexes of a mapping. */
export function checkIndexes(subject: Subject, report: Report): void {
  const at = [...subject.config, 'indexes'];
  const first = new Map<string, string>();
  for (const [field, index] of subject.indexes) {
    const path = [...at, field];
    if (mappedAs(subject, field) === undefined && !mayBeMapped(subject, field)) {
      const message = `${shown(field)} has an index but is not mapped.`;
      report('index-without-field', path, message, {part: 'key'});
    }
    const before = first.get(field.toLowerCase());
    first.set(field.toLowerCase(), before ?? field);
    if (before !== undefined) {
      const message = `The indexes ${shown(field)} and ${shown(before)} are on the same column.`;
      report('field-case', path, message, {part: 'key'});
    }
    if (isSilent(index)) {
      const message = `The index on ${shown(field)} is missing \`unique\`.`;
      report('index-without-kind', path, message, {part: 'key'});
    }
  }
  checkSystemIndexes(subject, at, report);
}

/** Whether an index does not say what it is; what is no object is told by its shape. */
function isSilent({unique, extra = {}}: Index): boolean {
  return unique === undefined && isObject(extra) && !Object.hasOwn(extra, 'unique');
}

/** The indexes that every table has, as far as their fields are mapped. */
function checkSystemIndexes(subject: Subject, at: Subject['at'], report: Report): void {
  const {name} = subject;
  const standard = systemFieldsOf(subject.object).indexes.flatMap(({field, unique}) => {
    const spelled = mappedAs(subject, field);
    return spelled === undefined ? [] : [{field: spelled, unique}];
  });
  const missing = standard.filter(({field}) => indexOn(subject, field) === undefined);
  if (missing.length > 0) {
    const names = missing.map(({field, unique}) => `${field}${unique ? ' (unique)' : ''}`);
    report('system-index', at, `${name} has no index on ${names.join(' and ')}.`, {part: 'key'});
  }
  for (const {field, unique} of standard) {
    const [index, {unique: current}] = indexOn(subject, field) ?? [field, {}];
    if (current === undefined || current === unique) continue;
    const message = `The index on ${field} is ${unique ? 'not unique' : 'unique'}.`;
    const advice = `Set \`unique\` to ${String(unique)}.`;
    report('system-index-kind', [...at, index, 'unique'], message, {advice});
  }
}
