import type {Report} from './finding.ts';
import {apiName, limitedObjects, longestColumn, notMappable} from './limits.ts';
import type {Subject} from './subject.ts';

/** Reports what is wrong with the object that is mapped, whatever is mapped of it. */
export function checkObject({at, object, name}: Subject, report: Report): void {
  const path = [...at, 'object_name'];
  if (!apiName.test(object)) {
    report('api-name', path, `${name} is not a valid API name for an object.`);
    return;
  }
  if (notMappable.test(object)) {
    report('object-not-mappable', path, `${name} cannot be mapped.`);
    return;
  }
  const limit = limitedObjects.get(object.toLowerCase());
  if (limit !== undefined) report('object-limited', path, `${name}: ${limit}.`);
  if (object.length > longestColumn) {
    report(
      'long-name',
      path,
      `${name} has ${object.length} characters; Postgres truncates it to ${longestColumn}.`,
    );
  }
}
