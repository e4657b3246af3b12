import {spawn, spawnSync, type ChildProcess, type StdioOptions} from 'node:child_process';
import {
  chmodSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import path from 'node:path';
import {expect, inject} from 'vitest';
import {
  changes,
  expectNoSecret,
  expectNoSecretIn,
  expectNoStack,
  listing,
  type Outcome,
} from '../evidence.ts';
import {expectToPaste, nextStepsIn} from '../next-steps.ts';

export interface Options {
  /** On top of the sandbox's; undefined takes one away. */
  env?: Record<string, string | undefined>;
  /** What is piped into it, else nothing; with null the pipe stays open. */
  stdin?: string | null;
  /** Files and folders below the sandbox that it may make or change, besides the store. */
  writes?: readonly (string | RegExp)[];
  /** Runs as a user without rights where the tests run as root. */
  unprivileged?: boolean;
  /** Where else it may show the token, which is the simulator's own business. */
  showsToken?: boolean;
  stdio?: StdioOptions;
  /** The folder that it runs in, in place of the sandbox's `work`. */
  cwd?: string;
}

/** A program that is running, and what it has written up to now. */
export interface Started {
  process: ChildProcess;
  written: {stdout: string; stderr: string};
  /** What it has left when it has ended, after the checks that hold for every run. */
  outcome: Promise<Outcome>;
}

/**
 * The installed program in a home of its own, where nothing is but what a test has put there. Every
 * run is checked: no secret in what it wrote, no stack, no file that it had no business to write,
 * no next step that cannot be pasted.
 */
export interface Sandbox {
  /** The folder in which commands run. */
  work: string;
  /** The folder of the stored token and places. */
  settings: string;
  /** Everything of the sandbox, `work` and `settings` included. */
  folder: string;
  env: Record<string, string>;
  /** What must not be seen anywhere; the token of `env` is one from the beginning. */
  secrets: string[];
  /** Runs a command line of hconnect to its end. */
  hconnect(argv: readonly string[], options?: Options): Promise<Outcome>;
  /** Starts a command line of hconnect. */
  start(argv: readonly string[], options?: Options): Started;
  /** Runs a bash script that finds `hconnect` and `node`, under set -euo pipefail. */
  bash(script: string, options?: Options): Promise<Outcome>;
  /** Looks at the files now, and gives the checks to make when a program has ended. */
  inspection(options?: Options): (outcome: Outcome) => void;
  /** Runs any program. */
  run(command: string, argv: readonly string[], options?: Options): Started;
  remove(): void;
}

const storeFiles = ['config.json', 'places.json'].map((name) =>
  path.join('home', 'settings', name),
);

/** Where any program may keep files: compiled code, backups, what was accepted, pauses, CI’s own. */
const keeps = [
  path.join('home', '.cache'),
  path.join('home', 'settings', 'accepted'),
  path.join('home', 'settings', 'backups'),
  path.join('home', 'settings', 'pauses'),
  'runner',
];

/** A user without rights, in the place of root. */
const nobody = {uid: 65_534, gid: 65_534};

/** Whether files and folders can be made read-only for the program. */
export const canBeUnprivileged =
  process.platform !== 'win32' &&
  (process.getuid?.() !== 0 ||
    spawnSync(process.execPath, ['-e', '0'], {...nobody, cwd: '/'}).status === 0);

/** Makes a sandbox. @param settings environment variables, as those that reach a simulator */
export function createSandbox(settings: Record<string, string> = {}): Sandbox {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'hconnect-journey-')));
  const {program, bin, cache} = inject('packed');
  const [home, temporary, work] = ['home', 'tmp', 'work'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  for (const each of [home, temporary, work]) mkdirSync(each);
  const system = ['SystemRoot', 'ComSpec', 'PATHEXT'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const env = {
    ...Object.fromEntries(system),
    PATH: [bin, path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temporary,
    TEMP: temporary,
    HCONNECT_CONFIG_DIR: path.join(home, 'settings'),
    HCONNECT_CACHE_DIR: cache,
    ...settings,
  };
  const secrets = settings.HCONNECT_TOKEN === undefined ? [] : [settings.HCONNECT_TOKEN];

  const running = new Set<ChildProcess>();

  function run(command: string, argv: readonly string[], options: Options = {}): Started {
    const {stdin = '', unprivileged = false, stdio = 'pipe', cwd = work} = options;
    const asRoot = process.getuid?.() === 0;
    if (unprivileged && asRoot) handOver(folder);
    const inspect = inspection(options);
    const child = spawn(command, argv, {
      cwd,
      stdio,
      env: withoutUndefined({...env, ...options.env}),
      ...(unprivileged && asRoot ? nobody : {}),
    });
    running.add(child);
    const written = {stdout: '', stderr: ''};
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
    // A program that ends before it has read all of stdin breaks the pipe, as it may.
    child.stdin?.on('error', () => undefined);
    if (stdin !== null) child.stdin?.end(stdin);
    const outcome = ended(child).then(async (status) => {
      running.delete(child);
      const result = {status, ...written};
      inspect(result);
      for (const line of nextStepsIn(result)) await expectToPaste(line);
      return result;
    });
    // Whoever started it awaits the outcome; a test that fails before that has told enough.
    outcome.catch(() => undefined);
    return {process: child, written, outcome};
  }

  function inspection({writes = [], showsToken = false}: Options = {}) {
    const before = listing(folder);
    return (outcome: Outcome) => {
      inspect(outcome, before, {writes, showsToken});
    };
  }

  function inspect(
    outcome: Outcome,
    before: Map<string, string>,
    {writes, showsToken}: Required<Pick<Options, 'writes' | 'showsToken'>>,
  ): void {
    for (const where of ['stdout', 'stderr'] as const) {
      if (!showsToken) expectNoSecret(outcome[where], secrets, where);
      expectNoStack(outcome[where], where);
    }
    const named = writes.filter((name) => typeof name === 'string');
    expectNoSecretIn(folder, secrets, {except: [...storeFiles.slice(0, 1), ...named]});
    const allowed = [path.join('home', 'settings'), ...storeFiles, ...writes];
    const fits = (name: string) => (one: string | RegExp) =>
      typeof one === 'string' ? one === name : one.test(name);
    const others = changes(before, folder).filter((name) => !allowed.some(fits(name)));
    const left = others.filter((name) => !keeps.some((kept) => name.startsWith(kept)));
    // Where something is left, how the command ended says why.
    expect({left, ...(left.length > 0 && outcome)}).toEqual({left: []});
    if (process.platform === 'win32') return;
    for (const name of storeFiles.filter((file) => listing(folder).has(file))) {
      const file = statSync(path.join(folder, name));
      expect(file.isFile() ? file.mode & 0o077 : 0, `others may read ${name}`).toBe(0);
    }
  }

  const start: Sandbox['start'] = (argv, options) =>
    run(process.execPath, [program, ...argv], options);
  return {
    work,
    settings: path.join(home, 'settings'),
    folder,
    env,
    secrets,
    inspection,
    run,
    start,
    hconnect: (argv, options) => start(argv, options).outcome,
    bash: (script, options) => run('bash', ['-c', `set -euo pipefail\n${script}`], options).outcome,
    remove() {
      // Where a test has failed, what it has started may still run.
      for (const child of running) child.kill('SIGKILL');
      allowRemoval(folder);
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

/** Makes folders writable that a test has made read-only, which matters to all but root. */
function allowRemoval(folder: string): void {
  for (const name of listing(folder).keys()) {
    const file = path.join(folder, name);
    if (lstatSync(file, {throwIfNoEntry: false})?.isDirectory()) chmodSync(file, 0o700);
  }
}

/** Gives a folder to the user without rights; modes stay as they are. */
function handOver(folder: string): void {
  lchownSync(folder, nobody.uid, nobody.gid);
  chmodSync(folder, 0o755);
  for (const name of listing(folder).keys()) {
    lchownSync(path.join(folder, name), nobody.uid, nobody.gid);
  }
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

function withoutUndefined(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
