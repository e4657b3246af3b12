import fc from 'fast-check';
import {settingDefaults} from '../../src/lib/domain/configuration/config.ts';
import type {Json, JsonObject} from '../../src/lib/domain/json.ts';

/** Few names, so that two configurations have many of them in common. */
const fields = ['Name', 'Fax', 'Phone', 'ERP_ID__c', '__proto__', 'constructor'];
const objects = ['Account', 'Contact', 'Lead', 'Case', 'Invoice__c', 'toString'];

/** What every mapping has; what a file leaves out of it is as it is. */
const system = {Id: {unique: true}, SystemModstamp: {unique: false}};

/** The config of a mapping, with every setting, system field and standard index said. */
export const anyConfig: fc.Arbitrary<JsonObject> = fc
  .uniqueArray(fc.constantFrom(...fields), {minLength: 1})
  .chain((names) => {
    const values: Record<string, fc.Arbitrary<Json>> = {
      ...constants({...settingDefaults()}),
      access: fc.constantFrom('read_only', 'read_write'),
      sf_notify_enabled: fc.boolean(),
      sf_polling_seconds: fc.constantFrom(120, 600, 3600),
      fields: fc.constant(
        Object.fromEntries([...Object.keys(system), ...names].map((name) => [name, {}])),
      ),
      indexes: fc
        .subarray(names)
        .chain((indexed) =>
          fc
            .array(fc.boolean(), {minLength: indexed.length, maxLength: indexed.length})
            .map((unique) =>
              Object.fromEntries([
                ...Object.entries(system),
                ...indexed.map((name, at) => [name, {unique: unique[at] === true}] as const),
              ]),
            ),
        ),
      upsert_field: fc.constantFrom(...names),
    };
    const requiredKeys = [...Object.keys(settingDefaults()), 'fields', 'indexes'];
    return fc.record(values, {noNullPrototype: true, requiredKeys});
  });

function constants(values: JsonObject): Record<string, fc.Arbitrary<Json>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, fc.constant(value)]),
  );
}

interface PlainMapping {
  object_name: string;
  config: JsonObject;
}

/** Mappings as a file has them, each of another object. */
export const anyPlainMappings: fc.Arbitrary<PlainMapping[]> = fc.uniqueArray(
  fc.record({object_name: fc.constantFrom(...objects), config: anyConfig}, {noNullPrototype: true}),
  {selector: ({object_name}) => object_name},
);

/** The same value with the keys of every object in another order. */
export function shuffled<T>(value: T, random: () => number): T {
  if (Array.isArray(value)) return value.map((item: unknown) => shuffled(item, random)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, item]) => ({
      at: random(),
      entry: [key, shuffled(item as unknown, random)] as const,
    }))
    .sort((a, b) => a.at - b.at)
    .map(({entry}) => entry);
  return Object.fromEntries(entries) as T;
}
