import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {commands} from '../../src/command-table.ts';
import {failureKinds} from '../../src/lib/errors.ts';
import {temporaryFolder, startWorld, type Result} from '../harness/world.ts';
import {cases, configuration, production, runCase, type Case} from './cases.ts';

/** These run other programs or a server until they are stopped: the journeys take them through. */
const elsewhere = ['demo', 'help', 'simulator:run', 'simulator:start'];

test('every command is here', () => {
  expect([...Object.keys(cases), ...elsewhere].sort()).toEqual(Object.keys(commands).sort());
});

const run = (id: string, entry: Case) => runCase(id, entry, '--json');

function checkAnswer({stdout, stderr}: Result): void {
  expect(stderr).toBe('');
  expect(stdout.endsWith('\n')).toBe(true);
  expect(() => JSON.parse(stdout) as unknown).not.toThrow();
}

function checkError({stderr, status}: Result): void {
  const {error} = JSON.parse(stderr) as {error: Record<string, unknown>};
  expect(error).toMatchObject({
    code: expect.toSatisfy((code: string) => code in failureKinds) as unknown,
    message: expect.stringMatching(/\S/) as unknown,
    exit_status: status,
  });
}

describe.each(Object.entries(cases))('%s --json', (id, {success, nothing, failure}) => {
  test('succeeds with one document on stdout and nothing on stderr', async () => {
    const result = await run(id, success);
    expect(result).toMatchObject({status: 0, stderr: ''});
    checkAnswer(result);
  });

  test('says nothing in JSON, too', async () => {
    const result = await run(id, nothing);
    expect(result.status).toBe(nothing.status ?? 0);
    if (result.status === 0) checkAnswer(result);
    else checkError(result);
  });

  test('fails with its status, an error on stderr, and no answer', async () => {
    const wrongToken: Case = {
      argv: success.argv,
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    };
    const {status, ...rest} = failure ?? wrongToken;
    const result = await run(id, rest);
    expect(result.status).toBe(status);
    checkError(result);
    // The settings are an answer of their own, whatever the service says of the token.
    if (id !== 'auth:status') expect(result.stdout).toBe('');
  });
});

test('the same statuses hold without --json, with an error of three lines', async () => {
  for (const [id, {nothing}] of Object.entries(cases)) {
    if (nothing.status === undefined) continue;
    const world = await startWorld(nothing.scenario ?? 'granted');
    const {status, stderr} = await world.hconnect([id, ...nothing.argv], nothing.options);
    expect(status, id).toBe(nothing.status);
    expect(stderr.trimEnd().split('\n'), id).toHaveLength(3);
  }
});

test('a file is an input as good as stdin', async () => {
  const file = path.join(temporaryFolder(), 'connect.json');
  writeFileSync(file, configuration);
  const world = await startWorld('granted');
  const {status} = await world.hconnect(['config:import', file, ...production, '--wait']);
  expect(status).toBe(0);
});
