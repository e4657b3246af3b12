import {expect, test} from 'vitest';
import {listWriteErrors} from '../../../src/lib/actions/connections/write-errors.ts';
import {listMappingWriteErrors} from '../../../src/lib/actions/mappings/write-errors.ts';
import {startActionWorld} from '../../harness/context.ts';

const app = 'acme-production';
const failing = {event: 'write_errors', object_name: 'Contact', count: 2400};

test('listWriteErrors: reads every page', async () => {
  const {context, happens, simulator} = await startActionWorld();
  await happens(app, failing);
  const {errors, failure} = await listWriteErrors(context, {app}, null);
  const times = errors.map(({created_at}) => created_at ?? '');
  expect(errors.length).toBeGreaterThan(1000);
  expect(new Set(errors.map(({id}) => id)).size).toBe(errors.length);
  expect(times).toEqual([...times].sort().reverse());
  expect(failure).toBeNull();
  expect(simulator.requests().filter(({path}) => path.includes('/errors'))).toHaveLength(2);
});

test('listWriteErrors: returns what was read where the second page fails, with the failure', async () => {
  const {context, happens, fault} = await startActionWorld();
  await happens(app, failing);
  const {connection} = await listWriteErrors(context, {app}, null);
  const next = `${connection.region_url}/api/v3/connections/${connection.id}/nowhere`;
  await fault({set: {next}});
  const {errors, failure} = await listWriteErrors(context, {app}, null);
  expect(errors).toHaveLength(1000);
  expect(failure).toMatchObject({
    kind: 'service',
    message: expect.stringMatching(
      /^The list is incomplete: read 1000 of \d+ write errors\.$/,
    ) as unknown,
  });
});

test('listWriteErrors: takes a time span by the clock of the service', async () => {
  const {context} = await startActionWorld('write-errors');
  const {errors, earlier, since, now} = await listWriteErrors(context, {app}, {ago: 3_600_000});
  expect(since).toBe((now ?? 0) - 3_600_000);
  expect(errors.length + earlier.length).toBe(240);
  expect(errors).toHaveLength(12);
});

test('listMappingWriteErrors: has the errors of that mapping alone', async () => {
  const {context} = await startActionWorld('write-errors');
  const {mapping, errors} = await listMappingWriteErrors(context, {app}, 'contact', null);
  expect(mapping).toBe('Contact');
  expect(new Set(errors.map(({table_name}) => table_name))).toEqual(new Set(['contact']));
});
