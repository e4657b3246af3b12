import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import type {Json} from '../domain/json.ts';
import {
  byVersionClass,
  versionClass,
  type MappingSchemaDiff,
  type SchemaDiff,
} from '../domain/schema-diff.ts';
import type {Http} from './http/http.ts';
import {urlOf} from './http/message.ts';
import {boolean, items, name, object, requiredText, text} from './read.ts';

/**
 * Other versions of Salesforce's API. Not in the reference article of 2022: the official plugin has
 * them since July 2026.
 */
export function apiVersionsApi(http: Http) {
  return {
    /** `GET /connections/<id>/schema-diff`: what a version would change. */
    async schemaDiff(ref: ConnectionRef, target: string): Promise<SchemaDiff> {
      const url = urlOf(ref, 'connections', ref.id, 'schema-diff');
      const sent = await http.json({method: 'GET', url, query: {target_version: target}});
      const what = 'The comparison';
      return {
        current: name(object(sent, what).current_api_version),
        target,
        mappings: items(sent, 'mappings', what).map(readMappingDiff).sort(byVersionClass),
      };
    },

    /**
     * `POST /connections/<id>/actions/change-sf-api-version`: accepted with 202. The connection has to
     * be paused, and no mapping may still sync.
     */
    async changeApiVersion(ref: ConnectionRef, target: string): Promise<void> {
      const url = urlOf(ref, 'connections', ref.id, 'actions', 'change-sf-api-version');
      await http.send({method: 'POST', url, json: {target_version: target}});
    },
  };
}

/** Reads what is said of a mapping. @throws Failure `service` where it has no name */
function readMappingDiff(value: Json): MappingSchemaDiff {
  const sent = object(value, 'The comparison of a mapping');
  return {
    object_name: requiredText(sent, 'name', 'The comparison of a mapping'),
    class: versionClass({
      changed: boolean(sent.fields_have_changed),
      unsafe: boolean(sent.has_unsafe_changes),
      undetermined: boolean(sent.action_undetermined),
    }),
    sentences: (text(sent.result_message) ?? '')
      .split('\n')
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== ''),
  };
}
