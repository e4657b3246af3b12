import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {
  abortNeedsReload,
  assumedEventTypes,
  assumptions,
  dailyBudget,
  pageSize,
  staleAfterAccepted,
  writeErrorKeys,
  writeErrorsKept,
} from '../../src/lib/domain/assumptions.ts';
import {configKeys, type KeyRow} from '../../src/lib/domain/configuration/keys.ts';
import {
  leastPolling,
  leastPollingOfDemo,
  notMappable,
  notMappableTypes,
} from '../../src/lib/domain/validation/limits.ts';
import {fieldsIn, isRemoval} from '../../src/lib/domain/schema-diff.ts';
import {formatInstant} from '../../src/lib/domain/text/instant.ts';
import {groupWriteErrors} from '../../src/lib/domain/write-errors/groups.ts';
import {
  readConfiguration,
  type Subject,
} from '../../src/lib/simulator/engine/mappings/configuration.ts';
import {failures} from '../../src/lib/simulator/engine/states/connection-states.ts';
import {mappingStates} from '../../src/lib/simulator/engine/states/mapping-states.ts';
import {schemaChangeKinds} from '../../src/lib/simulator/engine/mappings/versions.ts';
import {schemaDiff} from '../../src/lib/simulator/http/bodies/schema-diff.ts';
import {recentErrors} from '../../src/lib/simulator/engine/mappings/writes.ts';
import {changeMapping} from '../../src/lib/simulator/engine/mappings/mapping-work.ts';
import {handle, token} from '../../src/lib/simulator/http/handle.ts';
import {behaviorTable, readBehavior} from '../../src/lib/simulator/model/behavior.ts';
import simulatorAssumptions from '../../src/lib/simulator/model/assumptions.json' with {type: 'json'};
import {
  notMappableTypes as simulatorNotMappableTypes,
  objectProblem,
} from '../../src/lib/simulator/model/salesforce.ts';
import {schemaOf} from '../../src/lib/simulator/model/schema.ts';
import type {Connection, Mapping, WriteError} from '../../src/lib/simulator/model/world.ts';
import {buildWorld} from '../../src/lib/simulator/scenarios/scenarios.ts';

// The client's assumptions and the simulator's are written twice, so that neither can carry a
// misreading over to the other; what both say has to agree.

type Name = keyof typeof assumptions;

const behavior = readBehavior({});

function subjectOf(more: Partial<Subject> = {}): Subject {
  const [connection] = buildWorld('write-errors', 1).connections as [Connection];
  return {objectName: 'Account', connection, organization: null, behavior, ...more};
}

const moved = {none: [], alter: ['SCHEMA_CHANGED'], resync: ['SCHEMA_CHANGED', 'RESYNC']};
const {
  access,
  sf_notify_enabled,
  sf_polling_seconds,
  sf_max_daily_api_calls,
  upsert_field,
  indexes,
  fields,
} = configKeys;

