import type {Configuration, Parsed} from '../configuration/configuration.ts';
import {formatCount, shortened} from '../text/text.ts';
import {finding, type Finding} from './finding.ts';
import {mostMappings, oldestApiVersion} from './limits.ts';
import type {Subject} from './subject.ts';

/** What is wrong with a document as a whole. */
export function documentFindings(
  {configuration, size}: Parsed,
  subjects: readonly Subject[],
): Finding[] {
  return [
    ...versionFindings(configuration),
    ...(size === null ? [] : countFindings(size)),
    ...caseFindings(subjects),
  ];
}

function versionFindings({version, connection}: Configuration): Finding[] {
  const api = connection?.api_version;
  return [
    ...(version !== undefined && Number.isInteger(version) && version > 1
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

function countFindings(size: number): Finding[] {
  if (size === 0) return [finding('no-mappings', ['mappings'], 'There are no mappings.')];
  if (size <= mostMappings) return [];
  const message = `There are ${formatCount(size)} mappings, more than ${mostMappings}.`;
  return [finding('too-many-mappings', ['mappings'], message, {part: 'key'})];
}

/** Objects that are there already in another case: they are one object, and one table. */
function caseFindings(subjects: readonly Subject[]): Finding[] {
  const first = new Map<string, Subject>();
  return subjects.flatMap((subject) => {
    const {object, name, at} = subject;
    const key = object.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, subject);
    if (before === undefined || before.object === object) return [];
    const message = `${name} and ${before.name} are one object, spelt in two ways.`;
    return [finding('object-case', [...at, 'object_name'], message)];
  });
}
