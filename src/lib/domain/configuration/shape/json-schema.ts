import type {JsonObject} from '../../json.ts';
import {documentShape, mappingShape} from './document-shape.ts';
import type {Shape} from './shape.ts';

/*
 * The table of keys as JSON Schema, for editors. Draft 7, which is what they all know. What is
 * right by this and wrong by a rule that compares two places, such as an index without its field,
 * only config:validate tells.
 */

/** The schema of a whole configuration. */
export function configurationSchema(): JsonObject {
  return titled('Heroku Connect configuration', documentShape);
}

/** The schema of a file with one mapping, as in a folder of them. */
export function mappingSchema(): JsonObject {
  return titled('Heroku Connect mapping', mappingShape);
}

function titled(title: string, shape: Shape): JsonObject {
  return {$schema: 'http://json-schema.org/draft-07/schema#', title, ...schemaOf(shape)};
}

function schemaOf(shape: Shape): JsonObject {
  const {description, nullable, default: silence} = shape;
  const typed = (type: string) => ({
    description,
    type: nullable ? [type, 'null'] : type,
    ...(silence === undefined ? {} : {default: silence}),
  });
  switch (shape.kind) {
    case 'object':
      return {
        ...typed('object'),
        ...(shape.required.length > 0 ? {required: [...shape.required]} : {}),
        properties: Object.fromEntries(
          Object.entries(shape.keys).map(([key, each]) => [key, schemaOf(each)]),
        ),
      };
    case 'names':
      return {...typed('object'), additionalProperties: schemaOf(shape.each)};
    case 'list':
      return {...typed('array'), items: schemaOf(shape.each)};
    case 'text':
      return {
        ...typed('string'),
        ...(shape.values === undefined ? {} : {enum: [...shape.values]}),
        ...(shape.blank === false ? {pattern: '\\S'} : {}),
      };
    case 'integer':
      return {...typed('integer'), minimum: shape.minimum};
    case 'boolean':
      return typed('boolean');
    case 'any':
      return {description};
  }
}
