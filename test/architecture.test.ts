import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import configuration from '../.dependency-cruiser.js';
import {root, temporaryFolder} from './harness/world.ts';

const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);

function depcruise(folder: string, ...args: string[]) {
  const config = path.join(root, '.dependency-cruiser.js');
  return spawnSync(bin('depcruise'), ['--config', config, ...args, 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
}

/** For each rule an import that it forbids: the folder or file it is in, and what is imported. */
const forbiddenImports: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'no-circles': ['src/lib/domain/circle', 'src/lib/domain/circle'],
  'no-orphans': ['src/lib/domain', ''],
  'errors-know-next-steps-alone': ['src/lib/errors.ts', 'src/lib/domain'],
  'domain-imports-its-own': ['src/lib/domain', 'src/lib/api'],
  'session-imports-its-own': ['src/lib/session', 'src/lib/api'],
  'api-imports-its-own': ['src/lib/api', 'src/lib/actions'],
  'files-imports-its-own': ['src/lib/files', 'src/lib/session'],
  'actions-imports-its-own': ['src/lib/actions', 'src/lib/terminal'],
  'terminal-imports-its-own': ['src/lib/terminal', 'src/lib/actions'],
  'cli-imports-its-own': ['src/lib/cli', 'src/lib/simulator'],
  'completion-imports-its-own': ['src/lib/completion', 'src/lib/api'],
  'demo-imports-its-own': ['src/lib/demo', 'src/lib/actions'],
  'simulation-imports-its-own': ['src/lib/simulation', 'src/lib/cli'],
  'simulator-imports-its-own': ['src/lib/simulator', 'src/lib/domain'],
  'domain-text-imports-nothing-after-it': ['src/lib/domain/text', 'src/lib/domain/source'],
  'domain-source-imports-nothing-after-it': [
    'src/lib/domain/source',
    'src/lib/domain/configuration',
  ],
  'domain-configuration-imports-nothing-after-it': [
    'src/lib/domain/configuration',
    'src/lib/domain/comparison',
  ],
  'domain-comparison-imports-nothing-after-it': [
    'src/lib/domain/comparison',
    'src/lib/domain/mappings',
  ],
  'domain-mappings-imports-nothing-after-it': [
    'src/lib/domain/mappings',
    'src/lib/domain/connections',
  ],
  'domain-connections-imports-nothing-after-it': [
    'src/lib/domain/connections',
    'src/lib/domain/validation',
  ],
  'domain-validation-imports-nothing-after-it': [
    'src/lib/domain/validation',
    'src/lib/domain/plan',
  ],
  'domain-notifications-imports-nothing-after-it': [
    'src/lib/domain/notifications',
    'src/lib/domain/write-errors',
  ],
  'domain-write-errors-imports-nothing-after-it': [
    'src/lib/domain/write-errors',
    'src/lib/domain/validation',
  ],
  'domain-diagnosis-imports-nothing-after-it': [
    'src/lib/domain/diagnosis',
    'src/lib/domain/validation',
  ],
  'domain-check-imports-nothing-after-it': ['src/lib/domain/check', 'src/lib/domain/validation'],
  'domain-plan-imports-nothing-after-it': ['src/lib/domain/plan', 'src/lib/domain/watch'],
  'domain-reading-knows-words-alone': ['src/lib/domain/configuration', 'src/lib/domain'],
  'simulator-model-imports-its-own': ['src/lib/simulator/model', 'src/lib/simulator/engine'],
  'simulator-engine-imports-its-own': ['src/lib/simulator/engine', 'src/lib/simulator/http'],
  'simulator-engine-states-imports-its-own': [
    'src/lib/simulator/engine/states',
    'src/lib/simulator/engine/mappings',
  ],
  'simulator-engine-mappings-imports-its-own': [
    'src/lib/simulator/engine/mappings',
    'src/lib/simulator/engine',
  ],
  'simulator-http-imports-its-own': ['src/lib/simulator/http', 'src/lib/simulator/server'],
  'simulator-scenarios-imports-its-own': [
    'src/lib/simulator/scenarios',
    'src/lib/simulator/server',
  ],
  'simulator-server-imports-its-own': ['src/lib/simulator/server', 'src/lib/simulator/scenarios'],
  'commands-import-the-upper-layers': ['src/commands', 'src/lib/api'],
  'start-imports-settings-only': ['src/start', 'src/lib/cli'],
  'actions-access-imports-its-own': ['src/lib/actions/access', 'src/lib/actions/connections'],
  'actions-auth-imports-its-own': ['src/lib/actions/auth', 'src/lib/actions/connections'],
  'actions-connections-imports-its-own': [
    'src/lib/actions/connections',
    'src/lib/actions/mappings',
  ],
  'actions-mappings-imports-its-own': ['src/lib/actions/mappings', 'src/lib/actions/configuration'],
  'actions-configuration-imports-its-own': [
    'src/lib/actions/configuration',
    'src/lib/actions/access',
  ],
  'actions-api-version-imports-its-own': [
    'src/lib/actions/api-version',
    'src/lib/actions/mappings',
  ],
  'actions-watch-imports-its-own': ['src/lib/actions/watch', 'src/lib/actions/mappings'],
  'actions-notifications-imports-its-own': [
    'src/lib/actions/notifications',
    'src/lib/actions/mappings',
  ],
  'actions-share-what-knows-no-topic': ['src/lib/actions', 'src/lib/actions/mappings'],
  'terminal-serves-views': ['src/lib/terminal', 'src/lib/terminal/views'],
  'program-knows-no-command': ['src/lib/cli/program', 'src/lib/cli'],
  'flags-know-no-command': ['src/lib/cli/flags', 'src/lib/cli'],
  '@oclif/core-has-its-home': ['src/lib/actions', '@oclif/core'],
  '@oclif/plugin-help-has-its-home': ['src/commands', '@oclif/plugin-help'],
  'agent-base-has-its-home': ['src/lib/cli', 'agent-base'],
  'ansis-has-its-home': ['src/lib/terminal', 'ansis'],
  'atomically-has-its-home': ['src/lib/session', 'atomically'],
  'chalk-has-its-home': ['src/lib/cli', 'chalk'],
  'conf-has-its-home': ['src/lib/cli', 'conf'],
  'env-paths-has-its-home': ['src/lib/cli', 'env-paths'],
  'fastest-levenshtein-has-its-home': ['src/lib/domain', 'fastest-levenshtein'],
  'got-has-its-home': ['src/lib/actions', 'got'],
  'https-proxy-agent-has-its-home': ['src/lib/session', 'https-proxy-agent'],
  'inquirer-has-its-home': ['src/lib/cli', 'inquirer'],
  'jsonc-parser-has-its-home': ['src/lib/files', 'jsonc-parser'],
  'open-has-its-home': ['src/lib/cli', 'open'],
  'ora-has-its-home': ['src/lib/cli', 'ora'],
  'string-width-has-its-home': ['src/lib/domain', 'string-width'],
  'supports-color-has-its-home': ['src/lib/terminal', 'supports-color'],
  'yaml-has-its-home': ['src/lib/files', 'yaml'],
  'packages-have-homes': ['src/lib/cli', 'lodash'],
  'node-fs-has-its-homes': ['src/lib/actions', 'node:fs/promises'],
  'node-child_process-has-its-homes': ['src/lib/cli', 'node:child_process'],
  'node-http-has-its-homes': ['src/lib/actions', 'node:http'],
  'node-net-has-its-homes': ['src/lib/actions', 'node:net'],
  'node-crypto-has-its-homes': ['src/lib/api', 'node:crypto'],
  'node-os-has-its-homes': ['src/lib/terminal', 'node:os'],
  'node-readline-has-its-homes': ['src/lib/cli', 'node:readline'],
  'node-tty-has-its-homes': ['src/lib/cli', 'node:tty'],
  'node-module-has-its-homes': ['src/lib/cli', 'node:module'],
  'node-vm-has-its-homes': ['src/lib/domain', 'node:vm'],
  'node-zlib-has-its-homes': ['src/lib/api', 'node:zlib'],
  'node-modules-have-homes': ['src/lib/cli', 'node:worker_threads'],
};

/** Writes a source with a forbidden import, and what it imports. @returns the source's name */
function writeForbidden(write: (name: string, text: string) => void, rule: string): string {
  const [from, to] = forbiddenImports[rule] ?? ['', ''];
  const name = `${rule.replaceAll(/\W/g, '-')}.ts`;
  const source = from.endsWith('.ts') ? from : `${from}/${name}`;
  if (rule === 'no-circles') write(`${to}/target.ts`, `import './${name}';\n`);
  else if (to.startsWith('src/')) write(`${to}/target.ts`, 'export const target = 1;\n');
  else if (to !== '' && !to.startsWith('node:')) write(`node_modules/${to}/index.js`, '');
  const target = path.posix.relative(path.posix.dirname(source), `${to}/target.ts`);
  const specifier = to.startsWith('src/') ? `./${target}` : to;
  write(source, to === '' ? 'export const alone = 1;\n' : `import '${specifier}';\n`);
  return source;
}

describe('dependency-cruiser', () => {
  test('finds no forbidden import in the sources', () => {
    const {status, stdout} = depcruise(root);
    expect(stdout).toContain('no dependency violations found');
    expect(status).toBe(0);
  });

  test('finds a forbidden import for each rule', () => {
    const folder = temporaryFolder();
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
      writeFileSync(path.join(folder, name), text);
    };
    write('tsconfig.json', '{}');
    const expected = Object.keys(forbiddenImports).map(
      (rule) => `${rule}: ${writeForbidden(write, rule)}`,
    );
    const {stdout} = depcruise(folder, '--output-type', 'json');
    const {summary} = JSON.parse(stdout) as {
      summary: {violations: {from: string; rule: {name: string}}[]};
    };
    const found = new Set(summary.violations.map(({rule, from}) => `${rule.name}: ${from}`));
    expect(expected.filter((violation) => !found.has(violation))).toEqual([]);
  });

  test('has a forbidden import here for each rule', () => {
    const names = configuration.forbidden?.map(({name}) => name);
    expect(Object.keys(forbiddenImports).sort()).toEqual(names?.sort());
  });
});

