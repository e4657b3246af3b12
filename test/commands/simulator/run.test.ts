import {writeFileSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import path from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
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

test.each<[what: string, status: number, reason: RegExp, flags: (folder: string) => string[]]>([
  ['a scenario that there is not', 64, /Valid scenarios: default, /, () => ['--scenario', 'calm']],
  [
    'a behavior that there is not',
    64,
    /Valid behaviors: lag_seconds, /,
    () => ['--behavior', 'lag=1'],
  ],
  [
    'a behavior with a wrong value',
    64,
    /takes ignore or reject/,
    () => ['--behavior', 'database_key=x'],
  ],
  ['an event without an app', 64, /Expected "EVENT APP"/, () => ['--event', 'removed']],
  [
    'an event that there is not',
    64,
    /event must be one of/,
    () => ['--event', 'rain acme-staging'],
  ],
  ['an event elsewhere', 64, /acme-moon does not exist/, () => ['--event', 'removed acme-moon']],
  [
    'an event with a wrong detail',
    64,
    /cell must be one of/,
    () => ['--event', 'moved acme-staging cell=mars'],
  ],
  ['a speed that is no number', 64, /"fast"/, () => ['--speed', 'fast']],
  [
    'a world of an older version',
    64,
    /was saved by an older version of the simulator/,
    (folder) => ['--world', fileIn(folder, '{"format": 1}')],
  ],
  [
    'a file that holds no world',
    64,
    /is not a saved world/,
    (folder) => ['--world', fileIn(folder, 'x')],
  ],
  [
    'a world that another simulator has',
    74,
    /is in use by another simulator/,
    (folder) => {
      writeFileSync(path.join(folder, 'world.json.lock'), String(process.pid));
      return ['--world', path.join(folder, 'world.json')];
    },
  ],
])(
  'simulator:run: says in three lines why %s starts nothing: %d',
  async (_what, status, reason, flags) => {
    const argv = [
      'simulator:run',
      ...flags(temporaryFolder()),
      '--',
      process.execPath,
      '--eval',
      '1',
    ];
    const result = await runInProcess(argv, {});
    expect([result.status, result.stdout]).toEqual([status, '']);
    expect(result.stderr).toMatch(reason);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(3);
  },
);

test('simulator:run: exits 74 where the port is in use', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    blocker.close();
  });
  const {port} = blocker.address() as AddressInfo;
  const argv = ['simulator:run', '--port', String(port), '--', process.execPath, '--eval', '1'];
  const {status, stderr} = await runInProcess(argv, {});
  expect(status).toBe(74);
  expect(stderr.trimEnd().split('\n')).toHaveLength(3);
});

function fileIn(folder: string, text: string): string {
  const file = path.join(folder, 'world.json');
  writeFileSync(file, text);
  return file;
}

test.each([
  [['--scenario', 'errors'], 'simulator:run --scenario errors -- hconnect connections:list'],
  [['--scenario', 'errors', '--'], 'simulator:run --scenario errors -- hconnect connections:list'],
  [['--speed', '1', 'sh', 'deploy.sh'], 'simulator:run --speed 1 -- sh deploy.sh'],
  [['--', '/nowhere/deploy', '-x'], 'simulator:run -- /nowhere/deploy -x    # check the command'],
])('simulator:run %j: leads on with what was typed', async (words, line) => {
  const {status, stdout, stderr} = await runInProcess(['simulator:run', ...words]);
  expect([status, stdout]).toEqual([64, '']);
  expect(stderr).toMatch(/Next:\s/);
  expect(stderr.replace(/\s+/g, ' ')).toContain(`hconnect ${line.replace(/\s+/g, ' ')}`);
});
