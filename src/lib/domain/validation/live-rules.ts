import {shortened} from '../text/text.ts';
import type {ObjectField} from '../mappings/mapping.ts';
import {nearest} from '../text/nearest.ts';
import {shown} from '../text/text.ts';
import {finding, type Finding} from './finding.ts';
import {compoundFields, notMappableTypes} from './limits.ts';
import {mappedAs, maps, type Subject} from './subject.ts';

/** The fields of an object by their names in lower case. */
type Fields = ReadonlyMap<string, ObjectField>;

/** What does not fit the object as the connection describes it; nothing where nobody has asked. */
export function liveFindings(subject: Subject): Finding[] {
  const {schema, at, name} = subject;
  if (schema === undefined) return [];
  if (schema === null) {
    const message = `Salesforce has no object ${name}, or the connection’s user may not see it.`;
    return [finding('object-missing', [...at, 'object_name'], message)];
  }
  const known: Fields = new Map(schema.map((field) => [field.name.toLowerCase(), field]));
  return [
    ...subject.fields.flatMap((field) => fieldFinding(subject, field, known)),
    ...requiredFindings(subject, schema),
    ...writeFindings(subject, schema),
    ...upsertFindings(subject, known),
  ];
}

function fieldFinding({config, name}: Subject, field: string, known: Fields): Finding[] {
  const path = [...config, 'fields', field];
  const part = 'key' as const;
  const found = known.get(field.toLowerCase());
  if (found === undefined) {
    if (isRelated(field, known)) return [];
    const names = [...known.values()].map((one) => one.name);
    const meant = nearest(shortened(field), names);
    const advice = meant === null ? undefined : `Did you mean ${meant}?`;
    return [
      finding('field-missing', path, `${name} has no field ${shown(field)}.`, {part, advice}),
    ];
  }
  if (notMappableTypes.includes(found.type ?? '')) {
    // By its name it was found already.
    if (compoundFields.test(field)) return [];
    const message = `${field} is of type ${found.type ?? ''}, which cannot be mapped.`;
    return [finding('field-not-mappable', path, message, {part})];
  }
  if (found.name === field) return [];
  return [finding('field-spelling', path, `Salesforce spells ${field} as ${found.name}.`, {part})];
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

/** What the service itself says that a mapping has to have. */
function requiredFindings(subject: Subject, schema: readonly ObjectField[]): Finding[] {
  const {config, name} = subject;
  return schema
    .filter((field) => field.required && mappedAs(subject, field.name) === undefined)
    .map((field) =>
      finding(
        'required-field',
        [...config, 'fields', field.name],
        `${name} is mapped without ${field.name}, which is required.`,
        {
          advice: `Add ${field.name} to the fields.`,
        },
      ),
    );
}

/** What Salesforce demands of a new row, where rows are written. */
function writeFindings(subject: Subject, schema: readonly ObjectField[]): Finding[] {
  const {config, name, said} = subject;
  if (said.settings.access !== 'read_write') return [];
  const missing = schema.filter(
    (field) =>
      isDemanded(field) &&
      mappedAs(subject, field.name) === undefined &&
      !isReached(subject, field),
  );
  return missing.map((field) =>
    finding(
      'write-without-field',
      [...config, 'fields', field.name],
      `${name} is written without ${field.name}, which a new row has to have.`,
      {
        advice: `Add ${field.name} to the fields, unless rows are changed only and never made.`,
      },
    ),
  );
}

function isDemanded({record}: ObjectField): boolean {
  return (
    record.nillable === false && record.createable === true && record.defaultedOnCreate === false
  );
}

/** Whether a lookup is set by the external id of the other row. */
function isReached({fields}: Subject, {name}: ObjectField): boolean {
  const relation = name.replace(/__c$/i, '__r').replace(/Id$/, '').toLowerCase();
  return fields.some((field) => field.toLowerCase().startsWith(`${relation}__`));
}

function upsertFindings(subject: Subject, known: Fields): Finding[] {
  const name = subject.said.settings.upsert_field;
  if (name == null || !maps(subject, name)) return [];
  const field = known.get(name.toLowerCase());
  const {externalId, idLookup} = field?.record ?? {};
  const told = typeof externalId === 'boolean' || typeof idLookup === 'boolean';
  if (field === undefined || !told || externalId === true || idLookup === true) return [];
  const message = `The upsert field ${field.name} is no external id in Salesforce.`;
  return [finding('upsert-not-external', [...subject.config, 'upsert_field'], message)];
}
