import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {nextCommandOf} from '../../harness/next-steps.ts';
import {expectFailure} from '../../harness/packed/failure.ts';
import {journey, journeyWhere} from '../../harness/packed/journey.ts';
import {canBeUnprivileged} from '../../harness/packed/sandbox.ts';
import {connectionIn} from '../../harness/simulated.ts';

/*
 * Output that cannot be written: a reader that leaves, a disk that is full, a file that is not to
 * be touched. What was there stays as it was, and nothing half-written is left.
 */

interface Named {
  object_name: string;
}

const out = 'connect.json';
const exportTo = (file: string, ...flags: string[]) => [
  ...['config:export', '--app', 'acme-production', '--output', file],
  ...flags,
];
const windows = process.platform === 'win32';

describe.skipIf(windows)('stdout (as bash redirects it; not on Windows, 2026-11-23)', () => {
  journey('ends without a word, with 141, when its reader closes it', async ({travel}) => {
    // More than a pipe holds, so that the writer notices.
    const here = await travel({scenario: 'large'});
    const {status, stdout, stderr} = await here.bash(
      `
      status=0
      { hconnect connections:list --json || true; } | node -p '
        JSON.parse(require("fs").readFileSync(0, "utf8"))[0].app_name
      ' > name
      { hconnect config:export --app "$(cat name)" || status=$?; echo "$status" >&3; } 3> status | head -c 10
      cat status
    `,
      {writes: ['name', 'status'].map((name) => path.join('work', name))},
    );
    expect({status, stdout, stderr}).toEqual({
      status: 0,
      stdout: expect.stringMatching(/141\n$/) as unknown,
      stderr: '',
    });
  });

  journey.for([
    'hconnect connections:list',
    'hconnect connections:list --json',
    'hconnect help',
    'hconnect demo',
    'hconnect simulator:run -- hconnect connections:list',
  ])('ends without a word, with 141, when nobody reads: %s', async (line, {travel}) => {
    const here = await travel();
    // The reader has gone before anything can be written.
    const {status, stdout, stderr} = await here.bash(`{ sleep 0.2; ${line}; } | true`);
    expect({status, stdout, stderr}).toEqual({status: 141, stdout: '', stderr: ''});
  });

  journey('carries out a change whose progress nobody reads', async ({travel}) => {
    const here = await travel({speed: 1000});
    const line = 'hconnect connections:pause --app acme-production --wait';
    await here.bash(`{ sleep 0.2; ${line} 2>&1 >&3; } 3> out | true`, {
      writes: [path.join('work', 'out')],
    });
    expect((await connectionIn(here.simulator, 'acme-production')).state).toBe('PAUSED');
  });
});

const full = existsSync('/dev/full');

describe.skipIf(!full)('a full disk (needs /dev/full, which is Linux’s; 2026-11-23)', () => {
  journey.for([
    'hconnect config:export --app acme-production',
    'hconnect connections:list',
    'hconnect --help',
    'hconnect help connections:list',
    'hconnect --version',
    'hconnect explain',
  ])('exits 74: %s', async (line, {travel}) => {
    const here = await travel();
    const outcome = await here.bash(`${line} > /dev/full`);
    expectThreeLines(outcome, 74);
    expect(['hconnect', ...nextCommandOf(outcome)].join(' ')).toBe(line);
    if (/help|--version/.test(line)) return;
    const document = expectErrorDocument(await here.bash(`${line} --json > /dev/full`), 74);
    expect(document.system).toBe('ENOSPC');
  });

  journey('keeps its status when stdout and stderr are full or closed', async ({travel}) => {
    const here = await travel();
    const {stdout} = await here.bash(`
      ends() { local status=0; eval "$1" || status=$?; echo "$status"; }
      ends 'hconnect connections:lst 2> /dev/full'
      ends 'hconnect connections:lst 2>&-'
      ends 'hconnect connections:list > /dev/full 2> /dev/full'
      ends 'hconnect explain IDLE >&-'
      ends 'hconnect explain IDLE <&- > /dev/null'
    `);
    expect(stdout.trim().split('\n')).toEqual(['64', '64', '74', '0', '0']);
  });
});

describe('config:export --output', () => {
  journey('exits 64 and leaves the file when it is there', async ({travel}) => {
    const here = await travel();
    const file = path.join(here.work, out);
    writeFileSync(file, 'mine');
    const failure = await expectFailure(here, exportTo(out), 64);
    expect(failure.file).toBe(out);
    expect(failure.next).toEqual(exportTo(out, '--overwrite'));
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  journey('writes over the file with --overwrite, and keeps its mode', async ({travel}) => {
    const here = await travel();
    const file = path.join(here.work, out);
    writeFileSync(file, 'mine', {mode: 0o640});
    const writes = [path.join('work', out)];
    const {status, stdout} = await here.hconnect(exportTo(out, '--overwrite'), {writes});
    expect({status, stdout}).toEqual({status: 0, stdout: ''});
    const {mappings} = JSON.parse(readFileSync(file, 'utf8')) as {mappings: Named[]};
    const live = await connectionIn(here.simulator, 'acme-production');
    expect(mappings.map(({object_name}) => object_name)).toEqual(Object.keys(live.mappings).sort());
    if (!windows) expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  journey.for<[what: string, file: string]>([
    ['a folder that is missing', path.join('away', out)],
    ['a folder in the place of the file', '.'],
  ])('exits 74 for %s', async ([, file], {travel}) => {
    const here = await travel();
    const failure = await expectFailure(here, exportTo(file, '--overwrite'), 74);
    expect(failure.file).toBe(file);
    expect(readdirSync(here.work)).toEqual([]);
  });

  journeyWhere(!windows)(
    'writes to a device or a pipe (none on Windows, 2026-11-23)',
    async ({travel}) => {
      const here = await travel();
      await here.bash('mkfifo pipe; ln -s /dev/null link', {
        writes: ['pipe', 'link'].map((name) => path.join('work', name)),
      });
      for (const file of ['pipe', 'link', '/dev/tty']) {
        const failure = await expectFailure(here, exportTo(file, '--overwrite'), 74);
        expect(failure.file).toBe(file);
      }
      expect(statSync(path.join(here.work, 'pipe')).isFIFO()).toBe(true);
      expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    },
  );

  journeyWhere(canBeUnprivileged)('exits 74 when the folder is read-only', async ({travel}) => {
    const here = await travel();
    const folder = path.join(here.work, 'archive');
    mkdirSync(folder);
    writeFileSync(path.join(folder, out), 'mine');
    chmodSync(folder, 0o555);
    for (const file of [out, 'other.json']) {
      const to = path.join('archive', file);
      const argv = exportTo(to, '--overwrite');
      expect(await expectFailure(here, argv, 74, {unprivileged: true})).toMatchObject({file: to});
    }
    expect(readdirSync(folder)).toEqual([out]);
    expect(readFileSync(path.join(folder, out), 'utf8')).toBe('mine');
  });
});
