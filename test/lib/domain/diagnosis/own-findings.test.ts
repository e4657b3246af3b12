import {describe, expect, test} from 'vitest';
import {connectionState} from '../../../../src/lib/domain/connections/states.ts';
import type {Connection} from '../../../../src/lib/domain/connections/connection.ts';
import {sortedFindings, type Finding} from '../../../../src/lib/domain/diagnosis/finding.ts';
import {ownFindings} from '../../../../src/lib/domain/diagnosis/own-findings.ts';
import {thresholds} from '../../../../src/lib/domain/diagnosis/rules.ts';
import type {Mapping} from '../../../../src/lib/domain/mappings/mapping.ts';
import {mappingState} from '../../../../src/lib/domain/mappings/states.ts';

const now = Date.UTC(2026, 0, 15, 9);
const ago = (milliseconds: number) => new Date(now - milliseconds).toISOString();

const connectionIn = (state: string) =>
  ({
    id: 'c',
    app_name: 'acme',
    resource_name: 'acme-1',
    state: connectionState(state),
  }) as Connection;

function mappingWith(more: Partial<Mapping>): Mapping {
  return {
    id: 'm',
    object_name: 'Contact',
    state: mappingState('DATA_SYNCED'),
    access: 'read_only',
    upsert_field: null,
    sf_polling_seconds: 600,
    counts: {db: 100, sf: 100, pending: 0, errors: 0},
    times: {sf_poll: ago(1000), sf_write: null, db_poll: null, db_write: null},
    ...more,
  } as Mapping;
}

const polled = (milliseconds: number) => ({
  times: {sf_poll: ago(milliseconds), sf_write: null, db_poll: null, db_write: null},
});
const counts = (db: number | null, sf: number | null) => ({
  counts: {db, sf, pending: 0, errors: 0},
});
const {leastLag, estimatedFrom} = thresholds;

describe('ownFindings', () => {
  test.each([
    ['a healthy mapping', {}, []],
    ['a failed one', {state: mappingState('BAD_CONFIG')}, ['mapping-failed']],
    ['write errors', {counts: {db: 9, sf: 9, pending: 0, errors: 2}}, ['failed-writes']],
    ['writing without an identifier', {access: 'read_write'}, ['no-unique-identifier']],
    ['writing with one', {access: 'read_write', upsert_field: 'PG_ID__c'}, []],
    ['two missed polls', polled(2 * 600_000 + 1), ['lag']],
    ['two polls and no more', polled(2 * 600_000), []],
    ['quick polling, a short lag', {sf_polling_seconds: 120, ...polled(leastLag)}, []],
    ['quick polling, a long lag', {sf_polling_seconds: 120, ...polled(leastLag + 1)}, ['lag']],
    ['never polled', {times: {sf_poll: null, sf_write: null, db_poll: null, db_write: null}}, []],
    ['a few rows less', counts(90, 100), []],
    ['many rows less', counts(89, 100), ['counts-disagree']],
    ['one percent of many', counts(9900, 10_000), []],
    ['more than that', counts(9899, 10_000), ['counts-disagree']],
    ['estimates', counts(1, estimatedFrom + 1), []],
    ['unknown counts', counts(null, 100), []],
    ['a state that nobody knows', {state: mappingState('STATE_OF_TOMORROW')}, ['unknown-state']],
    ['counts during a load', {...counts(1, 100), state: mappingState('RELOAD_TABLE')}, []],
  ] as const)('of %s', (_what, more, rules) => {
    const found = ownFindings(connectionIn('IDLE'), [mappingWith(more)], now);
    expect(found.map(({rule}) => rule)).toEqual(rules);
    for (const {source, object_name} of found) {
      expect({source, object_name}).toEqual({source: 'hconnect', object_name: 'Contact'});
    }
  });

  test.each([
    ['UNAUTHORIZED', 'connection-failed', 'red'],
    ['PAUSED', 'connection-stopped', 'yellow'],
    ['STATE_OF_TOMORROW', 'unknown-state', 'yellow'],
  ])('of a connection in %s: %s, %s', (state, rule, severity) => {
    const [found] = ownFindings(connectionIn(state), [], now);
    expect(found).toMatchObject({rule, severity, object_name: null});
    expect(found?.state?.meaning).toBe(connectionState(state).meaning);
  });

  test('says once what a connection’s failure does to its mappings', () => {
    const mapping = mappingWith({state: mappingState('UNAUTHORIZED')});
    const found = ownFindings(connectionIn('UNAUTHORIZED'), [mapping], now);
    expect(found.map(({rule}) => rule)).toEqual(['connection-failed']);
  });

  test('knows no lag where the connection does not run, or the time is unknown', () => {
    const mapping = mappingWith(polled(1e9));
    expect(ownFindings(connectionIn('PAUSED'), [mapping], now)).toHaveLength(1);
    expect(ownFindings(connectionIn('IDLE'), [mapping], null)).toEqual([]);
  });
});

describe('sortedFindings', () => {
  const finding = (more: Partial<Finding>): Finding => ({
    severity: 'red',
    source: 'heroku_connect',
    rule: 'A',
    title: 'A',
    object_name: null,
    message: '',
    reason: null,
    doc_url: null,
    state: null,
    ...more,
  });

  test('has the worst first, the connection before its mappings, a state before the rest', () => {
    const sorted = sortedFindings([
      finding({severity: 'green', rule: '5'}),
      finding({severity: 'yellow', rule: '4'}),
      finding({object_name: 'Account', rule: '3'}),
      finding({rule: '2'}),
      finding({source: 'hconnect', rule: '1'}),
      finding({severity: 'skipped', rule: '6'}),
    ]);
    expect(sorted.map(({rule}) => rule)).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  test.each([
    ['Unique Identifier', 'red', 1],
    ['Upsert Field', 'yellow', 1],
    ['Unique Identifier', 'green', 2],
    ['Required Fields', 'red', 2],
  ] as const)('tells of a missing identifier once: %s, %s', (title, severity, count) => {
    const own = finding({source: 'hconnect', rule: 'no-unique-identifier', object_name: 'Case'});
    const theirs = finding({title, severity, object_name: 'Case'});
    expect(sortedFindings([own, theirs])).toHaveLength(count);
  });
});
