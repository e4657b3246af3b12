import {expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

const broken = ['--app', 'acme-mappings'];
const failed = ['--failed', '--confirm', 'herokuconnect-infinite-11007', ...broken];

testCommand('mappings:reload', {
  cases: {
    success: {argv: ['Account', '--confirm', 'Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  goldens: {
    started: {argv: ['Contact', '--confirm', 'Contact', ...production]},
    wait: {argv: ['Contact', '--confirm', 'Contact', '--wait', ...production]},
    'without-consent': {argv: ['Contact', 'Case', ...production]},
    'refused-in-an-error-state': {
      argv: ['Account', '--confirm', 'herokuconnect-concave-11002', '--app', 'acme-database'],
      scenario: 'errors',
    },
    'load-fails': {
      argv: ['Contact', '--confirm', 'Contact', '--wait', ...production],
      scenario: 'failing-load',
    },
    'failed-and-others': {argv: failed, scenario: 'errors'},
    'failed-wait': {argv: [...failed, '--wait'], scenario: 'errors'},
    'failed-without-consent': {argv: ['--failed', ...broken], scenario: 'errors'},
    'failed-none': {argv: ['--failed', ...production]},
    'failed-not-fixed-by-a-reload': {
      argv: ['--failed', '--app', 'acme-database'],
      scenario: 'errors',
    },
    'failed-with-a-name': {argv: ['Contact', ...failed], scenario: 'errors'},
    unnamed: {argv: [...production]},
  },
  faults: [
    {argv: ['Account', '--confirm', 'Account', ...production]},
    {argv: ['Account', '--confirm', 'Account', ...production, '--wait'], looksFrom: 4},
    {argv: failed, scenario: 'errors', status: 7, partial: true, mayEnd: [64]},
  ],
});

test('mappings:reload --failed: sends no second reload while the first may not show yet', async () => {
  const world = await startWorld('errors', {lag_seconds: 8});
  const reloads = () =>
    world.simulator.requests().filter(({path}) => path.endsWith('/actions/reload')).length;
  expect(await world.hconnect(['mappings:reload', ...failed])).toMatchObject({status: 7});
  expect(reloads()).toBe(2);
  const again = await world.hconnect(['mappings:reload', ...failed, '--json']);
  expect(again).toMatchObject({status: 7, stdout: '[]\n'});
  expect(reloads()).toBe(2);
});

test('mappings:reload --failed: tells of a reload that was just followed to its failure', async () => {
  const world = await startWorld('failing-load', {rows_per_second: 5000});
  const reload = ['mappings:reload', 'Account', '--confirm', 'Account', ...production, '--wait'];
  expect(await world.hconnect(reload)).toMatchObject({status: 7});
  const next = await world.hconnect(['mappings:reload', '--failed', ...production]);
  expect(next).toMatchObject({status: 7});
  expect(next.stderr).toContain('Account: SYSTEM_ERROR.');
});

test('mappings:reload --failed: reloads a mapping with write errors only where its state needs it', async () => {
  const world = await startWorld('write-errors');
  const ended = await world.hconnect(['mappings:reload', '--failed', '--json', ...production]);
  expect(ended).toMatchObject({status: 7, stdout: '[]\n'});
  const {error} = JSON.parse(ended.stderr) as {error: {failed: {advice: string}[]}};
  expect(error.failed[0]?.advice).toMatch(/^\d+ write errors. A reload retries no writes.$/);
});
