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
import {journey, journeyWhere} from '../../harness/packed/journey.ts';
import {canBeUnprivileged} from '../../harness/packed/sandbox.ts';

/*
 * Output that cannot be written: a reader that leaves, a disk that is full, a file that is not to
 * be touched. What was there stays as it was, and nothing half-written is left.
 */

const out = 'connect.json';
const exportTo = (file: string, ...flags: string[]) => [
  ...['config:export', '--app', 'acme-production', '--output', file],
  ...flags,
];
const windows = process.platform === 'win32';

describe.skipIf(windows)('stdout (as bash redirects it; not on Windows, 2026-11-23)', () => {
  journey('ends quietly when its reader closes it', async ({travel}) => {
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
    expect({status, stdout}).toEqual({
      status: 0,
      stdout: expect.stringMatching(/74\n$/) as unknown,
    });
    expect(expectThreeLines({status: 74, stdout, stderr}, 74)).toEqual([
      'The output was cut off.',
      'What read it has closed the pipe.',
      expect.stringMatching(
        /^Next: hconnect config:export --app \S+ {4}# with a reader that stays$/,
      ),
    ]);
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
    const lines = expectThreeLines(await here.bash(`${line} > /dev/full`), 74);
    expect(lines[0]).toBe('The output could not be written.');
    expect(lines[1]).toMatch(/ENOSPC/);
    expect(lines[2]).toBe(`Next: ${line}    # after making room`);
    if (/help|--version/.test(line)) return;
    expectErrorDocument(await here.bash(`${line} --json > /dev/full`), 74);
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
    const lines = expectThreeLines(await here.hconnect(exportTo(out)), 64);
    expect(lines).toEqual([
      'connect.json is there already.',
      'It was left as it is.',
      'Next: hconnect config:export --app acme-production --output connect.json --overwrite',
    ]);
    expectErrorDocument(await here.hconnect(exportTo(out, '--json')), 64);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  journey('writes over the file with --overwrite, and keeps its mode', async ({travel}) => {
    const here = await travel();
    const file = path.join(here.work, out);
    writeFileSync(file, 'mine', {mode: 0o640});
    const writes = [path.join('work', out)];
    const {status, stdout, stderr} = await here.hconnect(exportTo(out, '--overwrite'), {writes});
    expect({status, stdout}).toEqual({status: 0, stdout: ''});
    expect(stderr).toMatch(/^Wrote 6 mappings of herokuconnect-\S+ to connect\.json\.\n$/);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('mappings');
    if (!windows) expect(statSync(file).mode & 0o777).toBe(0o640);
  });

  journey.for<[what: string, file: string, reason: string]>([
    ['a folder that is missing', path.join('away', out), 'There is no folder away.'],
    ['a folder in the place of the file', '.', 'It is a folder.'],
  ])('exits 74 for %s', async ([, file, reason], {travel}) => {
    const here = await travel();
    const lines = expectThreeLines(await here.hconnect(exportTo(file, '--overwrite')), 74);
    expect(lines.slice(0, 2)).toEqual([`${file} cannot be written.`, reason]);
    expectErrorDocument(await here.hconnect(exportTo(file, '--overwrite', '--json')), 74);
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
        const lines = expectThreeLines(await here.hconnect(exportTo(file, '--overwrite')), 74);
        expect(lines[1]).toBe('It is a device or a pipe; leave --output out and redirect stdout.');
      }
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
      const argv = exportTo(path.join('archive', file), '--overwrite');
      const lines = expectThreeLines(await here.hconnect(argv, {unprivileged: true}), 74);
      expect(lines.slice(0, 2)).toEqual([
        `${path.join('archive', file)} cannot be written.`,
        'permission denied (EACCES).',
      ]);
    }
    expect(readdirSync(folder)).toEqual([out]);
    expect(readFileSync(path.join(folder, out), 'utf8')).toBe('mine');
  });
});
