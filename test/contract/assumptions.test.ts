import {describe, expect, test} from 'vitest';
import {
  abortNeedsReload,
  dailyBudget,
  staleAfterAccepted,
} from '../../src/lib/domain/assumptions.ts';
import {configKeys, type KeyRow} from '../../src/lib/domain/configuration/keys.ts';
import {
  leastPolling,
  leastPollingOfDemo,
  notMappable,
} from '../../src/lib/domain/validation/limits.ts';
import {
  readConfiguration,
  type Subject,
} from '../../src/lib/simulator/engine/mappings/configuration.ts';
import {mappingStates} from '../../src/lib/simulator/engine/states/mapping-states.ts';
import {changeMapping} from '../../src/lib/simulator/engine/mappings/mapping-work.ts';
import {behaviorTable, readBehavior} from '../../src/lib/simulator/model/behavior.ts';
import {objectProblem} from '../../src/lib/simulator/model/salesforce.ts';
import type {Connection} from '../../src/lib/simulator/model/world.ts';
import {buildWorld} from '../../src/lib/simulator/scenarios/scenarios.ts';

// The client's assumptions and the simulator's are written twice, so that neither can carry a
// misreading over to the other; what both say has to agree.

const behavior = readBehavior({});

function subjectOf(more: Partial<Subject> = {}): Subject {
  const [connection] = buildWorld('write-errors', 1).connections as [Connection];
  return {objectName: 'Account', connection, organization: null, behavior, ...more};
}

describe('the client and the simulator agree', () => {
  test('on the daily budget', () => {
    expect(behaviorTable.daily_requests.default).toBe(dailyBudget);
  });

  test('on the lag: the client disbelieves a state for longer', () => {
    expect(staleAfterAccepted).toBeGreaterThan(behaviorTable.lag_seconds.default * 1000);
  });

  test('on the states that want a reload after an abort', () => {
    const states = Object.entries(mappingStates).filter(([, {aborted}]) => aborted === 'reload');
    expect(states.map(([name]) => name).sort()).toEqual([...abortNeedsReload].sort());
  });

  test.each(Object.entries(configKeys).filter(([, row]: [string, KeyRow]) => 'default' in row))(
    'on the default of %s',
    (key, row: KeyRow) => {
      const {config, problems} = readConfiguration({fields: {Id: {}}}, subjectOf());
      expect(problems).toEqual({});
      expect(config).toHaveProperty(key, row.default);
    },
  );

  test.each([
    ['demo', leastPollingOfDemo],
    ['enterprise', leastPolling],
  ])('on the shortest polling of the plan %s', (plan, least) => {
    const subject = subjectOf();
    const {config} = readConfiguration(
      {fields: {Id: {}}, sf_polling_seconds: 1},
      {
        ...subject,
        connection: {...subject.connection, plan},
        behavior: readBehavior({polling_below_minimum: 'clamp'}),
      },
    );
    expect(config.sf_polling_seconds).toBe(least);
  });

  test.each(['Account', 'Knowledge__kav', 'KnowledgeArticleVersion', 'Order__c'])(
    'on whether %s can be mapped',
    (name) => {
      expect(objectProblem(name, behavior) !== null).toBe(notMappable.test(name));
    },
  );

  const moved = {none: [], alter: ['SCHEMA_CHANGED'], resync: ['SCHEMA_CHANGED', 'RESYNC']};
  test.each([
    ['access', {access: 'read_only'}, configKeys.access.change.effect],
    ['sf_notify_enabled', {sf_notify_enabled: true}, configKeys.sf_notify_enabled.change.effect],
    ['sf_polling_seconds', {sf_polling_seconds: 1200}, configKeys.sf_polling_seconds.change.effect],
    [
      'sf_max_daily_api_calls',
      {sf_max_daily_api_calls: 1},
      configKeys.sf_max_daily_api_calls.change.effect,
    ],
    ['upsert_field', {upsert_field: 'Id'}, configKeys.upsert_field.change.effect],
    ['indexes', {indexes: {}}, configKeys.indexes.changes.index_removed.effect],
    ['fields', {fields: {Fax: {}}}, configKeys.fields.changes.field_added.effect],
  ] as const)('on what a change of %s does', (_key, change, effect) => {
    const world = buildWorld('write-errors', 1);
    const [connection] = world.connections as [Connection];
    const mapping = connection.mappings.find(({object_name}) => object_name === 'Account');
    if (!mapping) throw new Error('Acme has accounts.');
    const {config} = mapping;
    const given = {
      ...config,
      ...change,
      fields: {...config.fields, ...('fields' in change && change.fields)},
    };
    const reading = readConfiguration(given, subjectOf());
    expect(reading.problems).toEqual({});
    changeMapping(world, connection, mapping, reading, world.now);
    expect(mapping.timeline.steps.map(({state}) => state)).toEqual(moved[effect]);
  });
});

test('every default says what it was weighed by', () => {
  for (const [name, row] of Object.entries(behaviorTable)) {
    expect([name, row.weighed]).toEqual([name, expect.stringMatching(/\S{2}/)]);
  }
});
