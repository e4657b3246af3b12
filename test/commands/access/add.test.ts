import {expect, test} from 'vitest';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';

testCommand('access:add', {
  cases: {
    success: {argv: ['acme-production'], scenario: 'default'},
    nothing: {argv: ['acme-nowhere'], status: 5},
  },
  goldens: {
    found: {argv: ['acme-review'], scenario: 'default'},
    'not-yours': {argv: ['acme-nowhere'], scenario: 'default'},
  },
  faults: [{argv: ['acme-review']}],
});

test('access:add: takes the name of an app in any case', async () => {
  const world = await startWorld('default');
  const {status, stdout} = await world.hconnect(['access:add', 'Acme-Review']);
  expect({status, stdout}).toMatchObject({status: 0});
  expect(stdout).toContain('herokuconnect-vertical-70390');
});

test('access:add: proposes the app of a known connection for a name like it', async () => {
  const world = await startWorld('granted');
  await world.hconnect(['connections:list']);
  const {status, stderr} = await world.hconnect(['access:add', 'acme-produktion']);
  expect({status, stderr}).toMatchObject({status: 5});
  expect(stderr).toContain('Did you mean acme-production?');
  expect(stderr).toContain('Next: hconnect access:add acme-production\n');
});