test('eslint: reports a side effect outside of its home', () => {
  const messages = {
    'export const home = process.env.HOME;': 'Settings are read in lib/session/settings.ts.',
    'export const now = Date.now();': 'Time comes from the clock that is passed in.',
    'setTimeout(() => undefined, 1);': "Unexpected use of 'setTimeout'.",
    'process.exit(1);': 'Only the program ends the process.',
    'console.log(1);': 'Unexpected console statement.',
  };
  const {stdout} = spawnSync(
    bin('eslint'),
    ['--stdin', '--stdin-filename', 'src/lib/actions/wait.ts', '--format', 'json'],
    {cwd: root, input: Object.keys(messages).join('\n'), encoding: 'utf8'},
  );
  for (const message of Object.values(messages)) expect(stdout).toContain(message);
}, 180_000);

describe('generated files', () => {
  test('are fresh: the manifest, the README’s tables and its picture', () => {
    const {status, stdout} = spawnSync(process.execPath, ['bin/generate.js', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('package-lock.json asks for what package.json asks for', () => {
    const read = (name: string) =>
      JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, unknown>;
    const {packages} = read('package-lock.json') as {
      packages: Record<string, Record<string, unknown>>;
    };
    const {version, devDependencies, engines} = read('package.json');
    expect(packages['']).toMatchObject({version, devDependencies, engines});
    expect(read('package.json').dependencies).toBeUndefined();
  });

  test('name the same version as package.json', () => {
    const text = (name: string) => readFileSync(path.join(root, name), 'utf8');
    const {version} = JSON.parse(text('package.json')) as {version: string};
    expect((JSON.parse(text('oclif.manifest.json')) as {version: string}).version).toBe(version);
    expect(text('CHANGELOG.md')).toContain(`## ${version}`);
    expect(text('README.md')).toContain(`hconnect-${version}.tgz`);
  });
});

/** Files of tests that have no module of their name, and why. */
const withoutModule: readonly [files: RegExp, reason: string][] = [
  [/^simulator\//, 'It is asked over HTTP, as a client does: its tests are told apart by topic.'],
  [/\/properties\.test\.ts$/, 'What holds of any input is a matter of several modules.'],
  [
    /^domain\/configuration\/new-key\.test\.ts$/,
    'A row of the table of keys shows in all that is made of it.',
  ],
];

test('test/lib: each file of tests has the name of a module in src/lib', () => {
  const names = readdirSync(path.join(root, 'test', 'lib'), {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.test.ts'));
  const alone = names.filter(
    (name) => !existsSync(path.join(root, 'src', 'lib', name.replace(/\.test\.ts$/, '.ts'))),
  );
  expect(alone.filter((name) => !withoutModule.some(([files]) => files.test(name)))).toEqual([]);
  // A reason that no file needs any more goes.
  expect(withoutModule.filter(([files]) => !alone.some((name) => files.test(name)))).toEqual([]);
});