/** What each assumption of the client has to agree on with the simulator, by case. */
const agreements: Readonly<Record<Name, Readonly<Record<string, () => Promise<void> | void>>>> = {
  lag_seconds: {
    'the client trusts reads later': () => {
      expect(staleAfterAccepted).toBeGreaterThan(behaviorTable.lag_seconds.default * 1000);
    },
  },
  aborted_loads: {
    'the states that need a reload': () => {
      const states = Object.entries(mappingStates).filter(([, {aborted}]) => aborted === 'reload');
      expect(states.map(([name]) => name).sort()).toEqual([...abortNeedsReload].sort());
    },
  },
  configuration_defaults: Object.fromEntries(
    Object.entries(configKeys)
      .filter(([, row]: [string, KeyRow]) => 'default' in row)
      .map(([key, row]: [string, KeyRow]) => [
        key,
        () => {
          const {config, problems} = readConfiguration({fields: {Id: {}}}, subjectOf());
          expect(problems).toEqual({});
          expect(config).toHaveProperty(key, row.default);
        },
      ]),
  ),
  configuration_effects: Object.fromEntries(
    (
      [
        [{access: 'read_only'}, access.change.effect],
        [{sf_notify_enabled: true}, sf_notify_enabled.change.effect],
        [{sf_polling_seconds: 1200}, sf_polling_seconds.change.effect],
        [{sf_max_daily_api_calls: 1}, sf_max_daily_api_calls.change.effect],
        [{upsert_field: 'Id'}, upsert_field.change.effect],
        [{indexes: {}}, indexes.changes.index_removed.effect],
        [{fields: {Fax: {}}}, fields.changes.field_added.effect],
      ] as const
    ).map(([change, effect]) => [
      Object.keys(change).join(', '),
      () => {
        expect(statesAfter(change)).toEqual(moved[effect]);
      },
    ]),
  ),
  polling_below_minimum: Object.fromEntries(
    (
      [
        ['demo', leastPollingOfDemo],
        ['enterprise', leastPolling],
      ] as const
    ).map(([plan, least]) => [
      plan,
      () => {
        const {connection} = subjectOf();
        const {config} = readConfiguration(
          {fields: {Id: {}}, sf_polling_seconds: 1},
          subjectOf({
            connection: {...connection, plan},
            behavior: readBehavior({polling_below_minimum: 'clamp'}),
          }),
        );
        expect(config.sf_polling_seconds).toBe(least);
      },
    ]),
  ),
  schema_keys: {
    'the keys that are read': () => {
      expect(schemaOf('Account')?.fields[0]).toMatchObject({
        nillable: expect.any(Boolean) as unknown,
        createable: expect.any(Boolean) as unknown,
        defaultedOnCreate: expect.any(Boolean) as unknown,
        externalId: expect.any(Boolean) as unknown,
        idLookup: expect.any(Boolean) as unknown,
      });
    },
  },
  event_types: {
    'the types': () => {
      const known = ['mapping-error', 'postgres-connection'];
      const types = [...Object.values(failures).map(({event_type}) => event_type), 'write-error'];
      expect(types.sort()).toEqual([...assumedEventTypes, known[1]].sort());
    },
  },
  notification_filters: {
    'before a microsecond later: takes the one': async () => {
      const {at, list} = notified();
      expect(await list(formatInstant(at * 1000))).toHaveLength(0);
      expect(await list(formatInstant(at * 1000 + 1))).toHaveLength(1);
    },
  },
  write_sentences: {
    'later failures: counted with the first one': () => {
      const [{mappings}] = buildWorld('write-errors', 1).connections as [Connection];
      const mapping = mappings.find(({write_errors}) => write_errors.length > 0)!;
      const groups = groupWriteErrors(
        mapping.write_errors.map(({id, record_id, message, at}) => ({
          id: String(id),
          table_name: mapping.object_name.toLowerCase(),
          record_id: String(record_id),
          message,
          created_at: formatInstant(at * 1000),
          record: {},
        })),
      );
      const later = groups.flatMap(({later_messages}) => later_messages);
      expect(new Set(later).size).toBe(1);
      expect(groups.map(({message}) => message)).not.toContain(later[0]);
    },
  },
  write_error_keys: {
    'the keys': async () => {
      const world = buildWorld('write-errors', 1);
      const [{id, cell}] = world.connections as [Connection];
      const request = new Request(`http://${cell}/api/v3/connections/${id}/errors`, {
        headers: {Authorization: `Bearer ${token}`},
      });
      const {results} = (await (await handle(request, world, world.now)).json()) as {
        results: object[];
      };
      expect(Object.keys(results[0] ?? {})).toEqual(Object.values(writeErrorKeys));
    },
  },
  write_errors_kept: {
    'the hours': () => {
      const world = buildWorld('write-errors', 1);
      const [mapping] = world.connections.flatMap(({mappings}) => mappings) as [Mapping];
      const [first] = mapping.write_errors as [WriteError];
      const one = {...mapping, write_errors: [first]};
      expect(recentErrors(one, first.at + writeErrorsKept - 1)).toHaveLength(1);
      expect(recentErrors(one, first.at + writeErrorsKept)).toHaveLength(0);
    },
  },
  list_requests: {
    'the client counts at least as many': async () => {
      const world = buildWorld('granted', 1);
      const request = (cell: string) =>
        new Request(`http://${cell}/api/v3/connections?deep=true`, {
          headers: {Authorization: `Bearer ${token}`},
        });
      for (const {cell} of world.connections) {
        const {budget} = world.connections.find((one) => one.cell === cell)!;
        const before = budget.used;
        expect((await handle(request(cell), world, world.now)).status).toBe(200);
        expect(budget.used - before).toBeLessThanOrEqual(1);
      }
    },
  },
  max_page_size: {
    'a page of that size': () => {
      expect(behaviorTable.max_page_size.default).toBe(Number(pageSize));
    },
  },
  schema_diff_sentences: Object.fromEntries(
    schemaChangeKinds
      .filter((kind) => kind !== 'undetermined')
      .map((kind) => [
        kind,
        () => {
          const world = buildWorld('write-errors', 1);
          const [connection] = world.connections as [Connection];
          const change = {object_name: 'Account', field: 'Name', kind};
          connection.schema_changes = [change, {...change, field: 'Phone'}];
          const {mappings} = schemaDiff(connection, '66.0');
          const {result_message = ''} = mappings.find(({name}) => name === 'Account') ?? {};
          expect(fieldsIn(result_message)).toEqual(['name', 'phone']);
          expect(isRemoval(result_message)).toBe(kind === 'removed');
        },
      ]),
  ),
  not_mappable_types: {
    'the types': () => {
      expect([...simulatorNotMappableTypes].sort()).toEqual([...notMappableTypes].sort());
    },
  },
};

