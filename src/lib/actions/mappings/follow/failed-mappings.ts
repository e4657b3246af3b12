import {nameOf, type ConnectionRef} from '../../../domain/connections/connection-ref.ts';
import {mappingHealth, type HealthOptions} from '../../../domain/health.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {nextOfMapping} from '../../../domain/next-of-state.ts';
import {isHealthy, isSettled} from '../../../domain/states.ts';
import {Failure} from '../../../errors.ts';
import {failedPartsOfMappings} from '../../connections/reason.ts';

/** What leads on from a mapping in trouble: its state, else its failed writes. */
function nextOfFailed(mapping: Mapping | undefined, connection: ConnectionRef) {
  const next = mapping === undefined ? null : nextOfMapping(mapping, connection);
  return next ?? {run: 'mappings:list', connection};
}

/** What is thrown when some of the mappings that were followed have ended in trouble. */
export function mappingsFailed(connection: ConnectionRef, mappings: readonly Mapping[]): Failure {
  const failed = mappings.filter(
    (mapping) =>
      (isSettled(mapping.state) && !isHealthy(mapping.state)) ||
      mappingHealth(mapping).class === 'failed',
  );
  const first = failed.find(({state}) => !isHealthy(state));
  const names = failed
    .map((mapping) => {
      const {below} = mappingHealth(mapping);
      const why = [
        ...(isHealthy(mapping.state) ? [] : [mapping.state.name]),
        ...below.map(({note}) => note),
      ];
      return `${mapping.object_name} (${why.join(', ')})`;
    })
    .join(', ');
  return new Failure('unhealthy', `${nameOf(connection)} has failed mappings: ${names}.`, {
    reason: first === undefined ? undefined : `${first.state.meaning} ${first.state.advice}`,
    next: nextOfFailed(first ?? failed[0], connection),
    details: {
      failed: failed.map(({object_name}) => object_name),
      mappings: mappings.map(({id, object_name, state: {name: state}, counts}) => {
        return {id, object_name, state, counts};
      }),
    },
    facts: {
      failedParts: {...failedPartsOfMappings(failed), ...(first && {advice: first.state.advice})},
    },
  });
}

/** The mappings that are in an error state, or have failed writes where those count. */
export function failedMappings(mappings: readonly Mapping[], options: HealthOptions): Mapping[] {
  return mappings.filter((mapping) => mappingHealth(mapping, options).class === 'failed');
}
