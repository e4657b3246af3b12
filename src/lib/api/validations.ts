import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Finding} from '../domain/diagnosis/finding.ts';
import type {Severity} from '../domain/diagnosis/rules.ts';
import {isObject, type Json, type JsonObject} from '../domain/json.ts';
import type {Http} from './http/http.ts';
import {urlOf} from './http/message.ts';
import {name, object, part, requiredText} from './read.ts';

/**
 * The checks of the service. Not in the reference article of 2022: the official plugin has them, as
 * `diagnose`.
 */
export function validationsApi(http: Http) {
  const what = 'The result of the checks';
  return {
    /**
     * `POST /connections/<id>/validations`: 202 with the address of the result.
     *
     * @throws Failure `service` where it is on a host that is not trusted
     */
    async startValidations(ref: ConnectionRef): Promise<string> {
      const url = urlOf(ref, 'connections', ref.id, 'validations');
      const sent = object(await http.json({method: 'POST', url}), what);
      return http.trusted(requiredText(sent, 'result_url', what), ref.region_url);
    },

    /** `GET <result_url>`: 202 without a body while the checks run, which is null; then 200. */
    async validations(url: string): Promise<Finding[] | null> {
      const response = await http.send({method: 'GET', url});
      if (response.status === 202) return null;
      const result = object(response.json(), what);
      const mappings = Object.entries(part(result, 'mappings'));
      return [
        ...readChecks(result, null),
        ...mappings.flatMap(([object_name, checks]) =>
          isObject(checks) ? readChecks(checks, object_name) : [],
        ),
      ];
    },

    /** `GET /mappings/<id>/validations`: there at once. */
    async mappingValidations(
      ref: ConnectionRef,
      {id, object_name}: {id: string; object_name: string},
    ): Promise<Finding[]> {
      const url = urlOf(ref, 'mappings', id, 'validations');
      return readChecks(object(await http.json({method: 'GET', url}), what), object_name);
    },
  };
}

/** The lists of a result, any of which can be absent, by what they mean on the dashboard. */
const lists: Readonly<Record<string, Severity>> = {
  errors: 'red',
  warnings: 'yellow',
  passes: 'green',
  skips: 'skipped',
};

function readChecks(checks: JsonObject, object_name: string | null): Finding[] {
  return Object.entries(lists).flatMap(([list, severity]) => {
    const found: Json | undefined = checks[list];
    return (Array.isArray(found) ? found : []).filter(isObject).map((check): Finding => {
      const rule = name(check.rule_id);
      return {
        severity,
        source: 'heroku_connect',
        rule,
        title: name(check.display_name) ?? rule ?? 'Unnamed check',
        object_name,
        message: name(check.message) ?? 'No message.',
        reason: null,
        doc_url: name(check.doc_url),
        state: null,
      };
    });
  });
}