for (const [name, cases] of Object.entries(agreements)) {
  test.each(Object.entries(cases))(
    `client and simulator, assumption ${name}, %s: the same`,
    async (_case, check) => {
      await check();
    },
  );
}

test('client, each assumption: also one of the simulator', () => {
  const known = [...Object.keys(behaviorTable), ...Object.keys(simulatorAssumptions)];
  expect(known).toEqual(expect.arrayContaining(Object.keys(assumptions)));
});

test('client and simulator, daily budget: the same', () => {
  expect(behaviorTable.daily_requests.default).toBe(dailyBudget);
});

test.each(['Account', 'Knowledge__kav', 'KnowledgeArticleVersion', 'Order__c'])(
  'client and simulator, mapping %s: the same is possible',
  (name) => {
    expect(objectProblem(name, behavior) !== null).toBe(notMappable.test(name));
  },
);

test('simulator, assumptions named in its sources: those of the list, and all of them', () => {
  const root = path.resolve(import.meta.dirname, '../../src/lib/simulator');
  const texts = readdirSync(root, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(root, name), 'utf8'));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/\bassumption[\s*]+`(\w+)`/g)].map(([, name]) => name),
  );
  expect([...new Set(named)].sort()).toEqual(Object.keys(simulatorAssumptions).sort());
  const mentions = texts.flatMap((text) => text.match(/\bassum(?:ed|es|ption)\b/g) ?? []);
  expect(mentions).toHaveLength(named.length);
});

test.each([
  ['client', assumptions],
  ['simulator', simulatorAssumptions],
  ['behaviors', behaviorTable],
])('%s, each row: has evidence', (_list, rows: Record<string, {evidence: string}>) => {
  for (const [name, {evidence}] of Object.entries(rows)) {
    expect([name, evidence]).toEqual([name, expect.stringMatching(/\S{2}/)]);
  }
});

/** A notification of a world of its own, and the list of those before a time. */
function notified() {
  const world = buildWorld('write-errors', 1);
  const [{id, cell, notifications}] = world.connections as [Connection];
  const at = Math.min(...notifications.map((one) => one.at));
  const list = async (before: string) => {
    const url = `http://${cell}/api/v3/connections/${id}/notifications?before=${before}`;
    const request = new Request(url, {headers: {Authorization: `Bearer ${token}`}});
    const answer = await handle(request, world, world.now);
    return ((await answer.json()) as {results: {created_at: string}[]}).results
      .filter(({created_at}) => Date.parse(created_at) === at)
      .slice(0, 1);
  };
  return {at, list};
}

/** The states that a mapping goes through when its configuration is changed like this. */
function statesAfter(change: object): string[] {
  const world = buildWorld('write-errors', 1);
  const [connection] = world.connections as [Connection];
  const mapping = connection.mappings.find(({object_name}) => object_name === 'Account');
  if (!mapping) throw new Error('Acme has accounts.');
  const {config} = mapping;
  const given = {
    ...config,
    ...change,
    fields: {...config.fields, ...('fields' in change && (change.fields as object))},
  };
  const reading = readConfiguration(given, subjectOf());
  expect(reading.problems).toEqual({});
  changeMapping(world, connection, mapping, reading, world.now);
  return mapping.timeline.steps.map(({state}) => state);
}
