import {isObject, type Json, type JsonObject} from '../../../src/lib/domain/json.ts';
import {documented} from '../exchange/names.ts';

/** A connection as `--json` prints it: what the service sent, and the region that it came from. */
export function withRegion(answer: Json): JsonObject {
  return {...record(answer), region_url: documented.region_url};
}

/** A connection as `connections:wait` prints it: without the mappings that it was judged by. */
export function waitedFor(answer: Json): JsonObject {
  const {mappings: _mappings, ...others} = withRegion(answer);
  return others;
}

/** The list under a key of the answer. */
export function listUnder(answer: Json, key: string): JsonObject[] {
  const list = record(answer)[key];
  if (!Array.isArray(list)) throw new Error(`The answer has no list of ${key}.`);
  return list.map(record);
}

/** The outcome of an action as `--json` prints it. */
export function accepted(action: string): object {
  return {action, outcome: 'accepted', ...identity, state: null};
}

/** How the documented connection is told from others. */
export const identity = {
  id: documented.connection,
  resource_name: documented.resource,
  app_name: documented.app,
};

function record(value: Json): JsonObject {
  if (!isObject(value)) throw new Error('The answer is no object.');
  return value;
}
