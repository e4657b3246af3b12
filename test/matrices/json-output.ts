import {expect, test} from 'vitest';
import {failureKinds} from '../../src/lib/errors.ts';
import {expectThreeLines} from '../harness/evidence.ts';
import type {Result} from '../harness/world.ts';
import {runCase, type Case, type Cases} from './cases.ts';

/** Tests what a command writes to stdout and stderr, and its status, with and without --json. */
export function testJsonOutput(id: string, {success, nothing, failure}: Cases): void {
  test('with --json, where it succeeds: one document on stdout, nothing on stderr', async () => {
    const result = await runCase(id, success, '--json');
    expect(result.status, result.stderr).toBe(0);
    expectDocument(result);
  });

  test('with --json, where there is nothing: a document, or an error with its status', async () => {
    const result = await runCase(id, nothing, '--json');
    expect(result.status).toBe(nothing.status ?? 0);
    if (result.status === 0) expectDocument(result);
    else expectError(result);
  });

  test('with --json, where it fails: an error on stderr with its status, no answer', async () => {
    const {status, ...rest} = failure ?? withWrongToken(success);
    const result = await runCase(id, rest, '--json');
    expect(result.status).toBe(status);
    expectError(result);
    // The settings are an answer of their own, whatever the service says of the token.
    if (id !== 'auth:status') expect(result.stdout).toBe('');
  });

  const {status} = nothing;
  if (status === undefined) return;
  test('without --json, where there is nothing: the same status, an error of 3 lines', async () => {
    expectThreeLines(await runCase(id, nothing), status);
  });
}

function withWrongToken({argv}: Case): Case {
  return {argv, status: 4, options: {env: {HCONNECT_TOKEN: 'wrong'}}};
}

function expectDocument({stdout, stderr}: Result): void {
  expect(stderr).toBe('');
  expect(stdout.endsWith('\n')).toBe(true);
  expect(() => JSON.parse(stdout) as unknown).not.toThrow();
}

function expectError({stderr, status}: Result): void {
  const {error} = JSON.parse(stderr) as {error: Record<string, unknown>};
  expect(error).toMatchObject({
    code: expect.toSatisfy((code: string) => code in failureKinds) as unknown,
    message: expect.stringMatching(/\S/) as unknown,
    exit_status: status,
  });
}
