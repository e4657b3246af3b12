import path from 'node:path';
import {readdirSync, writeFileSync} from 'node:fs';
import {describe, expect, vi} from 'vitest';
import configuration from '../../harness/five-mappings.json' with {type: 'json'};
import {
  expectErrorDocument,
  expectThreeLines,
  lastLines,
  type Outcome,
} from '../../harness/evidence.ts';
import {nextCommandOf} from '../../harness/next-steps.ts';
import {journey, type Journey} from '../../harness/packed/journey.ts';
import {configure} from '../../harness/configured.ts';
import {connectionIn} from '../../harness/simulated.ts';

/*
 * Ctrl-C, and its likes from outside, at each moment of a command. The simulator's clock stands
 * still, so nothing that is waited for happens by itself; a request during which the signal comes is
 * one that the service takes its time to answer.
 */

const patience = 30_000;
const importing = ['config:import', 'connect.json', '--app', 'acme-review', '--yes', '--wait'];

/** A connection that can take an import. */
async function ready(travel: () => Promise<Journey>): Promise<Journey> {
  const here = await travel();
  writeFileSync(path.join(here.work, 'connect.json'), JSON.stringify(configuration));
  await configure(here, 'acme-review');
  return here;
}

/** Sends a signal when a command has sent so many requests and waits for the answer to the last. */
async function interrupt(
  here: Journey,
  argv: readonly string[],
  {after, signal}: {after: number; signal: NodeJS.Signals},
): Promise<Outcome> {
  const before = here.simulator.requests().length;
  await here.fault({skip: after - 1, delay_ms: 600_000, carried_out: true});
  const run = here.start(argv);
  await vi.waitFor(() => {
    expect(here.simulator.requests().length - before).toBe(after);
  }, patience);
  run.process.kill(signal);
  return run.outcome;
}

describe.skipIf(process.platform === 'win32')('a signal (none on Windows, 2026-11-23)', () => {
  // In turn: the mappings before, the import itself, and looks at how it goes.
  journey.for([1, 2, 3, 4, 5])(
    'exits 130 at Ctrl-C during request %i of a wait',
    async (after, {travel}) => {
      const here = await ready(travel);
      const outcome = await interrupt(here, importing, {after, signal: 'SIGINT'});
      expect(outcome.stdout).toBe('');
      expectThreeLines(lastLines(outcome), 130);
      const [id, ...words] = nextCommandOf(outcome);
      const sent = here.simulator.requests().filter(({method}) => method === 'POST');
      if (sent.length === 0) {
        // Nothing has happened, and nothing will.
        here.simulator.advance(600);
        const {mappings} = await connectionIn(here.simulator, 'acme-review');
        expect(mappings).toEqual({});
        return;
      }
      expect(sent).toHaveLength(1);
      // What is offered leads to the end of what the service goes on with.
      here.simulator.advance(600);
      expect(id).toMatch(/^(connections:(list|info)|mappings:wait)$/);
      expect(await here.hconnect([id ?? '', ...words])).toMatchObject({status: 0});
      const {mappings} = await connectionIn(here.simulator, 'acme-review');
      expect(Object.keys(mappings)).toHaveLength(5);
    },
  );

  journey('exits 130 at Ctrl-C between two requests of a wait', async ({travel}) => {
    const here = await ready(travel);
    const run = here.start([...importing, '--json']);
    const sent = here.simulator.requests().length;
    await vi.waitFor(() => {
      expect(here.simulator.requests().length - sent).toBeGreaterThan(4);
    }, patience);
    run.process.kill('SIGINT');
    const outcome = await run.outcome;
    expectErrorDocument(outcome, 130);
    // What is offered takes it up again, and the work has gone on meanwhile.
    here.simulator.advance(600);
    const again = await here.hconnect(nextCommandOf(outcome));
    expect(again).toMatchObject({status: 0});
    const {mappings} = await connectionIn(here.simulator, 'acme-review');
    expect(Object.keys(mappings)).toHaveLength(5);
  });

  journey.for<[NodeJS.Signals, number]>([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('ends in order at %s, with status %i', async ([signal, status], {travel}) => {
    const here = await travel();
    const argv = ['connections:wait', '--app', 'acme-production', '--for', 'PAUSED'];
    const outcome = await interrupt(here, argv, {after: 2, signal});
    expectThreeLines(outcome, status);
    expect(outcome.stdout).toBe('');
    expect(nextCommandOf(outcome)).toEqual([
      'connections:wait',
      expect.stringMatching(/^--(app|resource)$/),
      expect.stringMatching(/^(acme-production|herokuconnect-regular-10482)$/),
      '--for',
      'PAUSED',
    ]);
    const written = await interrupt(here, [...argv, '--json'], {after: 1, signal});
    const document = JSON.parse(written.stderr) as {error: {exit_status: number}};
    expect([written.status, document.error.exit_status]).toEqual([status, status]);
  });

  journey('leaves no file at Ctrl-C while an export is read', async ({travel}) => {
    const here = await travel();
    const argv = ['config:export', '--app', 'acme-production', '--output', 'connect.json'];
    const outcome = await interrupt(here, argv, {after: 2, signal: 'SIGINT'});
    expectThreeLines(outcome, 130);
    expect(readdirSync(here.work)).toEqual([]);
  });

  journey('exits 130 at Ctrl-C while stdin is read', async ({travel}) => {
    const here = await travel();
    const argv = ['config:import', '-', '--app', 'acme-review'];
    const run = here.start(argv, {stdin: null});
    // No pipe holds this much: when it is gone, most of it has been read.
    await new Promise((resolve) => run.process.stdin?.write(' '.repeat(2_000_000), resolve));
    run.process.kill('SIGINT');
    const outcome = await run.outcome;
    expectThreeLines(outcome, 130);
    expect(nextCommandOf(outcome)).toEqual(argv);
    expect(here.simulator.requests()).toEqual([]);
  });
});
