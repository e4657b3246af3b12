import {finding, type Finding} from './finding.ts';
import {apiName, limitedObjects, longestColumn, notMappable} from './limits.ts';
import type {Subject} from './subject.ts';

/** What is wrong with the object that is mapped, whatever is mapped of it. */
export function objectFindings({at, object, name}: Subject): Finding[] {
  const path = [...at, 'object_name'];
  if (!apiName.test(object)) {
    return [finding('api-name', path, `${name} cannot be the API name of an object.`)];
  }
  if (notMappable.test(object)) {
    return [finding('object-not-mappable', path, `${name} cannot be mapped.`)];
  }
  const limit = Object.hasOwn(limitedObjects, object.toLowerCase())
    ? limitedObjects[object.toLowerCase()]
    : undefined;
  return [
    ...(limit === undefined ? [] : [finding('object-limited', path, `Of ${name}, ${limit}.`)]),
    ...(object.length > longestColumn
      ? [finding('long-name', path, `The name of ${name} has ${object.length} characters.`)]
      : []),
  ];
}
