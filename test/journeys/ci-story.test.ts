import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import configuration from '../harness/five-mappings.json' with {type: 'json'};
import {token} from '../../src/lib/simulator/http/handle.ts';
import {expectErrorDocument} from '../harness/evidence.ts';
import {expectFailure} from '../harness/packed/failure.ts';
import {journey, journeyWhere} from '../harness/packed/journey.ts';
import type {Options, Sandbox} from '../harness/packed/sandbox.ts';

/*
 * A deployment as a CI system runs it: bash under set -euo pipefail, no terminal, nothing on stdin.
 * The scripts are what a user could paste; a line that fails ends them.
 */

const windows = process.platform === 'win32';

/** Files of a repository with a configuration, a broken one, and one of another kind. */
function checkout({work, secrets}: Sandbox): Options {
  secrets.push(token);
  const files = {
    'connect.json': JSON.stringify(configuration),
    'bad.json': JSON.stringify(configuration).replace('"Product2"', '"MissingObject__c"'),
    'truncated.json': JSON.stringify(configuration).slice(0, 200),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(work, name), text);
  const made = ['first.json', 'second.json', 'third.json', 'deploy.sh'];
  return {env: {CI: '1'}, writes: made.map((name) => path.join('work', name))};
}

/** Runs a script on a simulator of its own. @param flags of simulator:run */
function deploy(sandbox: Sandbox, script: string, flags: readonly string[] = []) {
  const options = checkout(sandbox);
  writeFileSync(path.join(sandbox.work, 'deploy.sh'), `set -euo pipefail\n${script}`);
  const run = ['simulator:run', '--speed', '300', ...flags, '--', 'bash', 'deploy.sh'];
  return sandbox.hconnect(run, {...options, stdio: ['ignore', 'pipe', 'pipe']});
}

describe.skipIf(windows)('a deployment script (needs bash; not on Windows, 2026-11-23)', () => {
  journey('sets up a review app and carries its configuration', async ({sandbox}) => {
    const {status, stdout, stderr} = await deploy(
      sandbox,
      `
      exec <&-
      hconnect access:add acme-review --json > /dev/null
      hconnect connections:configure --app acme-review --db-key DATABASE_URL --schema-name salesforce > /dev/null
      hconnect config:import connect.json --app acme-review --yes --wait --timeout 2m > /dev/null

      hconnect config:export --app acme-review --output first.json
      hconnect config:export --app acme-review > second.json
      git diff --no-index --exit-code first.json second.json

      hconnect mappings:list --app acme-review --json | node -e '
        const mappings = JSON.parse(require("fs").readFileSync(0, "utf8"));
        for (const {object_name, state} of mappings) console.log(object_name, state);
      '
      hconnect connections:pause --app acme-review --wait --json | node -p '
        JSON.parse(require("fs").readFileSync(0, "utf8")).state
      '
      hconnect connections:resume --app acme-review --wait > /dev/null

      hconnect access:add acme-staging > /dev/null
      hconnect config:export --app acme-review | hconnect config:import - --app acme-staging --confirm herokuconnect-shaped-20917 --wait > /dev/null
      hconnect config:export --app acme-staging > third.json
      node -e '
        const names = (file) =>
          JSON.parse(require("fs").readFileSync(file, "utf8")).mappings.map((one) => one.object_name);
        const promoted = names("third.json");
        console.log(names("second.json").every((name) => promoted.includes(name)));
      '
      `,
    );
    expect(status, stderr).toBe(0);
    expect(stdout.split('\n').slice(0, -1)).toEqual([
      ...['Account', 'Contact', 'Opportunity', 'Order', 'Product2'].map(
        (name) => `${name} DATA_SYNCED`,
      ),
      'PAUSED',
      'true',
    ]);
    expect(JSON.stringify(stderr)).not.toMatch(/[⠁-⣿]|\\u001b/);
    const {mappings} = JSON.parse(
      readFileSync(path.join(sandbox.work, 'first.json'), 'utf8'),
    ) as typeof configuration;
    expect(mappings).toMatchObject(configuration.mappings);
  });

  journey('ends with the status that says what has gone wrong', async ({sandbox}) => {
    const {status, stdout, stderr} = await deploy(
      sandbox,
      `
      ends() {
        local status=0
        "\${@:2}" > /dev/null 2> /dev/null || status=$?
        echo "$1 $status"
      }
      ends "without access" hconnect connections:info --app acme-review
      hconnect access:add acme-review > /dev/null 2> /dev/null
      hconnect connections:configure --app acme-review --db-key DATABASE_URL > /dev/null
      ends "an import that fails" hconnect config:import bad.json --app acme-review --yes --wait
      ends "no such file" hconnect config:import missing.json --app acme-review
      ends "half a file" hconnect config:import truncated.json --app acme-review
      ends "a slip" hconnect connections:lst
      ends "no app named" hconnect connections:info
      ends "a wrong token" env HCONNECT_TOKEN=wrong hconnect connections:list
      ends "not in time" hconnect connections:wait --app acme-review --for PAUSED --timeout 1ms
      ends "a refusal" hconnect connections:pause --app acme-support
      ends "several" hconnect mappings:list --app acme-billing
      ends "done already" hconnect connections:pause --app acme-archive
      ends "nothing there" hconnect connections:list --app acme-nowhere
      ends "nobody to ask" hconnect auth:login
      ends "nobody to choose" hconnect connections:configure --app acme-review
      `,
    );
    expect({status, stderr}).toEqual({status: 0, stderr: ''});
    expect(stdout.trim().split('\n')).toEqual([
      'without access 5',
      'an import that fails 7',
      'no such file 65',
      'half a file 65',
      'a slip 64',
      'no app named 64',
      'a wrong token 4',
      'not in time 8',
      'a refusal 6',
      'several 5',
      'done already 0',
      'nothing there 0',
      'nobody to ask 64',
      'nobody to choose 64',
    ]);
  });

  journey('stops at the first command that fails, with its status', async ({sandbox}) => {
    const {status, stdout} = await deploy(
      sandbox,
      `
      hconnect access:add acme-review > /dev/null
      hconnect connections:configure --app acme-review --db-key DATABASE_URL > /dev/null
      echo before
      hconnect config:import bad.json --app acme-review --yes --wait | cat
      echo after
      `,
    );
    expect({status, stdout}).toEqual({status: 7, stdout: 'before\n'});
  });
});

