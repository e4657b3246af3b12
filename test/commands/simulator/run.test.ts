import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {runInProcess, temporaryFolder} from '../../harness/world.ts';
import {testCommand} from '../../matrices/test-command.ts';

testCommand('simulator:run', {
  journey: 'ci-story.test.ts',
});

/** Runs a program that ends well where the connection's app is there, against a simulator of a file. */
async function runWith(text: string) {
  const file = path.join(temporaryFolder(), 'connect.json');
  writeFileSync(file, text);
  const program = `fetch(process.env.HCONNECT_DISCOVERY_URL + '/connections', {
    headers: {Authorization: 'Bearer ' + process.env.HCONNECT_TOKEN},
  })
    .then((answer) => answer.json())
    .then(({results}) => process.exit(results.map(({app_name}) => app_name).join() === 'my-shop' ? 0 : 9));`;
  return runInProcess(
    ['simulator:run', '--config', file, '--', process.execPath, '--eval', program],
    {env: {PATH: '/nowhere'}},
  );
}

test('simulator:run --config: runs the command in a world of the configuration', async () => {
  const config = {fields: {Id: {}}};
  const document = {mappings: [{object_name: 'Lead', config}], connection: {app_name: 'my-shop'}};
  const {status, stderr} = await runWith(JSON.stringify(document));
  expect([status, stderr]).toEqual([0, '']);
});

test.each([
  ['no JSON', '{"mappings": ['],
  ['no configuration', '{"mappings": {}}'],
])('simulator:run --config: exits 65 and starts nothing for %s', async (_what, text) => {
  const {status, stdout, stderr} = await runWith(text);
  expect([status, stdout]).toEqual([65, '']);
  expect(stderr).toContain('connect.json');
});
