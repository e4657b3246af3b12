import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {Config} from '@oclif/core';
import {describe, expect, inject} from 'vitest';
import {bundleProgram, bundleStart} from '../../bin/build/bundle.js';
import {bundledPackages} from '../../bin/build/licenses.js';
import {expectThreeLines} from '../harness/evidence.ts';
import {nextCommandOf} from '../harness/next-steps.ts';
import {expectFailure} from '../harness/packed/failure.ts';
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
      '.github/terminal.svg',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'bin/package.json',
      'bin/run.js',
      'dist/simulator.d.cts',
      'dist/third-party-licenses.txt',
      'oclif.manifest.json',
      'package.json',
      'schema/configuration.schema.json',
      'schema/mapping.schema.json',
      'src/lib/simulator/README.md',
    ];
    const names = packed.files.map((file) => file.path);
    const parts = names.filter((name) => /^dist\/[\w-]+\.cjs$/.test(name));
    const pages = readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`);
    const others = names.filter((name) => !parts.includes(name));
    expect(others.sort()).toEqual([...needed, ...pages].sort());
    expect(parts).toContain('dist/main.cjs');
  });

  journey('installs no other package', () => {
    const {dependencies, optionalDependencies, peerDependencies} = packageJson;
    expect({...dependencies, ...optionalDependencies, ...peerDependencies}).toEqual({});
    expect(existsSync(path.join(packed.folder, 'node_modules'))).toBe(false);
    const beside = readdirSync(path.dirname(packed.folder));
    expect(beside.filter((name) => !name.startsWith('.'))).toEqual(['hconnect']);
  });

  journey('stays under three megabytes, in fifty files at most', () => {
    const size = packed.files.reduce((sum, file) => sum + file.size, 0);
    expect(size).toBeLessThan(3_000_000);
    expect(packed.files.length).toBeLessThanOrEqual(50);
  });

  journey('names every package that is bundled, with its license', async () => {
    const {metafile} = await bundleProgram(root);
    const start = await bundleStart(root, {
      id: '',
      help: {text: '', width: 80},
    });
    const licenses = readFileSync(
      path.join(packed.folder, 'dist', 'third-party-licenses.txt'),
      'utf8',
    );
    const bundled = bundledPackages(root, [metafile, start.metafile]);
    expect(bundled.length).toBeGreaterThan(50);
    for (const {name, version, license} of bundled) {
      expect(licenses).toContain(`\n${name} ${version} (${license})\n`);
    }
  });

  journey('names in its manifest every command that it has', async ({sandbox}) => {
    const manifest = JSON.parse(
      readFileSync(path.join(packed.folder, 'oclif.manifest.json'), 'utf8'),
    ) as {version: string; commands: Record<string, {hidden: boolean}>};
    expect(manifest.version).toBe(packageJson.version);
    const {stdout} = await sandbox.hconnect(['help', '--nested-commands']);
    for (const [id, {hidden}] of Object.entries(manifest.commands)) {
      if (!hidden) expect(stdout).toMatch(new RegExp(`^ {2}${id} `, 'm'));
    }
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
  // What a page is about shows in the names that it lists, not in its sentences.
  const overview = /\nTOPICS\n[^]*\n {2}connections [^]*\nCOMMANDS\n[^]*\n {2}explain /;
  const ofList = /\nUSAGE\n {2}\$ hconnect connections:list [^]*\n {2}(-\w, )? *--region=/;
  const ofTopic = /\nCOMMANDS\n[^]*\n {2}connections:pause /;
  const ofConfig = /\nCOMMANDS\n[^]*\n {2}config:export /;

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
    ['config', ['config'], ofConfig],
    ['config --help', ['config', '--help'], ofConfig],
  ])('is printed for %s', async ([, argv, shows], {sandbox}) => {
    const {status, stdout, stderr} = await sandbox.hconnect(argv);
    expect({status, stderr}).toEqual({status: 0, stderr: ''});
    expect(stdout).toMatch(shows);
    expect(stdout).not.toContain('\u001b');
  });
});

describe('a slip on the command line', () => {
  journey.for<[argv: string[], meant: string | undefined, next: string]>([
    [['conections:list'], 'connections:list', 'connections:list'],
    [['connections', 'lst'], 'connections:list', 'connections:list'],
    [
      ['config', 'aply', 'connect.json', '--yes'],
      'config:apply',
      'config:apply connect.json --yes',
    ],
    [['config:aply', 'connect.json', '--yes'], 'config:apply', 'config:apply connect.json --yes'],
    [['mappings', 'reloda', 'Contact'], 'mappings:reload', 'mappings:reload Contact'],
    [['auth', 'frobnicate'], undefined, 'help auth'],
    [['frobnicate'], undefined, '--help'],
    [['connections:list', '--regoin', 'us'], '--region', 'connections:list --region us'],
    [['explain', '--frobnicate'], undefined, 'explain --help'],
    [['connections:list', '--app'], undefined, 'connections:list --help'],
    [['access:add'], undefined, 'access:add --help'],
    [['explain', 'IDLE', 'BUSY'], undefined, 'explain --help'],
  ])('exits 64 with a suggestion: %j', async ([argv, meant, next], {sandbox}) => {
    const failure = await expectFailure(sandbox, argv, 64);
    expect(failure.did_you_mean).toBe(meant);
    expect(failure.next.join(' ')).toBe(next);
  });

  journey.for<[argv: string[], next: string]>([
    [['help', 'frobnicate'], '--help'],
    [['frobnicate', '--help'], '--help'],
    [['help', 'conections'], 'help connections'],
  ])('exits 64 where help is asked for what is no command: %j', async ([argv, next], {sandbox}) => {
    const outcome = await sandbox.hconnect(argv);
    expectThreeLines(outcome, 64);
    expect(outcome.stdout).toBe('');
    expect(nextCommandOf(outcome).join(' ')).toBe(next);
  });

  journey('exits 64 with a time span that could be meant', async ({sandbox}) => {
    const argv = ['connections:wait', '--app', 'acme', '--timeout'];
    const {next} = await expectFailure(sandbox, [...argv, '5'], 64);
    expect(next).toEqual([...argv, expect.stringMatching(/^\d+m$/)]);
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
      const stderr = 'Next: hconnect connections:info --resource herokuconnect-regular-10482\n';
      expect(granted).toMatchObject({status: 0, stderr});
      const seen = await away.hconnect(['connections:info', '--app', 'acme-production'], options);
      expect(seen).toMatchObject({status: 0, stderr: ''});
      expect(readdirSync(home)).toEqual([]);
      const login = await away.bash(
        'echo "$HCONNECT_TOKEN" | HCONNECT_TOKEN= hconnect auth:login --with-token',
        options,
      );
      expectThreeLines(login, 74);
      expect(readdirSync(home)).toEqual([]);
    },
  );
});
