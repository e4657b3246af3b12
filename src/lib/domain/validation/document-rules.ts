import {isObject, own, type Json, type JsonObject} from '../json.ts';
import {formatCount, shortened} from '../text/text.ts';
import {finding, type Finding} from './finding.ts';
import {mostMappings, oldestApiVersion} from './limits.ts';
import type {Subject} from './subject.ts';

/** What is wrong with a document as a whole. */
export function documentFindings(value: Json, subjects: readonly Subject[]): Finding[] {
  if (!isObject(value)) return [];
  return [
    ...versionFindings(value),
    ...countFindings(own(value, 'mappings')),
    ...twiceFindings(subjects),
  ];
}

function versionFindings(document: JsonObject): Finding[] {
  const version = own(document, 'version');
  const connection = own(document, 'connection');
  const api = isObject(connection) ? own(connection, 'api_version') : undefined;
  return [
    ...(typeof version === 'number' && Number.isInteger(version) && version > 1
      ? [finding('unknown-version', ['version'], `Version ${version} of the format is not known.`)]
      : []),
    ...(typeof api === 'string' && Number(api) < oldestApiVersion
      ? [
          finding(
            'old-api-version',
            ['connection', 'api_version'],
            `The Salesforce API version ${shortened(api)} is older than ${oldestApiVersion}.0.`,
          ),
        ]
      : []),
  ];
}

function countFindings(mappings: Json | undefined): Finding[] {
  if (!Array.isArray(mappings)) return [];
  if (mappings.length === 0)
    return [finding('no-mappings', ['mappings'], 'There are no mappings.')];
  if (mappings.length <= mostMappings) return [];
  const message = `There are ${formatCount(mappings.length)} mappings, more than ${mostMappings}.`;
  return [finding('too-many-mappings', ['mappings'], message, {part: 'key'})];
}

/** Objects that are there already, spelt so or in another case: each is one object, and one table. */
function twiceFindings(subjects: readonly Subject[]): Finding[] {
  const first = new Map<string, Subject>();
  return subjects.flatMap((subject) => {
    const {object, name, at} = subject;
    const key = object.toLowerCase();
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, subject);
      return [];
    }
    const path = [...at, 'object_name'];
    if (before.object === object) {
      return [finding('duplicate-object', path, `${name} is mapped twice.`)];
    }
    const message = `${name} and ${before.name} are one object, spelt in two ways.`;
    return [finding('object-case', path, message)];
  });
}
