import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {groupWriteErrors} from '../../../../src/lib/domain/write-errors/groups.ts';
import type {WriteError} from '../../../../src/lib/domain/write-errors/write-error.ts';

const missing = 'Required fields are missing: [LastName]';

function error(minute: number, record_id: string | null, message: string | null): WriteError {
  const created_at = `2026-01-15T09:${String(minute).padStart(2, '0')}:00.000000Z`;
  return {id: String(minute), table_name: 'contact', record_id, message, created_at, record: {}};
}

describe('groupWriteErrors', () => {
  test('is empty where there is none', () => {
    expect(groupWriteErrors([])).toEqual([]);
  });

  test('puts errors together whose messages differ in ids alone', () => {
    const locked = (id: string) => `unable to obtain exclusive access to this record: ${id}`;
    const errors = [
      error(2, '2', locked('001800000012345AAA')),
      error(1, '1', locked('001800000054321AAA')),
    ];
    expect(groupWriteErrors(errors)).toEqual([
      {
        object: 'contact',
        code: 'UNABLE_TO_LOCK_ROW',
        field: null,
        message: 'unable to obtain exclusive access to this record: <id>',
        count: 2,
        records: 2,
        later_failures: 0,
        later_messages: [],
        first_seen: '2026-01-15T09:01:00.000000Z',
        last_seen: '2026-01-15T09:02:00.000000Z',
        record_ids: ['1', '2'],
      },
    ]);
  });

  test('keeps tables, codes and fields apart', () => {
    const errors = [
      error(1, '1', missing),
      {...error(1, '1', missing), table_name: 'lead'},
      error(1, '2', 'Required fields are missing: [Email]'),
      error(1, '3', 'ONE_CODE: the same'),
      error(1, '4', 'OTHER_CODE: the same'),
    ];
    expect(groupWriteErrors(errors)).toHaveLength(5);
  });

  test('counts a later failure of a row with its first one, in whatever order they come', () => {
    const errors = [
      error(1, '7', missing),
      error(9, '7', 'entity is deleted'),
      error(5, '7', 'It was not inserted.'),
      error(6, '8', 'entity is deleted'),
    ];
    const [first, second] = groupWriteErrors(errors);
    expect(first).toMatchObject({
      code: 'REQUIRED_FIELD_MISSING',
      count: 3,
      records: 1,
      later_failures: 2,
      later_messages: ['It was not inserted.', 'entity is deleted'],
      first_seen: '2026-01-15T09:01:00.000000Z',
      last_seen: '2026-01-15T09:09:00.000000Z',
      record_ids: ['7'],
    });
    expect(second).toMatchObject({code: 'ENTITY_IS_DELETED', count: 1, record_ids: ['8']});
  });

  test('knows by earlier errors what a later one follows from, and does not count them', () => {
    const earlier = [error(1, '7', missing), error(2, '8', 'entity is deleted')];
    const errors = [error(9, '7', 'It was not inserted.'), error(8, '7', 'It was not inserted.')];
    expect(groupWriteErrors(errors, earlier)).toMatchObject([
      {
        code: 'REQUIRED_FIELD_MISSING',
        count: 2,
        records: 1,
        later_failures: 2,
        first_seen: '2026-01-15T09:08:00.000000Z',
        record_ids: ['7'],
      },
    ]);
  });

  test('infers nothing of rows that are not named', () => {
    const errors = [error(1, null, missing), error(2, null, 'entity is deleted')];
    expect(groupWriteErrors(errors)).toMatchObject([
      {count: 1, records: 0, later_failures: 0},
      {count: 1, records: 0, later_failures: 0},
    ]);
  });

  test('reads times in both forms, and errors without one', () => {
    const errors = [
      {...error(1, '1', missing), created_at: null},
      {...error(1, '2', missing), created_at: '2026-01-15 09:30:00.000000+00:00'},
      error(20, '3', missing),
      {...error(1, '4', missing), created_at: 'soon'},
    ];
    expect(groupWriteErrors(errors)).toMatchObject([
      {count: 4, last_seen: '2026-01-15 09:30:00.000000+00:00', record_ids: ['1', '4', '3']},
    ]);
  });

  test('counts every error once, whatever they are', () => {
    const anything = fc.record({
      id: fc.constant(null),
      table_name: fc.constantFrom('contact', 'account', null),
      record_id: fc.constantFrom('1', '2', '3', null),
      message: fc.oneof(fc.constantFrom(missing, null), fc.string()),
      created_at: fc.constantFrom('2026-01-15T09:00:00.000000Z', 'soon', null),
      record: fc.constant({}),
    });
    fc.assert(
      fc.property(fc.array(anything), (errors) => {
        const groups = groupWriteErrors(errors);
        expect(groups.reduce((sum, {count}) => sum + count, 0)).toBe(errors.length);
      }),
    );
  });
});
