import {expect, test} from 'vitest';
import {stableText} from './stable-text.ts';
import {startWorld} from '../harness/world.ts';
import type {Case, Cases} from './cases.ts';

/*
 * A command is found in the table at once, or by oclif's own way, which reads the manifest:
 * what a user sees is the same.
 */

/** Tests that a command's cases end the same with a safe start. */
export function testCasesWithSafeStart(id: string, {success, nothing, failure}: Cases): void {
  test('with a safe start, where it succeeds: the same output', async () => {
    await expectSameWithSafeStart([id, ...success.argv], success);
    await expectSameWithSafeStart([id, ...success.argv, '--json'], success);
  });

  test('with a safe start, where there is nothing or it fails: the same output', async () => {
    await expectSameWithSafeStart([id, ...nothing.argv], nothing);
    if (failure !== undefined) await expectSameWithSafeStart([id, ...failure.argv], failure);
  });
}

/** Tests that a command's help and its refusals of flags are the same with a safe start. */
export function testFlagsWithSafeStart(id: string): void {
  test('with a safe start: the same for --help and for a flag that does not exist', async () => {
    await expectSameWithSafeStart([id, '--help']);
    await expectSameWithSafeStart([id, '--frobnicate']);
    await expectSameWithSafeStart([...id.split(':'), '--frobnicate', '--json']);
  });
}

/** Expects that a command line ends the same with a safe start. */
export async function expectSameWithSafeStart(
  argv: string[],
  entry: Partial<Case> = {},
): Promise<void> {
  expect(await seen(argv, false, entry)).toEqual(await seen(argv, true, entry));
}

/** Runs a command line in a world of its own. */
async function seen(argv: string[], safeStart: boolean, {scenario, options}: Partial<Case>) {
  const world = await startWorld(scenario ?? 'granted');
  const {status, stdout, stderr} = await world.hconnect(argv, {...options, safeStart});
  return {status, stdout: stableText(stdout, world), stderr: stableText(stderr, world)};
}
