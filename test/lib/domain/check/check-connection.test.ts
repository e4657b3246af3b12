import {describe, expect, test} from 'vitest';
import type {GivenLimits} from '../../../../src/lib/domain/check/limits.ts';
import {connectionState, connectionStates} from '../../../../src/lib/domain/connections/states.ts';
import {mappingState, mappingStates} from '../../../../src/lib/domain/mappings/states.ts';
import {stateHealth} from '../../../../src/lib/domain/health.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {ago, checked, connectionWith, mappingWith, now} from '../../../harness/checked.ts';

const minute = 60_000;

const found = (...parameters: Parameters<typeof checked>) =>
  checked(...parameters).findings.map(({severity, rule}) => `${severity} ${rule}`);
const ofMapping = (more: Parameters<typeof mappingWith>[0], given: GivenLimits = {}) =>
  found(connectionWith({mappings: [mappingWith(more)]}), {given});
const polled = (sf_poll: string | null, db_poll: string | null = null) => ({
  times: {sf_poll, db_poll, sf_write: null, db_write: null},
});
const counts = (more: {errors?: number | null; pending?: number | null}) => ({
  counts: {db: 1, sf: 1, pending: 0, errors: 0, ...more},
});

describe('checkConnection', () => {
  test('finds nothing where all is well', () => {
    expect(checked(connectionWith())).toMatchObject({severity: 'ok', findings: []});
  });

  test('finds in every state of a connection what its health says', () => {
    for (const state of connectionStates) {
      const {severity} = checked(connectionWith({state, mappings: []}));
      const health = stateHealth(state);
      const expected = {failed: 'critical', stopped: 'warning', unknown: 'unknown'} as const;
      expect([state.name, severity]).toEqual([
        state.name,
        health in expected ? expected[health as keyof typeof expected] : 'ok',
      ]);
    }
  });

  test('finds in every state of a mapping what its health says', () => {
    for (const state of mappingStates) {
      const {severity} = checked(connectionWith({mappings: [mappingWith({state})]}));
      const expected = stateHealth(state) === 'failed' ? 'critical' : 'ok';
      expect([state.name, severity]).toEqual([state.name, expected]);
    }
  });

  test.each([
    ['a state that nobody knows', {state: mappingState('NEXT_YEAR')}, ['unknown unknown-state']],
    ['a write error', counts({errors: 1}), ['critical failed-writes']],
    ['counts that were not sent', counts({errors: null, pending: null}), []],
    ['pending changes', counts({pending: 1e6}), []],
    ['lag below two intervals', polled(ago(20 * minute)), []],
    ['lag above', polled(ago(20 * minute + 1)), ['critical lag']],
    ['lag of a short interval', {sf_polling_seconds: 120, ...polled(ago(10 * minute))}, []],
    ['a time in the other form', polled('2026-01-15 08:00:00.000001+00:00'), ['critical lag']],
    ['a time that is none', polled('yesterday', ''), []],
    ['a mapping that was never polled', polled(null), []],
    ['a time of the future', polled(ago(-minute)), []],
    [
      'a database that is polled no longer',
      polled(ago(0), ago(21 * minute)),
      ['critical write-lag'],
    ],
    [
      'the database’s times of a read-only mapping',
      {access: 'read_only', ...polled(ago(0), ago(1e9))},
      [],
    ],
    [
      'the lag of a mapping that has failed',
      {state: mappingState('ABORTED'), ...polled(ago(1e9))},
      ['critical mapping-failed'],
    ],
    [
      'the lag of a load',
      {state: mappingState('RELOAD_TABLE'), ...polled(ago(1e9))},
      ['critical lag'],
    ],
  ])('of %s', (_what, more, rules) => {
    expect(ofMapping(more)).toEqual(rules);
  });

  test.each<[GivenLimits, Parameters<typeof mappingWith>[0], string[]]>([
    [{errors: {max: 5}}, counts({errors: 5}), ['warning failed-writes']],
    [{errors: {max: 5}}, counts({errors: 6}), ['critical failed-writes']],
    [{errors: {max: 5, warn: 5}}, counts({errors: 5}), []],
    [{lag: {max: 60 * minute}}, polled(ago(30 * minute)), ['warning lag']],
    [{lag: {max: minute}}, polled(ago(2 * minute)), ['critical lag']],
    [{lag: {warn: minute}}, polled(ago(2 * minute)), ['warning lag']],
    [{pending: {max: 10}}, counts({pending: 11}), ['critical pending-changes']],
    [{pending: {warn: 10}}, counts({pending: 11}), ['warning pending-changes']],
    [{pending: {max: 0}}, counts({pending: 0}), []],
  ])('with %j and %j: %j', (given, more, rules) => {
    expect(ofMapping(more, given)).toEqual(rules);
  });

  test('measures lag by the clock of the answer alone', () => {
    const mappings = [mappingWith(polled(ago(61 * minute)))];
    const late = checked(connectionWith({mappings, sentAt: now - 60 * minute}));
    expect(late.mappings?.[0]).toMatchObject({lag: minute, severity: 'ok'});
    const unknown = checked(connectionWith({mappings, sentAt: null}));
    expect(unknown.mappings?.[0]).toMatchObject({lag: null, severity: 'ok'});
  });

  test.each(['PAUSED', 'NEW', 'DB_UNAVAILABLE'])('judges no lag in a connection in %s', (name) => {
    const state = connectionState(name);
    const mappings = [mappingWith(polled(ago(1e9)))];
    expect(found(connectionWith({state, mappings}))).toHaveLength(1);
  });

  test('says once what a connection’s failure does to its mappings', () => {
    const state = connectionState('UNAUTHORIZED');
    const mappings = [mappingWith({state: mappingState('UNAUTHORIZED')})];
    const {findings, mappings: [mapping] = []} = checked(connectionWith({state, mappings})) as {
      findings: unknown[];
      mappings?: {severity: string}[];
    };
    expect(findings).toHaveLength(1);
    expect(mapping?.severity).toBe('critical');
  });

  test('leaves out ignored states, and the lag of an ignored mapping, but no write errors', () => {
    const isIgnored = ({name}: {name: string}) => ['PAUSED', 'RELOAD_TABLE'].includes(name);
    const state = mappingState('RELOAD_TABLE');
    const mappings = [mappingWith({state, ...polled(ago(1e9)), ...counts({errors: 1})})];
    expect(found(connectionWith({mappings}), {isIgnored})).toEqual(['critical failed-writes']);
    const paused = connectionWith({state: connectionState('PAUSED')});
    expect(found(paused, {isIgnored})).toEqual([]);
  });

  test('warns of notifications, with the newest, and of those that could not be read', () => {
    const note = (created_at: string, message: string) => {
      return {id: null, created_at, event_type: null, message, record: {}};
    };
    const items = [note(ago(2000), 'older'), note(ago(1000), 'newest')];
    const failure = new Failure('service', 'Half of them are missing.');
    const {findings, notifications} = checked(connectionWith(), {
      notified: {since: now - 60 * minute, items, failure},
    });
    expect(notifications).toBe(2);
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        message: '2 notifications since 2026-01-15T08:00:00Z.',
        reason: 'newest',
      },
      {severity: 'unknown', message: 'Half of them are missing.'},
    ]);
  });

  test('says what is known of a connection whose mappings could not be read', () => {
    const state = connectionState('SYSTEM_ERROR');
    const unread = new Failure('service', 'Throttled.');
    const {severity, findings, mappings} = checked(connectionWith({state, mappings: null}), {
      unread,
    });
    expect({severity, mappings}).toEqual({severity: 'critical', mappings: null});
    expect(findings.map(({rule}) => rule)).toEqual(['connection-failed', 'not-read']);
  });
});
