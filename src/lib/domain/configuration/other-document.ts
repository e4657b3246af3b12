import {isObject, type Json, type JsonObject} from '../json.ts';

/** A document of hconnect's own that is no configuration, though it may look like one. */
export interface OtherDocument {
  /** “a saved plan” */
  what: string;
  /** What to do instead, in a sentence. */
  advice: string;
  /** Whether it is a saved plan, which one command takes. */
  isPlan?: true;
}

const exportIt = 'Export the configuration with config:export.';

interface Kind extends OtherDocument {
  is: (value: JsonObject) => boolean;
}

const has =
  (...keys: string[]) =>
  (value: JsonObject) =>
    keys.every((key) => Object.hasOwn(value, key));

/** By what `--json` of each command prints, and `config:plan --output` writes. */
const objects: readonly Kind[] = [
  {
    what: 'a saved plan',
    advice: 'Only config:apply takes a plan.',
    isPlan: true,
    is: has('hconnect_plan'),
  },
  {what: 'the output of config:diff', advice: exportIt, is: has('from', 'to', 'mappings')},
  {what: 'the output of api-version:diff', advice: exportIt, is: has('target_api_version')},
  {what: 'the result of a change', advice: exportIt, is: has('outcome')},
  {
    what: 'a mapping as mappings:info prints it',
    advice: 'Export mappings with config:export --split FOLDER.',
    is: has('object_name', 'state'),
  },
  {what: 'a connection as connections:info prints it', advice: exportIt, is: has('state', 'id')},
  {what: 'an error of hconnect', advice: exportIt, is: has('error')},
];

const lists: readonly Kind[] = [
  {what: 'the output of mappings:list', advice: exportIt, is: has('object_name', 'state')},
  {what: 'the output of connections:list', advice: exportIt, is: has('resource_name', 'state')},
];

/** What a document is that is not a configuration; null where nothing is known of it. */
export function otherDocument(value: Json): OtherDocument | null {
  const [kinds, one] = Array.isArray(value) ? [lists, value[0]] : [objects, value];
  return isObject(one) ? (kinds.find(({is}) => is(one)) ?? null) : null;
}
