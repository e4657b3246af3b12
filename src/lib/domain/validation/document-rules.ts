import type {Parsed} from '../configuration/configuration.ts';
import {formatCount, shortened, shown} from '../text/text.ts';
import type {Report} from './finding.ts';
import {mostMappings, oldestApiVersion} from './limits.ts';

/** Reports what is wrong with a document as a whole. */
export function checkDocument(
  {configuration: {version, connection}, size, objects}: Parsed,
  report: Report,
): void {
  if (version !== undefined && Number.isInteger(version) && version > 1) {
    report('unknown-version', ['version'], `Unknown format version: ${version}.`);
  }
  const api = connection?.api_version;
  if (typeof api === 'string' && Number(api) < oldestApiVersion) {
    const message = `Salesforce API version ${shortened(api)} is older than ${oldestApiVersion}.0.`;
    report('old-api-version', ['connection', 'api_version'], message);
  }
  if (size === 0) report('no-mappings', ['mappings'], 'There are no mappings.');
  if (size !== null && size > mostMappings) {
    const message = `There are ${formatCount(size)} mappings, more than ${mostMappings}.`;
    report('too-many-mappings', ['mappings'], message, {part: 'key'});
  }
  checkCase(objects, report);
}

/** Objects that are there already in another case: they are one object, and one table. */
function checkCase(objects: Parsed['objects'], report: Report): void {
  const first = new Map<string, string>();
  for (const {object_name, index} of objects) {
    const key = object_name.toLowerCase();
    const before = first.get(key) ?? object_name;
    first.set(key, before);
    if (before === object_name) continue;
    const message = `${shown(object_name)} and ${shown(before)} are the same object, spelled differently.`;
    report('object-case', ['mappings', index, 'object_name'], message);
  }
}
