import type {Json, JsonObject} from '../json.ts';
import type {Path} from '../source/source.ts';
import {schemaErrors} from '../validation/schema-errors.ts';
import type {Finding} from '../validation/finding.ts';
import {shortened} from '../text/text.ts';

/** What export writes and import reads: the mappings of a connection. */
export interface Configuration {
  mappings: ConfiguredMapping[];
  /** The document with what is not known here, and without what editors read: `$schema`. */
  document: JsonObject;
}

export interface ConfiguredMapping {
  object_name: string;
  config: JsonObject;
}

/**
 * Reads the shape that import needs. What the service may have added since is let through.
 *
 * @returns the configuration, or everything that keeps it from being one
 */
export function readConfiguration(value: Json): Configuration | {findings: Finding[]} {
  const findings = schemaErrors(value);
  if (findings.length > 0) return {findings};
  // What has no such findings has this shape.
  const document = value as JsonObject & {mappings: (JsonObject & ConfiguredMapping)[]};
  const mappings = document.mappings.map(({object_name, config}) => ({object_name, config}));
  return {mappings, document: withoutSchema(document)};
}

/** The document as it may be sent: `$schema` is for editors. */
function withoutSchema(document: JsonObject & {mappings: JsonObject[]}): JsonObject {
  const without = ({$schema: _, ...rest}: JsonObject) => rest;
  const marked = (one: JsonObject) => Object.hasOwn(one, '$schema');
  const {mappings} = document;
  if (!marked(document) && !mappings.some(marked)) return document;
  return {
    ...without(document),
    mappings: mappings.map((mapping) => (marked(mapping) ? without(mapping) : mapping)),
  };
}

/** A path as people read it: `mappings[2].config.fields`. */
export function formatPath(path: Path): string {
  const text = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortened(key)}`))
    .join('');
  return text === '' ? 'the document' : text.replace(/^\./, '');
}
