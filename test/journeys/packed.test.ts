import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {Config} from '@oclif/core';
import {describe, expect, inject} from 'vitest';
import {bundleProgram, bundleStart} from '../../bin/build/bundle.js';
import {bundledPackages} from '../../bin/build/licences.js';
import {expectErrorDocument, expectThreeLines} from '../harness/evidence.ts';
import {journey, journeyWhere} from '../harness/packed/journey.ts';
import {canBeUnprivileged} from '../harness/packed/sandbox.ts';

/*
 * What a user gets from the registry: the tarball, installed alone. Nothing here touches the
 * sources.
 */

const packed = inject('packed');
const packageJson = JSON.parse(readFileSync(path.join(packed.folder, 'package.json'), 'utf8')) as {
  version: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
};
const root = path.join(import.meta.dirname, '..', '..');
const windows = process.platform === 'win32';
const version = `hconnect/${packageJson.version} ${process.platform}-${process.arch} node-${process.version}\n`;

describe('the tarball', () => {
  journey('holds what the program needs, and nothing else', () => {
    const needed = [
      'LICENSE',
      'README.md',
      'bin/package.json',
      'bin/run.js',
      'dist/simulator.d.cts',
      'dist/third-party-licences.txt',
      'oclif.manifest.json',
      'package.json',
      'schema/configuration.schema.json',
      'schema/mapping.schema.json',
    ];
    const names = packed.files.map((file) => file.path);
    const parts = names.filter((name) => /^dist\/[\w-]+\.cjs$/.test(name));
    const others = names.filter((name) => name !== 'CHANGELOG.md' && !parts.includes(name));
    expect(others.sort()).toEqual(needed);
    expect(parts).toContain('dist/main.cjs');
  });

  journey('installs no other package', () => {
    const {dependencies, optionalDependencies, peerDependencies} = packageJson;
    expect({...dependencies, ...optionalDependencies, ...peerDependencies}).toEqual({});
    expect(existsSync(path.join(packed.folder, 'node_modules'))).toBe(false);
    const beside = readdirSync(path.dirname(packed.folder));
    expect(beside.filter((name) => !name.startsWith('.'))).toEqual(['hconnect']);
  });

  journey('stays under three megabytes, in forty files at most', () => {
    const size = packed.files.reduce((sum, file) => sum + file.size, 0);
    expect(size).toBeLessThan(3_000_000);
    expect(packed.files.length).toBeLessThanOrEqual(40);
  });

  journey('names every package that is bundled, with its licence', async () => {
    const {metafile} = await bundleProgram(root);
    const start = await bundleStart(root, {
      id: '',
      help: {text: '', userAgent: '', width: 80},
    });
    const licences = readFileSync(
      path.join(packed.folder, 'dist', 'third-party-licences.txt'),
      'utf8',
    );
    const bundled = bundledPackages(root, [metafile, start.metafile]);
    expect(bundled.length).toBeGreaterThan(50);
    for (const {name, version, licence} of bundled) {
      expect(licences).toContain(`\n${name} ${version} (${licence})\n`);
    }
  });

  journey('names in its manifest every command that it has', async ({sandbox}) => {
    const manifest = JSON.parse(
      readFileSync(path.join(packed.folder, 'oclif.manifest.json'), 'utf8'),
    ) as {version: string; commands: Record<string, {summary?: string}>};
    expect(manifest.version).toBe(packageJson.version);
    const {stdout} = await sandbox.hconnect(['help', '--nested-commands']);
    for (const id of Object.keys(manifest.commands)) expect(stdout).toContain(id);
  });

  journey('names for oclif where it finds every command', async () => {
    const config = await Config.load(packed.folder);
    expect(config.commandIDs).toContain('connections:list');
    for (const command of config.commands) {
      expect(await command.load(), command.id).toMatchObject({
        run: expect.any(Function) as unknown,
      });
    }
  });
});

describe('the version', () => {
  journey.for(['--version', '-v'])('is printed by %s', async (flag, {sandbox}) => {
    expect(await sandbox.hconnect([flag])).toEqual({status: 0, stdout: version, stderr: ''});
  });
});

