import type {Json} from '../../../src/lib/domain/json.ts';
import type {Documented} from './exchange.ts';
import {documented} from './names.ts';
import {exampleOf} from './template.ts';

/** The body of an exchange's answer as the documentation shows it; undefined for none. */
export function documentedBody({response}: Documented): Json | undefined {
  const {body} = response(documented);
  return body === undefined || body === null ? undefined : exampleOf(body);
}
