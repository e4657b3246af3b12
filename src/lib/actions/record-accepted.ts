import type {Api, Request} from '../api/index.ts';
import {
  changedMappings,
  type AcceptedAction,
  type AcceptedChanges,
  type Change,
} from '../domain/accepted-changes.ts';
import type {ConnectionRef, RememberedConnections} from '../domain/connections/connection-ref.ts';
import type {Configuration} from '../domain/configuration/configuration.ts';
import {isFailure} from '../errors.ts';

/**
 * The same calls, each of which records what the service has accepted by it. A request whose answer
 * was lost may have been accepted, so it is recorded, too.
 */
export function recordingAccepted(
  api: Api,
  accepted: AcceptedChanges,
  remembered: RememberedConnections,
): Api {
  const recording = async <T>(
    ref: Pick<ConnectionRef, 'id'>,
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
    importConfiguration: (ref, configuration, options) =>
      recording(ref, {action: 'import', mappings: objectsIn(configuration)}, () =>
        api.importConfiguration(ref, configuration, options),
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
    raw: (request) => {
      const typed = changeOf(request, remembered);
      return typed === null
        ? api.raw(request)
        : recording({id: typed.id}, typed.change, () => api.raw(request));
    },
    actOnMapping: (ref, id, action) =>
      recording(ref, {action, mappings: changedMappings([{id}])}, () =>
        api.actOnMapping(ref, id, action),
      ),
  };
}

/** What a request that was typed asks for, and of which connection; null where that changes nothing. */
function changeOf(
  {method, url}: Request,
  remembered: RememberedConnections,
): {id: string; change: Change} | null {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const [, kind, id = '', rest = ''] =
    /\/(connections|mappings)\/([^/]+)(?:\/(.+?))?\/?$/.exec(path) ?? [];
  const action = method === 'GET' ? undefined : typedActions[`${kind} ${method} ${rest}`];
  if (action === undefined) return null;
  if (kind === 'connections') return {id, change: {action, mappings: null}};
  const owner = remembered
    .all()
    .find((ref) => remembered.mappings(ref.id).some((mapping) => mapping.id === id));
  return owner === undefined
    ? null
    : {id: owner.id, change: {action, mappings: changedMappings([{id}])}};
}

/** The requests that are accepted and show later, by what they are about, method and path. */
const typedActions: Readonly<Record<string, AcceptedAction>> = {
  'connections POST actions/pause': 'pause',
  'connections POST actions/resume': 'resume',
  'connections POST actions/restart': 'restart',
  'connections POST actions/import': 'import',
  'connections POST mappings': 'create',
  'connections PATCH ': 'configure',
  'mappings POST actions/reload': 'reload',
  'mappings POST actions/abort': 'abort',
  'mappings PUT ': 'update',
  'mappings PATCH ': 'update',
  'mappings DELETE ': 'delete',
};

/** The objects that an import names; null where they cannot be told. */
function objectsIn({mappings, extra}: Configuration): Change['mappings'] {
  return extra.mappings === undefined ? changedMappings(mappings) : null;
}
