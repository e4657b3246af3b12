import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {root, temporaryFolder} from './harness/world.ts';

const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);

function depcruise(folder: string) {
  const config = path.join(root, '.dependency-cruiser.js');
  return spawnSync(bin('depcruise'), ['--config', config, 'src'], {cwd: folder, encoding: 'utf8'});
}

describe('dependency-cruiser', () => {
  test('finds no import that the layers forbid', () => {
    const {status, stdout} = depcruise(root);
    expect(stdout).toContain('no dependency violations found');
    expect(status).toBe(0);
  });

  test('finds a forbidden import in each layer', () => {
    const folder = temporaryFolder();
    const write = (name: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
      writeFileSync(path.join(folder, name), text);
    };
    write('tsconfig.json', '{}');
    const wrong = {
      domain: 'api',
      session: 'api',
      api: 'actions',
      actions: 'terminal',
      terminal: 'actions',
      simulator: 'domain',
    };
    for (const [from, to] of Object.entries(wrong)) {
      write(`src/lib/${from}/wrong.ts`, `export {b} from '../${to}/b.ts';\n`);
      write(`src/lib/${to}/b.ts`, 'export const b = 1;\n');
    }
    const parts = ['model', 'engine', 'http', 'scenarios', 'server'];
    for (const [index, part] of parts.entries()) {
      const outer = parts[index + 1] ?? 'scenarios';
      write(`src/lib/simulator/${part}/wrong.ts`, `export {b} from '../${outer}/b.ts';\n`);
      write(`src/lib/simulator/${part}/b.ts`, 'export const b = 1;\n');
    }
    write('src/lib/simulator/http/socket.ts', "export {createServer} from 'node:http';\n");
    const {stdout} = depcruise(folder);
    for (const layer of Object.keys(wrong)) expect(stdout).toContain(`${layer}-imports-its-own`);
    for (const part of parts) expect(stdout).toContain(`simulator-${part}-imports-its-own`);
    expect(stdout).toContain('simulator-server-owns-sockets-and-files');
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
});

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
