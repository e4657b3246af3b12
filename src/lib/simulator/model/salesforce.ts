/**
 * What an organization has: which objects and fields exist, which can be mapped, how many rows.
 *
 * An organization has nearly everything that is asked for, so any real configuration can be tried.
 * What it never has, and the README says so: names that begin with `Missing` or contain
 * `DoesNotExist`, in any case. The behavior `unknown_fields` narrows it to what its schemas list.
 */
import type {Behavior} from './behavior.ts';
import {between} from './seeded-random.ts';
import {
  customField,
  type Field,
  isCustom,
  schemaOf,
  standardObject,
  unlistedFields,
} from './schema.ts';
import {entryOf, findMapping, organizationOf} from './find.ts';
import type {Connection, Organization, World} from './world.ts';

const nowhere = /^missing|doesnotexist/i;

/** Objects that Heroku Connect cannot map, whatever the organization (documented). */
const notMappable = /^KnowledgeArticleVersion$|__kav$/i;

/** Types of fields that cannot be mapped (assumption `not_mappable_types`). */
export const notMappableTypes: ReadonlySet<string> = new Set(['address', 'location', 'base64']);

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
  const removed = entryOf(organization?.removed_fields ?? {}, objectName) ?? [];
  const gone = removed.map((name) => name.toLowerCase());
  const problems: string[] = [];
  for (const fieldName of fieldNames) {
    const name = fieldName.toLowerCase();
    const field = listed?.get(name);
    const exists = field !== undefined || behavior.unknown_fields === 'exist' || own.includes(name);
    if (!exists || gone.includes(name) || nowhere.test(fieldName)) {
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
 * organization's custom ones, and those that are mapped, since what is synced exists; a field by which
 * the mapping upserts is an external id. Undefined when the object does not exist, or is neither
 * listed nor mapped.
 */
export function describe(
  world: World,
  connection: Connection,
  objectName: string,
): readonly Field[] | undefined {
  const mapping = findMapping(connection, objectName);
  const mapped = Object.keys(mapping?.config.fields ?? {});
  const listed = schemaOf(objectName)?.fields ?? (mapping && unlistedFields(mapped));
  if (!listed || objectProblem(objectName, world.behavior) !== null) return undefined;
  const organization = organizationOf(world, connection);
  const fields = new Map(listed.map((field) => [field.name.toLowerCase(), field]));
  for (const line of [...customFields(organization, objectName), ...mapped]) {
    const name = nameOf(line);
    const key = name.toLowerCase();
    const missing = fieldProblems(organization, objectName, [name], world.behavior).length > 0;
    if (missing || fields.has(key) || isRelationship(name, fields)) continue;
    fields.set(key, customField(line));
  }
  const key = mapping?.config.upsert_field?.toLowerCase() ?? '';
  const upsert = fields.get(key);
  if (upsert) fields.set(key, {...upsert, externalId: true, idLookup: true, unique: true});
  return [...fields.values()];
}

/** A column such as `Account__ERP_ID__c` sets a lookup; no field is called so (exported files). */
function isRelationship(name: string, fields: ReadonlyMap<string, Field>): boolean {
  const relation = name.toLowerCase().split('__')[0] ?? '';
  return /__r__/i.test(name) || (/__.+__/.test(name) && fields.has(`${relation}id`));
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
