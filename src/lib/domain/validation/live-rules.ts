import type {ObjectField} from '../mappings/mapping.ts';
import {nearest} from '../text/nearest.ts';
import {shortened, shown} from '../text/text.ts';
import type {Report} from './finding.ts';
import {compoundFields, notMappableTypes} from './limits.ts';
import {mappedAs, maps, type Subject} from './subject.ts';

/** The fields of an object by their names in lower case. */
type Fields = ReadonlyMap<string, ObjectField>;

/** Reports what does not fit the object as the connection describes it; nothing where nobody has asked. */
export function checkLive(subject: Subject, report: Report): void {
  const {schema, at, name} = subject;
  if (schema === undefined) return;
  if (schema === null) {
    const message = `Salesforce has no object ${name}, or the connection’s user cannot see it.`;
    report('object-missing', [...at, 'object_name'], message);
    return;
  }
  const known: Fields = new Map(schema.map((field) => [field.name.toLowerCase(), field]));
  const given = subject.fields.filter((field) => !subject.kept.includes(field));
  for (const field of given) checkField(subject, field, known, report);
  checkRequired(subject, schema, report);
  checkUpsert(subject, known, report);
}

function checkField({config, name}: Subject, field: string, known: Fields, report: Report): void {
  const path = [...config, 'fields', field];
  const part = 'key';
  const found = known.get(field.toLowerCase());
  if (found === undefined) {
    if (isRelated(field, known)) return;
    const names = [...known.values()].map((one) => one.name);
    const meant = nearest(shortened(field), names);
    const advice = meant === null ? undefined : `Did you mean ${meant}?`;
    report('field-missing', path, `${name} has no field ${shown(field)}.`, {part, advice});
  } else if (notMappableTypes.includes(found.type ?? '')) {
    // By its name it was found already.
    if (compoundFields.test(field)) return;
    const message = `${field} is of type ${found.type ?? ''}, which cannot be mapped.`;
    report('field-not-mappable', path, message, {part});
  } else if (found.name !== field) {
    report('field-spelling', path, `Salesforce spells ${field} as ${found.name}.`, {part});
  }
}

/**
 * Whether a name is one that no schema lists: the external id of the row that a lookup points to,
 * as Account__PG_ID__c or Project__r__PG_ID__c, or a part of a location.
 */
function isRelated(field: string, known: Fields): boolean {
  const name = field.toLowerCase();
  const part = /^(.+)__(latitude|longitude)__s$/.exec(name)?.[1];
  if (part !== undefined && known.has(`${part}__c`)) return true;
  // What follows is a name itself, not the ending of a custom field.
  return [...name.matchAll(/__(?=\w{3})/g)].some(({index}) => {
    const relation = name.slice(0, index);
    const lookup = relation.endsWith('__r') ? `${relation.slice(0, -1)}c` : `${relation}id`;
    return known.has(lookup);
  });
}

/** What the service says that a mapping has to have, and what Salesforce demands of a new row. */
function checkRequired(subject: Subject, schema: readonly ObjectField[], report: Report): void {
  const {config, name, effective: given} = subject;
  const missing = schema.filter((field) => mappedAs(subject, field.name) === undefined);
  for (const field of missing.filter(({required}) => required)) {
    const message = `${name} is missing the required field ${field.name}.`;
    const advice = `Add ${field.name} to the fields.`;
    report('required-field', [...config, 'fields', field.name], message, {advice});
  }
  if (given.settings.access !== 'read_write') return;
  for (const field of missing) {
    if (!isRequiredOnCreate(field) || isSetByReference(subject, field)) continue;
    const message = `${name} is read_write but is missing ${field.name}, which new records require.`;
    const advice = `Add ${field.name} to the fields, unless your app never creates rows.`;
    report('write-without-field', [...config, 'fields', field.name], message, {advice});
  }
}

function isRequiredOnCreate({record}: ObjectField): boolean {
  return (
    record.nillable === false && record.createable === true && record.defaultedOnCreate === false
  );
}

/** Whether a lookup is set by the external id of the other row. */
function isSetByReference({fields}: Subject, {name}: ObjectField): boolean {
  const relation = name.replace(/__c$/i, '__r').replace(/Id$/, '').toLowerCase();
  return fields.some((field) => field.toLowerCase().startsWith(`${relation}__`));
}

function checkUpsert(subject: Subject, known: Fields, report: Report): void {
  const name = subject.effective.settings.upsert_field;
  if (name == null || !maps(subject, name)) return;
  const field = known.get(name.toLowerCase());
  const {externalId, idLookup} = field?.record ?? {};
  const isKnown = typeof externalId === 'boolean' || typeof idLookup === 'boolean';
  if (field === undefined || !isKnown || externalId === true || idLookup === true) return;
  const message = `The upsert field ${field.name} is not an external id in Salesforce.`;
  report('upsert-not-external', [...subject.config, 'upsert_field'], message);
}
