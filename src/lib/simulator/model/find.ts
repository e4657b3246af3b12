/**
 * Finding things in the world, and handing out its numbers.
 */
import type {App, Connection, Mapping, Organization, World} from './world.ts';

/** The next number of that kind: 1, 2, 3 … */
export function nextNumber(world: World, kind: string): number {
  const number = (world.counters[kind] ?? 0) + 1;
  world.counters[kind] = number;
  return number;
}

/** The app of that name or id, the user's or not. */
export function findApp(world: World, nameOrId: string): App | undefined {
  return world.apps.find((app) => app.name === nameOrId || app.id === nameOrId);
}

/** The app a connection belongs to. Throws when it is missing, which only a broken world can cause. */
export function appOf(world: World, connection: Connection): App {
  const app = world.apps.find(({name}) => name === connection.app);
  if (!app) throw new Error(`There is no app ${connection.app}.`);
  return app;
}

/** The organization that a connection is authorized for, or null. */
export function organizationOf(world: World, connection: Connection): Organization | null {
  return world.organizations.find(({id}) => id === connection.organization) ?? null;
}

/** Whether the user may know of the connection. */
export function isVisible(world: World, connection: Connection): boolean {
  const app = appOf(world, connection);
  return app.permitted && app.granted;
}

/** A connection's mapping of that object; names of Salesforce do not tell cases apart. */
export function findMapping(connection: Connection, objectName: string): Mapping | undefined {
  const lower = objectName.toLowerCase();
  return connection.mappings.find(({object_name}) => object_name.toLowerCase() === lower);
}

/** What a record has under a key that somebody else has chosen, such as `constructor`. */
export function entryOf<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
