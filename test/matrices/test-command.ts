import {readFileSync} from 'node:fs';
import path from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {root} from '../harness/world.ts';
import type {Cases} from './cases.ts';
import {testAsksNoService, testHasExchange} from './contract.ts';
import {testDescription, testExamples, type ExampleContext} from './examples.ts';
import type {FaultCase} from './faults/fault-case.ts';
import {testGoldens, type Golden} from './goldens.ts';
import {testJsonOutput} from './json-output.ts';
import {testLocalFaults} from './faults/local.ts';
import {testNetworkFaults} from './faults/network.ts';
import {mockTime} from './faults/play.ts';
import {testCasesWithSafeStart, testFlagsWithSafeStart} from './safe-start.ts';
import {testTwoFaults} from './faults/two.ts';
import {testWrongAnswers} from './faults/wrong-answers.ts';

/** What is tested of a command as of every other. */
export interface CommandTests {
  cases: Cases;
  /** Command lines whose output is kept, by the names of its files below `golden`. */
  goldens: Readonly<Record<string, Golden>>;
  /** What examples of its help need, by their lines; where it is left out, they need nothing. */
  examples?: Readonly<Record<string, ExampleContext>>;
  /** Command lines that are taken through the faults; none where it asks no service. */
  faults: readonly FaultCase[];
  /** Its requests are those of other commands: the contract has them there. */
  composed?: boolean;
}

/** What is tested of a command that runs other programs, or runs until it is stopped. */
export interface JourneyTests {
  /** The file below `test/journeys` that takes it through. */
  journey: string;
  /** Its examples do not end by themselves, or the journey runs them. */
  examples?: 'in the journey';
}

/** Takes a command through everything that holds of all commands. */
export function testCommand(id: string, tests: CommandTests | JourneyTests): void {
  describe(id, () => {
    testDescription(id);
    testFlagsWithSafeStart(id);
    if (tests.examples !== 'in the journey') testExamples(id, tests.examples ?? {});
    if ('journey' in tests) testJourney(id, tests.journey);
    else testRuns(id, tests);
  });
}

function testRuns(id: string, {cases, goldens, faults, composed = false}: CommandTests): void {
  testJsonOutput(id, cases);
  testCasesWithSafeStart(id, cases);
  testGoldens(id, goldens);
  if (faults.length === 0) {
    testAsksNoService(id, cases.success);
    return;
  }
  if (!composed) testHasExchange(id);
  beforeAll(mockTime);
  testNetworkFaults(id, faults);
  testWrongAnswers(id, faults);
  testLocalFaults(id, faults);
  testTwoFaults(id, faults);
}

function testJourney(id: string, journey: string): void {
  test(`is run by the journey ${journey}`, () => {
    const text = readFileSync(path.join(root, 'test', 'journeys', journey), 'utf8');
    expect(text).toMatch(new RegExp(`['" ]${id}['" ]`));
  });
}
