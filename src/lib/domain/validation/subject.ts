import {isObject, own, type Json, type JsonObject} from '../json.ts';
import type {ObjectField} from '../mappings/mapping.ts';
import type {Path} from '../source/source.ts';
import {shown} from './finding.ts';

/** The fields of objects as the connection tells them, by their names in lower case; null where there is no such object. */
export type Schemas = ReadonlyMap<string, readonly ObjectField[] | null>;

/** What is known besides the document. */
export interface Knowledge {
  /** The plan of the connection; null where nobody has said. */
  plan?: string | null | undefined;
  /** Only of the objects that the connection was asked for. */
  schemas?: Schemas | undefined;
}

/** A mapping whose shape is good enough for the other rules. */
export interface Subject {
  /** Where the mapping stands. */
  at: Path;
  /** Where its config stands. */
  config: Path;
  object: string;
  /** The object as a sentence shows it. */
  name: string;
  settings: JsonObject;
  fields: readonly string[];
  indexes: JsonObject;
  plan: string | null;
  /** The fields of the object; null where there is no such object, undefined where nobody has asked. */
  schema: readonly ObjectField[] | null | undefined;
}

/** The mappings of a document that can be judged; of the others, the shape is told. */
export function subjectsOf(value: Json, knowledge: Knowledge = {}): Subject[] {
  const list = isObject(value) ? own(value, 'mappings') : undefined;
  return Array.isArray(list)
    ? list.flatMap((mapping, index) => subjectOf(mapping, ['mappings', index], knowledge) ?? [])
    : [];
}

function subjectOf(mapping: Json, at: Path, {plan, schemas}: Knowledge): Subject | null {
  if (!isObject(mapping)) return null;
  const [object, settings] = [own(mapping, 'object_name'), own(mapping, 'config')];
  if (typeof object !== 'string' || object.trim() === '' || !isObject(settings)) return null;
  const [fields, indexes] = [own(settings, 'fields'), own(settings, 'indexes')];
  if (!isObject(fields)) return null;
  return {
    at,
    config: [...at, 'config'],
    object,
    name: shown(object),
    settings,
    fields: Object.keys(fields),
    indexes: isObject(indexes) ? indexes : {},
    plan: plan ?? null,
    schema: schemas?.get(object.toLowerCase()),
  };
}

/** Whether a field is mapped, spelt exactly so. */
export function maps({settings: {fields}}: Subject, field: string): boolean {
  return isObject(fields) && Object.hasOwn(fields, field);
}

/** A field that is mapped in whatever case, as it is spelt; undefined where it is not. */
export function mappedAs(subject: Subject, field: string): string | undefined {
  if (maps(subject, field)) return field;
  const lower = field.toLowerCase();
  return subject.fields.find((name) => name.toLowerCase() === lower);
}
