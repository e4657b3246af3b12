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
import {journey, journeyWhere} from '../harness/packed/journey.ts';
import {canBeUnprivileged, type Options, type Sandbox} from '../harness/packed/sandbox.ts';

/*
 * The packed program starts quickly by devices that nobody should notice: what is answered before
 * the program is loaded, and compiled code that is kept in the user's cache folder.
 */

const posix = process.platform !== 'win32';
const safeStart = {HCONNECT_STARTUP: 'ordinary'};

describe('fast help: answers as the program does', () => {
  const command = [['--version'], ['-v', 'x'], ['--help'], ['-h'], [], ['--help', '--json']];
  const terminals: NodeJS.ProcessEnv[] = [
    {},
    {FORCE_COLOR: '1'},
    {FORCE_COLOR: '0'},
    {NO_COLOR: '1'},
  ];

  journey.for(command)('hconnect %j into a pipe', async (argv, {sandbox}) => {
    for (const env of [...terminals, {OCLIF_COLUMNS: '60'}]) {
      const quick = await sandbox.hconnect(argv, {env});
      expect(quick).toEqual(await sandbox.hconnect(argv, {env: {...env, ...safeStart}}));
      expect(quick).toMatchObject({status: 0, stderr: ''});
    }
  });

  journeyWhere(posix).for(command)('hconnect %j at a terminal', async (argv, {sandbox, sit}) => {
    for (const columns of [40, 79, 80, 200]) {
      for (const env of [{}, {NO_COLOR: '1'}, {TERM: 'dumb'}]) {
        const quick = sit(sandbox, argv, {env, columns});
        const slow = sit(sandbox, argv, {env: {...env, ...safeStart}, columns});
        expect(await quick.ended).toBe(await slow.ended);
        expect(quick.raw).toBe(slow.raw);
      }
    }
  });

  journeyWhere(existsSync('/dev/full')).for([['--version'], ['--help']])(
    '%j where nothing can be written',
    async (argv, {sandbox}) => {
      const script = (env: string) => `${env} hconnect ${argv.join(' ')} > /dev/full`;
      const quick = await sandbox.bash(script(''));
      expect(quick).toEqual(await sandbox.bash(script('HCONNECT_STARTUP=ordinary')));
      expect(quick.status).toBe(74);
    },
  );
});

/** Expects the answer that there is without any device, with a home's own cache folder. */
async function expectAnswer(sandbox: Sandbox, options: Options = {}): Promise<void> {
  const env = {HCONNECT_CACHE_DIR: undefined, XDG_CACHE_HOME: undefined, ...options.env};
  const outcome = await sandbox.hconnect(['explain', 'IDLE', '--json'], {...options, env});
  expect(outcome).toEqual(await sandbox.hconnect(['explain', 'IDLE', '--json'], {env: safeStart}));
}

const cacheOf = ({folder}: Sandbox) => path.join(folder, 'home', '.cache', 'hconnect');

/** What the cache folder has, by name: which bytes, and when they were written. */
function filesOf(sandbox: Sandbox): Map<string, string> {
  const cache = cacheOf(sandbox);
  const names = existsSync(cache) ? readdirSync(cache) : [];
  return new Map(
    names.map((name) => {
      const file = path.join(cache, name);
      return [name, `${statSync(file).mtimeMs} ${readFileSync(file, 'latin1')}`];
    }),
  );
}