describe('simulator:run: exits with the program’s status', () => {
  journey.for<[what: string, code: string, status: number]>([
    ['success', 'process.exit(0)', 0],
    ['a status', 'process.exit(7)', 7],
    ['the largest', 'process.exit(255)', 255],
    ...(windows
      ? []
      : ([
          ['SIGINT', 'process.kill(process.pid, "SIGINT")', 130],
          ['SIGTERM', 'process.kill(process.pid, "SIGTERM")', 143],
          ['SIGKILL', 'process.kill(process.pid, "SIGKILL")', 137],
        ] as [string, string, number][])),
  ])('%s', async ([, code, status], {sandbox}) => {
    const argv = ['simulator:run', '--', 'node', '-e', code];
    expect(await sandbox.hconnect(argv)).toEqual({status, stdout: '', stderr: ''});
  });

  journey(
    'simulator:run: exits 64 without a program, or when it is not there',
    async ({sandbox}) => {
      await expectFailure(sandbox, ['simulator:run'], 64);
      const missing = ['simulator:run', '--json', '--', 'no-such-program'];
      expectErrorDocument(await sandbox.hconnect(missing), 64);
    },
  );

  journeyWhere(!windows)(
    'simulator:run: passes a signal on to the program, which may tidy up (no signals on Windows, 2026-11-23)',
    async ({sandbox}) => {
      const program = `
        process.on('SIGTERM', () => { console.log('tidied up'); process.exit(42); });
        setInterval(() => {}, 1000);
        console.log('ready');
      `;
      const {
        process: run,
        written,
        outcome,
      } = sandbox.start([...['simulator:run', '--', 'node', '-e', program]]);
      await vi.waitFor(() => {
        expect(written.stdout).toBe('ready\n');
      }, 30_000);
      run.kill('SIGTERM');
      expect(await outcome).toEqual({status: 42, stdout: 'ready\ntidied up\n', stderr: ''});
    },
  );
});

describe('simulator:start', () => {
  journeyWhere(!windows)(
    'prints its address with --json, serves, and ends at Ctrl-C (no signals on Windows, 2026-11-23)',
    async ({sandbox}) => {
      const started = sandbox.start(['simulator:start', '--scenario', 'granted', '--json'], {
        showsToken: true,
      });
      await vi.waitFor(() => {
        expect(started.written.stdout).toMatch(/\n}\n$/);
      }, 30_000);
      const {settings} = JSON.parse(started.written.stdout) as {settings: Record<string, string>};
      // A second process beside it, in the same home: it writes the store.
      const {status, stdout} = await sandbox.bash('hconnect connections:list --json', {
        env: settings,
      });
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toHaveLength(9);
      started.process.kill('SIGINT');
      expect(await started.outcome).toMatchObject({status: 0, stderr: ''});
    },
  );
});