describe('help', () => {
  const overview = /^A command-line tool[^]*\nTOPICS\n[^]*\n {2}connections [^]*\nCOMMANDS\n/;
  const ofList = /^List your connections in every region\.\n[^]*\$ hconnect connections:list/;
  const ofTopic = /\nCOMMANDS\n[^]*\n {2}connections:pause /;

  journey.for<[name: string, argv: string[], shows: RegExp]>([
    ['no arguments', [], overview],
    ['--help', ['--help'], overview],
    ['-h', ['-h'], overview],
    ['help', ['help'], overview],
    ['help connections list', ['help', 'connections', 'list'], ofList],
    ['help connections:list', ['help', 'connections:list'], ofList],
    ['connections:list --help', ['connections:list', '--help'], ofList],
    ['connections list -h', ['connections', 'list', '-h'], ofList],
    ['connections --help', ['connections', '--help'], ofTopic],
    ['config', ['config'], /\nCOMMANDS\n[^]* {2}config:export /],
    ['config --help', ['config', '--help'], /\nCOMMANDS\n[^]* {2}config:export /],
  ])('is printed for %s', async ([, argv, shows], {sandbox}) => {
    const {status, stdout, stderr} = await sandbox.hconnect(argv);
    expect({status, stderr}).toEqual({status: 0, stderr: ''});
    expect(stdout).toMatch(shows);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('a slip on the command line', () => {
  journey.for<[argv: string[], message: string, reason: string, next: string]>([
    [
      ['conections:list'],
      'There is no command conections:list.',
      'Did you mean connections:list?',
      'hconnect connections:list',
    ],
    [
      ['connections', 'lst'],
      'There is no command connections:lst.',
      'Did you mean connections:list?',
      'hconnect connections:list',
    ],
    [
      ['config', 'aply', 'connect.json', '--yes'],
      'There is no command config:aply.',
      'Did you mean config:apply?',
      'hconnect config:apply connect.json --yes',
    ],
    [
      ['config:aply', 'connect.json', '--yes'],
      'There is no command config:aply.',
      'Did you mean config:apply?',
      'hconnect config:apply connect.json --yes',
    ],
    [
      ['help', 'frobnicate'],
      'There is no command frobnicate.',
      'Nothing has a name like it.',
      'hconnect --help',
    ],
    [
      ['auth', 'frobnicate'],
      'There is no command auth:frobnicate.',
      'Nothing has a name like it.',
      'hconnect --help',
    ],
    [
      ['mappings', 'reloda', 'Contact'],
      'There is no command mappings:reloda.',
      'Did you mean mappings:reload?',
      'hconnect mappings:reload Contact',
    ],
    [
      ['frobnicate'],
      'There is no command frobnicate.',
      'Nothing has a name like it.',
      'hconnect --help',
    ],
    [
      ['frobnicate', '--help'],
      'There is no command frobnicate.',
      'Nothing has a name like it.',
      'hconnect --help',
    ],
    [
      ['help', 'conections'],
      'There is no command conections.',
      'Did you mean connections?',
      'hconnect help connections',
    ],
    [
      ['connections:list', '--regoin', 'us'],
      'connections:list has no flag --regoin.',
      'Did you mean --region?',
      'hconnect connections:list --region us',
    ],
    [
      ['explain', '--frobnicate'],
      'explain has no flag --frobnicate.',
      'It has --json, --no-input.',
      'hconnect explain --help',
    ],
    [
      ['connections:list', '--app'],
      'connections:list cannot be called like this.',
      'Flag --app expects a value.',
      'hconnect connections:list --help',
    ],
    [
      ['access:add'],
      'access:add needs APP.',
      'The app, by name or id.',
      'hconnect access:add --help',
    ],
    [
      ['explain', 'IDLE', 'BUSY'],
      'explain does not take the argument BUSY.',
      'It takes STATE only.',
      'hconnect explain --help',
    ],
    [
      ['connections:wait', '--app', 'acme', '--timeout', '5'],
      '--timeout is not a time span: "5".',
      'It takes a number with a unit: ms, s, m, h or d, and at most a year.',
      'hconnect connections:wait --app acme --timeout 30m    # or 90s, or 1h30m',
    ],
  ])('exits 64 with what was meant: %j', async ([argv, message, reason, next], {sandbox}) => {
    const outcome = await sandbox.hconnect(argv);
    expect(expectThreeLines(outcome, 64)).toEqual([message, reason, `Next: ${next}`]);
    expect(outcome.stdout).toBe('');
  });

  journey('exits 64 with a JSON error with --json', async ({sandbox}) => {
    const document = async (...argv: string[]) =>
      expectErrorDocument(await sandbox.hconnect([...argv, '--json']), 64);
    expect(await document('conections:list')).toMatchObject({did_you_mean: 'connections:list'});
    expect(await document('connections:list', '--regoin')).toMatchObject({
      did_you_mean: '--region',
    });
    expect(await document('access:add')).toMatchObject({message: 'access:add needs APP.'});
  });
});

describe('the installed program runs', () => {
  journeyWhere(!windows)(
    'in a folder that is gone (bash; not on Windows, 2026-11-23)',
    async ({sandbox}) => {
      const {status, stdout} = await sandbox.bash(`
      mkdir gone
      cd gone
      rmdir "$PWD"
      hconnect --version
      hconnect explain IDLE --json | node -e 'JSON.parse(require("fs").readFileSync(0))'
    `);
      expect({status, stdout}).toEqual({status: 0, stdout: version});
    },
  );

  journeyWhere(!windows)(
    'through a symbolic link, from the root (not on Windows, 2026-11-23)',
    async ({sandbox}) => {
      const link = path.join(sandbox.folder, 'work', 'hc');
      symlinkSync(path.join(packed.bin, 'hconnect'), link);
      const {outcome} = sandbox.run(link, ['explain', 'IDLE'], {cwd: '/'});
      expect(await outcome).toMatchObject({status: 0, stderr: ''});
    },
  );

  journeyWhere(canBeUnprivileged)(
    'in a home that is read-only, where nothing can be kept',
    async ({travel}) => {
      const away = await travel({scenario: 'default'});
      const {folder} = away;
      const home = path.join(folder, 'read-only');
      mkdirSync(home);
      chmodSync(home, 0o555);
      const options = {
        unprivileged: true,
        env: {HOME: home, HCONNECT_CONFIG_DIR: undefined, XDG_CONFIG_HOME: undefined},
      };
      const granted = await away.hconnect(['access:add', 'acme-production'], options);
      expect(granted).toMatchObject({status: 0, stderr: ''});
      const seen = await away.hconnect(['connections:info', '--app', 'acme-production'], options);
      expect(seen).toMatchObject({status: 0, stderr: ''});
      expect(readdirSync(home)).toEqual([]);
      const login = await away.bash(
        'echo "$HCONNECT_TOKEN" | HCONNECT_TOKEN= hconnect auth:login --with-token',
        options,
      );
      expect(expectThreeLines(login, 74)[0]).toMatch(/^The settings file \S+ cannot be written\.$/);
    },
  );
});
