/**
 * What an organization has: which objects and fields exist, which can be mapped, how many rows.
 *
 * An organization has nearly everything that is asked for, so any real configuration can be tried.
 * What it never has, and the README says so: names that begin with `Missing` or contain
 * `DoesNotExist`, in any case. The switch `unknown_fields` narrows it to what its schemas list.
 */
import type {Behavior} from './behavior.ts';
import {between} from './seeded-random.ts';
import {customField, type Field, isCustom, schemaOf, standardObject} from './schema.ts';
import {entryOf, findMapping} from './find.ts';
import type {Connection, Organization} from './world.ts';

const nowhere = /^missing|doesnotexist/i;

/** Objects that Heroku Connect cannot map, whatever the organization (documented). */
const notMappable = /^KnowledgeArticleVersion$|__kav$/i;

/** Types of fields that cannot be mapped; a third-party tool's list, not documented. */
const notMappableTypes = new Set(['address', 'location', 'base64']);

/** Why an object cannot be mapped, or null. */
export function objectProblem(objectName: string, behavior: Behavior): string | null {
  if (notMappable.test(objectName)) return `Object ${objectName} cannot be mapped.`;
  const unlisted = standardObject(objectName) === undefined && !isCustom(objectName);
  if (nowhere.test(objectName) || (unlisted && behavior.unknown_fields === 'missing')) {
    return `Object ${objectName} does not exist in the Salesforce organization.`;
  }
  return null;
}

/** Why fields cannot be mapped, one sentence each. Names of fields do not tell cases apart. */
export function fieldProblems(
  organization: Organization | null,
  objectName: string,
  fieldNames: readonly string[],
  behavior: Behavior,
): string[] {
  const listed = schemaOf(objectName)?.byName;
  const own = customFields(organization, objectName).map((line) => nameOf(line).toLowerCase());
  const problems: string[] = [];
  for (const fieldName of fieldNames) {
    const name = fieldName.toLowerCase();
    const field = listed?.get(name);
    const exists = field !== undefined || behavior.unknown_fields === 'exist' || own.includes(name);
    if (!exists || nowhere.test(fieldName)) {
      problems.push(`Field ${fieldName} does not exist on ${objectName}.`);
    } else if (field && notMappableTypes.has(field.type)) {
      problems.push(
        `Field ${fieldName} of ${objectName} is of type ${field.type} and cannot be mapped.`,
      );
    }
  }
  return problems;
}

/**
 * The fields of an object as a connection's organization describes them: the standard ones, the
 * organization's custom ones, and those that the connection's mapping of it names. Undefined when
 * the object does not exist or is not listed.
 */
export function describe(
  organization: Organization | null,
  connection: Connection,
  objectName: string,
): readonly Field[] | undefined {
  const schema = nowhere.test(objectName) ? undefined : schemaOf(objectName);
  if (!schema) return undefined;
  const mapped = Object.keys(findMapping(connection, objectName)?.config.fields ?? {});
  const custom = new Map<string, Field>();
  for (const line of [...customFields(organization, objectName), ...mapped]) {
    const name = nameOf(line);
    const key = name.toLowerCase();
    if (!isCustom(name) || nowhere.test(name) || schema.byName.has(key)) continue;
    if (!custom.has(key)) custom.set(key, customField(line));
  }
  return [...schema.fields, ...custom.values()];
}

/** Rows of an object in the organization: given by the scenario, or 20 to 600 by its name. */
export function rowsOf(organization: Organization | null, objectName: string): number {
  const given = entryOf(organization?.rows, standardObject(objectName) ?? objectName);
  return given ?? between(20, 600, organization?.id ?? '', objectName.toLowerCase());
}

function nameOf(line: string): string {
  return line.split(' ')[0] ?? line;
}

function customFields(organization: Organization | null, objectName: string): readonly string[] {
  const name = standardObject(objectName) ?? objectName;
  return entryOf(organization?.custom_fields, name) ?? [];
}