describe.runIf(process.platform === 'linux')('compiled code: is kept', () => {
  journey('once, by the first run of a command', async ({sandbox}) => {
    await expectAnswer(sandbox);
    const first = filesOf(sandbox);
    expect([...first.keys()]).toEqual([expect.stringMatching(/^hconnect-\S+-node-v/)]);
    await expectAnswer(sandbox);
    expect(filesOf(sandbox)).toEqual(first);
  });

  journey('for the next command, too', async ({sandbox}) => {
    await expectAnswer(sandbox);
    const first = filesOf(sandbox);
    const env = {HCONNECT_CACHE_DIR: undefined};
    await sandbox.hconnect(['explain', '--help'], {env});
    const second = filesOf(sandbox);
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect(second).not.toEqual(first);
  });

  journey('in XDG_CACHE_HOME when it is set', async ({sandbox}) => {
    const home = path.join(sandbox.folder, 'home', '.cache', 'elsewhere');
    await expectAnswer(sandbox, {env: {XDG_CACHE_HOME: home}});
    expect(readdirSync(path.join(home, 'hconnect'))).toHaveLength(1);
    expect(filesOf(sandbox).size).toBe(0);
  });

  journey.for([[{HCONNECT_CACHE_DIR: 'off'}], [safeStart]])(
    'not at all with %j',
    async ([env], {sandbox}) => {
      await expectAnswer(sandbox, {env: {...env}});
      expect(filesOf(sandbox).size).toBe(0);
    },
  );
});

describe.runIf(process.platform === 'linux')('compiled code: the command answers as ever', () => {
  journey.for<[what: string, bytes: (kept: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['was cut off', (kept) => kept.subarray(0, kept.length / 2)],
    [
      'is damaged',
      (kept) => Buffer.from(kept.map((byte, at) => (at % 1000 === 999 ? byte ^ 255 : byte))),
    ],
    ['is something else', () => Buffer.from('{"version": 1}')],
  ])('when its file %s', async ([, damage], {sandbox}) => {
    await expectAnswer(sandbox);
    const [name = ''] = filesOf(sandbox).keys();
    const file = path.join(cacheOf(sandbox), name);
    const good = readFileSync(file);
    writeFileSync(file, damage(good));
    await expectAnswer(sandbox);
    // What cannot be used is replaced.
    expect(Math.abs(statSync(file).size - good.length)).toBeLessThan(good.length / 10);
    await expectAnswer(sandbox);
  });

  journey('when another version has written it', async ({sandbox}) => {
    await expectAnswer(sandbox);
    const [name = ''] = filesOf(sandbox).keys();
    const other = path.join(cacheOf(sandbox), name.replace('-node-', '-of-another-node-'));
    writeFileSync(other, 'of another version');
    await expectAnswer(sandbox);
    expect(readFileSync(other, 'utf8')).toBe('of another version');
  });

  journey('when no file can be made larger', async ({sandbox}) => {
    const {status, stdout, stderr} = await sandbox.bash(
      'ulimit -f 64 && unset HCONNECT_CACHE_DIR && hconnect explain IDLE --json',
    );
    expect({status, stderr}).toEqual({status: 0, stderr: ''});
    expect(JSON.parse(stdout)).toMatchObject([{of: 'connection'}]);
    expect(filesOf(sandbox).size).toBe(0);
  });

  journey('when the folder is a file', async ({sandbox}) => {
    const cache = cacheOf(sandbox);
    mkdirSync(path.dirname(cache));
    writeFileSync(cache, 'in the way');
    await expectAnswer(sandbox);
    expect(readFileSync(cache, 'utf8')).toBe('in the way');
  });

  journeyWhere(canBeUnprivileged)('when the folder is read-only', async ({sandbox}) => {
    mkdirSync(cacheOf(sandbox), {recursive: true});
    chmodSync(cacheOf(sandbox), 0o500);
    await expectAnswer(sandbox, {unprivileged: true});
    expect(filesOf(sandbox).size).toBe(0);
  });

  journey(
    'when others can write to the folder: what they put there is not run',
    async ({sandbox}) => {
      await expectAnswer(sandbox);
      const first = filesOf(sandbox);
      chmodSync(cacheOf(sandbox), 0o777);
      const env = {HCONNECT_CACHE_DIR: undefined};
      await sandbox.hconnect(['explain', '--help'], {env});
      expect(filesOf(sandbox)).toEqual(first);
    },
  );

  journey('when many commands write at once', async ({sandbox}) => {
    await Promise.all(Array.from({length: 4}, () => expectAnswer(sandbox)));
    expect([...filesOf(sandbox).keys()]).toEqual([expect.stringMatching(/-node-v[\d.]+-\w+$/)]);
  });
});
