import {filledIn, keptFields} from '../configuration/as-it-is.ts';
import type {Index, Indexes, MappingConfig} from '../configuration/config.ts';
import type {ConfiguredMapping, Parsed} from '../configuration/configuration.ts';
import {isSystemField} from '../configuration/system-fields.ts';
import type {ObjectField} from '../mappings/mapping.ts';
import type {Path} from '../source/source.ts';
import {shown} from '../text/text.ts';

/** The fields of objects as the connection tells them, by their names in lower case; null where there is no such object. */
export type Schemas = ReadonlyMap<string, readonly ObjectField[] | null>;

/** What is known besides the document. */
export interface Knowledge {
  /** The plan of the connection; null where nobody has said. */
  plan?: string | null | undefined;
  /** Only of the objects that the connection was asked for. */
  schemas?: Schemas | undefined;
  /**
   * The mappings that the connection has, by their objects in lower case. What a document leaves
   * out is as it is there. Left out where no connection was asked.
   */
  live?: ReadonlyMap<string, MappingConfig> | undefined;
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
  /** With what the document leaves out, where the mapping exists. */
  effective: MappingConfig;
  /** Whether the mapping exists on the connection; null where no connection was asked. */
  exists: boolean | null;
  fields: readonly string[];
  /** Fields that the document leaves out and the mapping keeps. */
  kept: readonly string[];
  indexes: Indexes;
  plan: string | null;
  /** The fields of the object; null where there is no such object, undefined where nobody has asked. */
  schema: readonly ObjectField[] | null | undefined;
}

/** The mappings of a document that can be judged; of the others, the problems are told. */
export function subjectsOf(
  {configuration, itemIndexes}: Parsed,
  {plan, schemas, live}: Knowledge = {},
): Subject[] {
  return configuration.mappings.flatMap((mapping, index) => {
    const {object_name} = mapping;
    if (object_name.trim() === '' || mapping.config.fields === undefined) return [];
    const existing = live?.get(object_name.toLowerCase());
    const config = existing === undefined ? mapping.config : filledIn(mapping, existing);
    const at = ['mappings', itemIndexes[index] ?? 0];
    return {
      at,
      config: [...at, 'config'],
      object: object_name,
      name: shown(object_name),
      effective: config,
      exists: live === undefined ? null : existing !== undefined,
      fields: config.fields?.names ?? [],
      kept: existing === undefined ? [] : keptFields(mapping, existing),
      indexes: config.indexes ?? noIndexes,
      plan: plan ?? null,
      schema: schemas?.get(object_name.toLowerCase()),
    };
  });
}

/** Mappings of a connection, as `Knowledge` has them. */
export function liveConfigs(
  mappings: readonly ConfiguredMapping[],
): ReadonlyMap<string, MappingConfig> {
  return new Map(mappings.map(({object_name, config}) => [object_name.toLowerCase(), config]));
}

const noIndexes: Indexes = new Map();

/** Whether a field is mapped, spelled exactly so. */
export function maps({fields}: Subject, field: string): boolean {
  return fields.includes(field);
}

/**
 * Whether a field that is not among those of the document can be mapped all the same: a mapping that
 * exists keeps its system fields, and whether there is one is not known.
 */
export function mayBeMapped({exists, object}: Subject, field: string): boolean {
  return exists === null && isSystemField(object, field);
}

/** A field that is mapped in whatever case, as it is spelled; undefined where it is not. */
export function mappedAs(subject: Subject, field: string): string | undefined {
  if (maps(subject, field)) return field;
  const lower = field.toLowerCase();
  return subject.fields.find((name) => name.toLowerCase() === lower);
}

/** The index on a field, in any case: a column has no case. */
export function indexOn({indexes}: Subject, field: string): [name: string, Index] | undefined {
  const exact = indexes.get(field);
  if (exact !== undefined) return [field, exact];
  const lower = field.toLowerCase();
  return [...indexes].find(([name]) => name.toLowerCase() === lower);
}

/** What to do about a name that is not mapped: it may be mapped in another case. */
export function didYouMean(subject: Subject, field: string): string | undefined {
  const other = mappedAs(subject, field);
  return other === undefined ? undefined : `Did you mean ${other}?`;
}
