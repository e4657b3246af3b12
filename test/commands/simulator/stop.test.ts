import {expect, test} from 'vitest';
import {simulatorSettings} from '../../../src/lib/domain/simulator.ts';
import {startSimulator} from '../../../src/lib/simulator/index.ts';
import {startWorld} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';

testCommand('simulator:stop', {
  cases: {
    success: {argv: []},
    nothing: {argv: []},
    failure: {argv: ['--force'], status: 64},
  },
  goldens: {'none-running': {argv: []}},
  faults: [],
});

test.each([
  ['bash', 'unset'],
  ['zsh', 'unset'],
  ['fish', 'set -e'],
])('simulator:stop --env: unsets each setting in %s', async (shell, unset) => {
  const world = await startWorld();
  const {settings} = world.simulator;
  const options = {env: {...settings, SHELL: `/bin/${shell}`}};
  const {status, stdout} = await world.hconnect(['simulator:stop', '--env'], options);
  const lines = Object.keys(settings).map((name) => `${unset} ${name};\n`);
  expect([status, stdout]).toEqual([0, lines.join('')]);
});

test('simulator:stop --env: leaves another key of Heroku alone', async () => {
  const world = await startWorld();
  const env = {...world.simulator.settings, HEROKU_API_KEY: 'another'};
  const {stdout} = await world.hconnect(['simulator:stop', '--env'], {env});
  expect(stdout).not.toContain('HEROKU_API_KEY');
  expect(stdout).toContain('HCONNECT_TOKEN');
});

test('simulator:stop --env: unsets nothing when settings point to Heroku', async () => {
  const world = await startWorld();
  const env = {
    ...world.simulator.settings,
    HCONNECT_DISCOVERY_URL: 'https://hc-central.heroku.com',
  };
  const {status, stdout} = await world.hconnect(['simulator:stop', '--env'], {env});
  expect([status, stdout]).toEqual([0, '']);
});

test('simulator:stop --env: unsets every setting of a simulator', async () => {
  const simulator = await startSimulator({scenario: 'empty'});
  await simulator.close();
  expect(Object.keys(simulator.settings)).toEqual([...simulatorSettings]);
});
