import {spawn} from 'node:child_process';
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {root} from '../harness/world.ts';

/*
 * Every example of every command's help, typed into a shell with the built program, on a simulator
 * of its own: an example that does not work is worse than none.
 */

interface Manifest {
  commands: Record<string, {examples?: string[]; summary?: string; description?: string}>;
}

const {commands} = JSON.parse(
  readFileSync(path.join(root, 'oclif.manifest.json'), 'utf8'),
) as Manifest;

const changed =
  'hconnect config:apply connect.json --app acme-production --yes --backup before.json';

/** What an example needs beforehand, and how it ends where that is not 0. */
const circumstances: Record<string, {before?: string; status?: number; reason?: string}> = {
  'hconnect auth:login': {status: 64, reason: 'nobody is there to be asked'},
  'hconnect connections:wait --app acme-review --for IDLE --timeout 10m': {
    before: 'hconnect connections:configure -a acme-review --db-key DATABASE_URL',
  },
  'hconnect config:apply plan.json --confirm herokuconnect-regular-10482 --wait': {
    before: 'hconnect config:plan connect.json --app acme-production --prune --output plan.json',
  },
  'hconnect config:apply mappings/ --app acme-review --overlay review.yaml --yes': {
    before: 'hconnect connections:configure -a acme-review --db-key DATABASE_URL',
  },
  'hconnect config:diff acme-staging acme-production --detailed-exitcode': {
    status: 2,
    reason: 'they differ',
  },
  'hconnect config:plan connect.json --app acme-production --format markdown --detailed-exitcode': {
    status: 2,
    reason: 'there is something to do',
  },
  'hconnect config:rollback before.json --app acme-production --plan-only': {before: changed},
  'hconnect config:rollback before.json --app acme-production --confirm herokuconnect-regular-10482 --wait':
    {before: changed},
  'hconnect config:export --app acme-production --output connect.json': {before: 'rm connect.json'},
  'hconnect config:format --check mappings    # in CI: status 7 where a file would change': {
    before: 'hconnect config:format mappings',
  },
  'hconnect config:format - < connect.yaml': {
    before: 'hconnect config:export --app acme-production --output connect.yaml',
  },
  'hconnect config:export --app acme-production --split mappings --format yaml': {
    before: 'rm -r mappings',
  },
  'hconnect config:import mappings --app acme-review    # a folder': {
    before: 'hconnect connections:configure -a acme-review --db-key DATABASE_URL',
  },
  'hconnect config:import connect.json --app acme-review --wait': {
    before: 'hconnect connections:configure -a acme-review --db-key DATABASE_URL',
  },
  'hconnect config:export --app acme-staging | hconnect config:import - --app acme-review': {
    before: 'hconnect connections:configure -a acme-review --db-key DATABASE_URL',
  },
};

/** These do not end by themselves, or play the whole demo: the journeys run them. */
const elsewhere = ['demo', 'simulator:start'];

const sandbox = mkdtempSync(path.join(tmpdir(), 'hconnect-examples-'));
let tools = '';

afterAll(() => {
  rmSync(sandbox, {recursive: true, force: true});
});

beforeAll(() => {
  tools = folderWith({
    hconnect: `exec "${process.execPath}" "${path.join(root, 'bin', 'run.js')}" "$@"`,
    heroku: 'echo 00000000-51a1-4000-8000-000000000000',
    code: 'sed -i.before "s/seconds\\": 600/seconds\\": 900/" "$2"',
  });
});

const examples = Object.entries(commands)
  .filter(([id]) => !elsewhere.includes(id))
  .flatMap(([id, {examples: lines = []}]) =>
    lines.map((line) => [line.replaceAll('<%= config.bin %>', 'hconnect'), id] as const),
  );

test('every command has a summary, a description and an example', () => {
  const lacking = Object.entries(commands).filter(
    ([, {summary, description, examples: lines = []}]) =>
      !summary || !description || lines.length === 0,
  );
  expect(lacking.map(([id]) => id)).toEqual([]);
});

test('every circumstance is that of an example', () => {
  const lines = examples.map(([line]) => line);
  expect(Object.keys(circumstances).filter((line) => !lines.includes(line))).toEqual([]);
});

describe('the example', () => {
  test.concurrent.each(examples)('%s', async (line) => {
    const {before, status = 0} = circumstances[line] ?? {};
    const {stderr, ...ended} = await inSimulator([before, line].filter(Boolean).join(' && '));
    expect(stderr).not.toMatch(/this is a bug|^ {4}at /m);
    expect(ended, stderr).toEqual({status});
  });
});

function inSimulator(script: string): Promise<{status: number | null; stderr: string}> {
  const program = path.join(root, 'bin', 'run.js');
  const cwd = folderWith({});
  const lead = {
    object_name: 'Lead',
    config: {
      access: 'read_only',
      sf_notify_enabled: false,
      sf_polling_seconds: 600,
      fields: {CreatedDate: {}, Id: {}, IsDeleted: {}, SystemModstamp: {}},
      indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
    },
  };
  writeFileSync(path.join(cwd, 'connect.json'), JSON.stringify({mappings: [lead]}));
  mkdirSync(path.join(cwd, 'mappings'));
  writeFileSync(path.join(cwd, 'mappings', 'Lead.json'), JSON.stringify(lead));
  for (const overlay of ['review.yaml', 'production.yaml']) {
    writeFileSync(path.join(cwd, overlay), 'mappings: {"*": {access: read_only}}\n');
  }
  writeFileSync(path.join(cwd, 'deploy.sh'), 'hconnect connections:list\n');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      // Without polls of the database, which refuse a pause while they last.
      [
        ...[program, 'simulator:run', '--scenario', 'granted', '--pace', '600'],
        ...['--switch', 'db_poll_every_seconds=0', '--', 'bash', '-c', script],
      ],
      {
        cwd,
        env: {
          ...process.env,
          PATH: `${tools}${path.delimiter}${process.env.PATH ?? ''}`,
          CI: '1',
          VISUAL: '',
          EDITOR: 'code --wait',
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    );
    let stderr = '';
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({status, stderr});
    });
  });
}

/** A folder with shell scripts. */
function folderWith(scripts: Record<string, string>): string {
  const folder = mkdtempSync(path.join(sandbox, 'folder-'));
  for (const [name, text] of Object.entries(scripts)) {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${text}\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
