import {describe, expect, test} from 'vitest';
import {
  whilePaused,
  type PausedWork,
} from '../../../../src/lib/actions/connections/while-paused.ts';
import {showConnection} from '../../../../src/lib/actions/connections/info.ts';
import type {Context} from '../../../../src/lib/actions/context.ts';
import {actOnConnection} from '../../../../src/lib/actions/connections/pause-resume-restart.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {startActionWorld, type ActionWorld} from '../../../harness/context.ts';
import {connectionIn} from '../../../harness/simulated.ts';

const app = 'acme-production';

/** Does work while the connection of the app is paused. */
async function during<T>(
  {context}: {context: Context},
  work: PausedWork<T>['work'],
  options: Partial<PausedWork<T>> = {},
) {
  const connection = await showConnection(context, {app});
  const cleanUp = <R>(last: (uninterrupted: Context) => Promise<R>) => last(context);
  return whilePaused(context, cleanUp, connection, {
    by: 'connections:pause',
    target_version: null,
    resumes: null,
    timeout: 60_000,
    work,
    ...options,
  });
}

const stateOf = async ({simulator}: ActionWorld) => (await connectionIn(simulator, app)).state;
const resumes = ({changes}: ActionWorld) =>
  changes().filter((line) => line.endsWith('/actions/resume')).length;

describe('whilePaused', () => {
  test('does the work while the connection is PAUSED, and resumes it', async () => {
    const world = await startActionWorld();
    const {value, stays} = await during(world, () => stateOf(world));
    expect([value, stays]).toEqual(['PAUSED', null]);
    expect(await stateOf(world)).not.toBe('PAUSED');
  });

  test('resumes where the work fails, and says so', async () => {
    const world = await startActionWorld();
    const failing = during(world, () => Promise.reject(new Failure('refused', 'No.')));
    await expect(failing).rejects.toMatchObject({
      kind: 'refused',
      message: 'No.',
      reason: expect.stringContaining('was resumed') as string,
    });
    expect(await stateOf(world)).not.toBe('PAUSED');
  });

  test('leaves no note where it has resumed', async () => {
    const world = await startActionWorld();
    await during(world, () => Promise.resolve());
    const {id} = await showConnection(world.context, {app});
    expect(world.context.pauses.of(id)).toEqual([]);
  });

  test('leaves paused what was paused before', async () => {
    const world = await startActionWorld();
    await actOnConnection(world.context, {app}, 'pause', {wait: true, timeout: 60_000});
    const {stays} = await during(world, () => Promise.resolve());
    expect(stays).toMatchObject({reason: 'paused_before'});
    expect([await stateOf(world), resumes(world)]).toEqual(['PAUSED', 0]);
  });

  test('keeps a connection paused that a user paused during the work', async () => {
    const world = await startActionWorld();
    const {stays} = await during(world, async () => {
      const {id, ...ref} = await showConnection(world.context, {app});
      world.context.pauses.add(
        {id, ...ref},
        {
          by: 'connections:pause',
          holds: false,
          resumes: false,
          phase: 'pausing',
          target_version: null,
          command_pid: null,
        },
      );
    });
    expect(stays).toMatchObject({reason: 'paused_since'});
    expect(resumes(world)).toBe(0);
  });

  test('has the last of two runs resume', async () => {
    const world = await startActionWorld();
    const seen: unknown[] = [];
    const second = {done: (): void => undefined};
    const untilDone = new Promise<void>((resolve) => (second.done = resolve));
    let other: Promise<unknown> = Promise.resolve();
    const {stays} = await during(world, async () => {
      await new Promise<void>((started) => {
        other = during(world, async () => {
          started();
          await untilDone;
          seen.push(await stateOf(world));
        });
      });
    });
    expect(stays).toMatchObject({reason: 'held'});
    expect([await stateOf(world), resumes(world)]).toEqual(['PAUSED', 0]);
    second.done();
    expect(await other).toMatchObject({stays: null});
    expect(seen).toEqual(['PAUSED']);
    expect([resumes(world), await stateOf(world)]).toEqual([
      1,
      expect.not.stringMatching('PAUSED'),
    ]);
  });

  test('tries to resume until that is accepted', async () => {
    const world = await startActionWorld();
    const {stays} = await during(world, () =>
      world.fault({method: 'POST', path: '*/actions/resume', status: 500, json: {}, times: 3}),
    );
    expect(stays).toBeNull();
    expect(await stateOf(world)).not.toBe('PAUSED');
    expect(resumes(world)).toBe(4);
  });

  test('exits 7 with the command to run when resume is never accepted', async () => {
    const world = await startActionWorld();
    const trying = during(world, async () => {
      await world.fault({
        method: 'POST',
        path: '*/actions/resume',
        status: 500,
        json: {},
        times: 1000,
      });
      return 3;
    });
    await expect(trying).rejects.toMatchObject({
      kind: 'unhealthy',
      next: {run: 'connections:resume'},
      details: {command_exit_status: 3, resumed: false},
    });
    const {id} = await showConnection(world.context, {app});
    expect(world.context.pauses.of(id)).toMatchObject([{phase: 'resuming', run: 'own'}]);
  });

  test('does not resume when already resumed', async () => {
    const world = await startActionWorld();
    const {stays} = await during(world, async () => {
      const connection = await showConnection(world.context, {app});
      await world.context.api.actOnConnection(connection, 'resume');
      await world.context.clock.sleep(30_000);
    });
    expect(stays).toBeNull();
    expect(await stateOf(world)).not.toBe('PAUSED');
  });
});
