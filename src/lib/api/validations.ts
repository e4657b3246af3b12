import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import {isObject} from '../domain/json.ts';
import type {Http} from './http.ts';
import {urlOf} from './message.ts';
import {name, object} from './read.ts';

/**
 * The checks of the service. Not in the reference article of 2022: the official plugin has them, as
 * `diagnose`.
 */
export function validationsApi(http: Http) {
  return {
    /** `GET /mappings/<id>/validations`: the sentences of the checks that found an error. */
    async mappingErrors(ref: ConnectionRef, id: string): Promise<string[]> {
      const url = urlOf(ref, 'mappings', id, 'validations');
      const {errors} = object(await http.json({method: 'GET', url}), 'The result of the checks');
      return (Array.isArray(errors) ? errors : [])
        .filter(isObject)
        .flatMap(({message}) => name(message) ?? []);
    },
  };
}
