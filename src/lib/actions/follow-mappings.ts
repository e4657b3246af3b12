import type {Connection} from '../domain/connection.ts';
import type {Mapping} from '../domain/mapping.ts';
import {nextCommand} from '../domain/next-command.ts';
import {nameOf} from '../domain/place.ts';
import {isSettled} from '../domain/states.ts';
import {Failure} from '../errors.ts';
import type {Context} from './context.ts';

/** Tells each new state of mappings; call it with what every look has brought. */
export function watchMappings(context: Context, before: readonly Mapping[]) {
  const last = new Map(before.map(({id, state}) => [id, state.name]));
  return (mappings: readonly Mapping[]): void => {
    for (const {id, object_name, state, counts} of mappings) {
      if (last.get(id) === state.name) continue;
      context.report({type: 'state', subject: 'mapping', name: object_name, state, counts});
      last.set(id, state.name);
    }
  };
}

/** How far mappings are, in a few words. */
export function progressOf(mappings: readonly Mapping[]): string {
  const done = mappings.filter(({state}) => isSettled(state)).length;
  return `${done} of ${mappings.length} mappings done`;
}

/** What is thrown when some of the mappings that were followed have ended in an error state. */
export function mappingsFailed(connection: Connection, mappings: readonly Mapping[]): Failure {
  const failed = mappings.filter(({state}) => state.kind === 'error');
  const [first] = failed;
  const names = failed.map(({object_name, state}) => `${object_name} (${state.name})`).join(', ');
  return new Failure('unhealthy', `${nameOf(connection)} has mappings that failed: ${names}.`, {
    reason: first === undefined ? undefined : `${first.state.meaning} ${first.state.advice}`,
    hint: nextCommand(first?.state, connection, first?.object_name, 'mappings:list'),
    details: {
      failed: failed.map(({object_name}) => object_name),
      mappings: mappings.map(({id, object_name, state, counts}) => ({
        id,
        object_name,
        state: state.name,
        counts,
      })),
    },
  });
}
