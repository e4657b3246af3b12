import type {Api} from '../api/index.ts';
import {
  changedMappings,
  type AcceptedAction,
  type AcceptedChanges,
  type Change,
} from '../domain/accepted-changes.ts';
import type {ConnectionRef} from '../domain/connections/connection-ref.ts';
import {isObject, type Json} from '../domain/json.ts';
import {isFailure} from '../errors.ts';

/**
 * The same calls, each of which records what the service has accepted by it. A request whose answer
 * was lost may have been accepted, so it is recorded, too.
 */
export function recordingAccepted(api: Api, accepted: AcceptedChanges): Api {
  const recording = async <T>(
    ref: ConnectionRef,
    change: Change,
    call: () => Promise<T>,
    learn: (answer: T) => Change = () => change,
  ): Promise<T> => {
    try {
      const answer = await call();
      accepted.record(ref, learn(answer));
      return answer;
    } catch (error) {
      if (isFailure(error) && error.facts.taken === 'unknown') accepted.record(ref, change);
      throw error;
    }
  };
  const ofConnection = (action: AcceptedAction): Change => ({action, mappings: null});
  return {
    ...api,
    configureConnection: (ref, settings) =>
      recording(ref, ofConnection('configure'), () => api.configureConnection(ref, settings)),
    actOnConnection: (ref, action) =>
      recording(ref, ofConnection(action), () => api.actOnConnection(ref, action)),
    importConfiguration: (ref, document, options) =>
      recording(ref, {action: 'import', mappings: objectsIn(document.mappings)}, () =>
        api.importConfiguration(ref, document, options),
      ),
    createMapping: (ref, mapping) => {
      const {object_name} = mapping;
      return recording(
        ref,
        {action: 'create', mappings: changedMappings([{object_name}])},
        () => api.createMapping(ref, mapping),
        ({id}) => ({action: 'create', mappings: changedMappings([{id, object_name}])}),
      );
    },
    replaceMapping: (ref, id, mapping, revision) =>
      recording(ref, {action: 'update', mappings: changedMappings([{id}])}, () =>
        api.replaceMapping(ref, id, mapping, revision),
      ),
    deleteMapping: (ref, id) =>
      recording(ref, {action: 'delete', mappings: changedMappings([{id}])}, () =>
        api.deleteMapping(ref, id),
      ),
    actOnMapping: (ref, id, action) =>
      recording(ref, {action, mappings: changedMappings([{id}])}, () =>
        api.actOnMapping(ref, id, action),
      ),
  };
}

/** The objects that an import names; null where they cannot be told. */
function objectsIn(mappings: Json | undefined): Change['mappings'] {
  if (!Array.isArray(mappings)) return null;
  const names = mappings.map((mapping) => (isObject(mapping) ? mapping.object_name : null));
  return names.every((name) => typeof name === 'string')
    ? changedMappings(names.map((object_name) => ({object_name})))
    : null;
}
