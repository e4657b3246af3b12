import type {Json} from '../json.ts';
import type {Path} from '../source/source.ts';
import {documentFindings} from './document-rules.ts';
import type {Finding} from './finding.ts';
import {configShape} from '../configuration/keys.ts';
import {shapeFindings} from './shape.ts';
import {subjectsOf} from './subject.ts';

/**
 * What keeps a document from being a configuration at all: errors of its shape, and an object that
 * is mapped twice. What other rules find, the service may still accept.
 */
export function schemaErrors(value: Json): Finding[] {
  const twice = documentFindings(value, subjectsOf(value)).filter(
    ({rule}) => rule === 'duplicate-object',
  );
  return [...shapeFindings(value).filter(isError), ...twice];
}

/** The same of a mapping's config alone. @param at where it stands */
export function schemaErrorsOfConfig(config: Json, at: Path): Finding[] {
  return shapeFindings(config, configShape, at).filter(isError);
}

function isError({severity}: Finding): boolean {
  return severity === 'error';
}
