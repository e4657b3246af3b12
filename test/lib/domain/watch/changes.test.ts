import {describe, expect, test} from 'vitest';
import {changesOf, changeText} from '../../../../src/lib/domain/watch/changes.ts';
import {watched, type Sketch} from '../../../harness/watched.ts';

type Side = readonly [state: string, mappings: Readonly<Record<string, Sketch>> | null];

/** The changes between two reads, each as its kind and its words. */
function changes([before, was]: Side, [after, is]: Side): string[] {
  const found = changesOf(watched('acme', before, was), watched('acme', after, is), {
    at: 1,
    source: 'dublin',
  });
  return found.map((change) => `${change.kind}: ${changeText(change)}`);
}

const minutes = (amount: number) => ({lag: amount * 60_000});

describe('changesOf', () => {
  test.each<[what: string, before: Side, after: Side, expected: string[]]>([
    ['nothing', ['IDLE', {Account: {}}], ['IDLE', {Account: {}}], []],
    [
      'a poll',
      ['IDLE', {Account: {}}],
      ['POLLING_DB_CHANGES', {Account: {state: 'POLLING_SF_CHANGES'}}],
      [],
    ],
    ['a pause', ['POLLING_DB_CHANGES', {}], ['PAUSED', {}], ['state: POLLING_DB_CHANGES → PAUSED']],
    ['an unknown state', ['IDLE', {}], ['HIBERNATING', {}], ['state: IDLE → HIBERNATING']],
    [
      'a mapping that fails',
      ['IDLE', {Account: {}, Contact: {}}],
      ['IDLE', {Account: {state: 'SYSTEM_ERROR'}, Contact: {}}],
      ['state: Account: DATA_SYNCED → SYSTEM_ERROR'],
    ],
    [
      'a failure of the connection, which all mappings have',
      ['IDLE', {Account: {}, Contact: {state: 'POLLING_SF_CHANGES'}}],
      ['UNAUTHORIZED', {Account: {state: 'UNAUTHORIZED'}, Contact: {state: 'UNAUTHORIZED'}}],
      ['state: IDLE → UNAUTHORIZED'],
    ],
    [
      'its end, after which one of them is worse',
      ['UNAUTHORIZED', {Account: {state: 'UNAUTHORIZED'}, Contact: {state: 'UNAUTHORIZED'}}],
      ['IDLE', {Account: {}, Contact: {state: 'BAD_CONFIG'}}],
      ['state: UNAUTHORIZED → IDLE', 'state: Contact: UNAUTHORIZED → BAD_CONFIG'],
    ],
    [
      'failed writes',
      ['IDLE', {Account: {counts: {errors: 2}}}],
      ['IDLE', {Account: {counts: {errors: 1200}}}],
      ['write_errors: Account: 1,200 write errors (was 2)'],
    ],
    [
      'one that is no longer counted',
      ['IDLE', {Account: {counts: {errors: 1}}}],
      ['IDLE', {Account: {counts: {errors: null}}}],
      ['write_errors: Account: 0 write errors (was 1)'],
    ],
    [
      'a lag that grows too long',
      ['IDLE', {Account: minutes(19)}],
      ['IDLE', {Account: minutes(21)}],
      [expect.stringMatching(/^lag: Account: .* 21 minutes ago/) as string],
    ],
    [
      'a lag that ends',
      ['IDLE', {Account: minutes(30)}],
      ['IDLE', {Account: minutes(1)}],
      ['lag: Account: Salesforce is polled in time again.'],
    ],
    [
      'mappings that come and go',
      ['IDLE', {Account: {}}],
      ['IDLE', {Lead: {state: 'INITIAL'}}],
      [
        'mapping_added: Lead: mapping created, INITIAL',
        'mapping_deleted: Account: mapping deleted',
      ],
    ],
    [
      'mappings that are not sent',
      ['IDLE', {Account: {}}],
      ['PAUSED', null],
      ['state: IDLE → PAUSED'],
    ],
  ])('finds %s', (_what, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });
});
