import {describe, expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

const id = 'notifications:acknowledge';
const broken = ['--app', 'acme-mappings'];

testCommand('notifications:acknowledge', {
  cases: {
    success: {argv: [...broken, '--all', '--yes'], scenario: 'errors'},
    nothing: {argv: [...production, '--all']},
    failure: {argv: [...broken, '--all'], scenario: 'errors', status: 64},
  },
  goldens: {
    all: {argv: [...broken, '--all', '--yes'], scenario: 'errors'},
    'without-a-filter': {argv: broken, scenario: 'errors'},
    'an-argument-without-a-filter': {argv: ['acme-mappings'], scenario: 'errors'},
    'without-a-yes': {argv: [...broken, '--event-type', 'mapping-error'], scenario: 'errors'},
    'of-an-unknown-type': {argv: [...broken, '--event-type', 'Nope', '--yes'], scenario: 'errors'},
    'nothing-to-acknowledge': {argv: [...production, '--all']},
    'a-filter-and-all': {argv: [...broken, '--all', '--before', '2026-01-15']},
  },
  faults: [
    {
      argv: [...broken, '--all', '--yes'],
      scenario: 'errors',
      doesWithout: ['results.*.id'],
    },
  ],
});

describe(id, () => {
  test('sends nothing where there is nothing to acknowledge', async () => {
    const world = await startWorld('granted');
    const requests = await world.requestsOf([id, ...production, '--all']);
    expect(requests.filter((line) => line.startsWith('POST'))).toEqual([]);
  });

  test('asks the service nothing where neither a filter nor --all is given', async () => {
    const world = await startWorld('errors');
    expect(await world.requestsOf([id, ...broken])).toEqual([]);
  });
});
