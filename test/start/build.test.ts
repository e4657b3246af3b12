import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {build, type Plugin} from 'esbuild';
import {describe, expect, test} from 'vitest';
import {chunks} from '../../src/start/build/chunks.cjs';
import {lazy} from '../../src/start/build/lazy.cjs';
import {stubs} from '../../src/start/build/stubs.cjs';
import {root, temporaryFolder} from '../harness/world.ts';

/*
 * The devices of the build change what packages say. Each is made for a text; where the text is
 * another one, as after an update, the build fails and says which.
 */

const packages = path.join(root, 'node_modules');

/** A folder with copies of packages, in one of whose files a text is another one. */
function changedPackage(file: string, from: string, to: string): string {
  const folder = temporaryFolder();
  const name = /^(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? '';
  const copy = path.join(folder, 'node_modules', name);
  cpSync(path.join(packages, name), copy, {recursive: true});
  const changed = path.join(folder, 'node_modules', file);
  const text = readFileSync(changed, 'utf8');
  expect(text).toContain(from);
  writeFileSync(changed, text.replace(from, to));
  return folder;
}

/** The errors with which a bundle of one line fails. */
async function errorsOf(plugin: Plugin, contents: string, resolveDir: string): Promise<string[]> {
  const building = build({
    stdin: {contents, resolveDir},
    absWorkingDir: resolveDir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
    nodePaths: [packages],
    external: ['typescript'],
    plugins: [plugin],
  });
  const {errors} = await building.then(
    () => ({errors: []}),
    (error: unknown) => error as {errors: {text: string}[]},
  );
  return errors.map(({text}) => text);
}

const got = "import 'got';";
const oclif = "import '@oclif/core/config';";
const options = 'got/dist/source/core/options.js';
const statement = "import http2wrapper from 'http2-wrapper';";

describe('stubs: fail the build', () => {
  test('when the package imports the module in another way', async () => {
    const folder = changedPackage(options, statement, "import {auto} from 'http2-wrapper';");
    expect(await errorsOf(stubs, got, folder)).toContain(
      `The stub of http2-wrapper was made for ${options} with: ${statement}`,
    );
  });

  test('when another file of the package imports the module', async () => {
    const file = 'got/dist/source/core/errors.js';
    const folder = changedPackage(file, 'import is', "import 'node:crypto';\nimport is");
    expect(await errorsOf(stubs, got, folder)).toContain(
      `The stub of node:crypto was not made for ${file}.`,
    );
  });

  test('when nothing imports the module', async () => {
    expect(await errorsOf(stubs, '', temporaryFolder())).toContain(
      `The stub of http2-wrapper is not used: ${options} does not import it.`,
    );
  });

  test('but not for the same module in another package', async () => {
    const errors = await errorsOf(stubs, "import 'node:crypto';", temporaryFolder());
    expect(errors.filter((text) => text.includes('not made for'))).toEqual([]);
  });
});

describe('lazy: fails the build', () => {
  test('when TypeScript has made something else of an import of oclif', async () => {
    const line = 'const ejs_1 = __importDefault(require("ejs"));';
    const other = 'const ejs_1 = __toESM(require("ejs"));';
    const folder = changedPackage('@oclif/core/lib/config/config.js', line, other);
    const errors = await errorsOf(lazy, oclif, folder);
    expect(errors.filter((text) => text.endsWith(`is loaded at once, by: ${other}`))).toHaveLength(
      1,
    );
  });

  test('when oclif hands a module on as a whole', async () => {
    const line = 'const ejs_1 = __importDefault(require("ejs"));';
    const folder = changedPackage(
      '@oclif/core/lib/config/config.js',
      line,
      `${line}\nexports.ejs = ejs_1;`,
    );
    const errors = await errorsOf(lazy, oclif, folder);
    expect(errors.filter((text) => text.endsWith(`is loaded at once, by: ${line}`))).toHaveLength(
      1,
    );
  });

  test('when a package makes its formatters of lists in another way', async () => {
    const file = '@sindresorhus/is/distribution/index.js';
    const folder = changedPackage(file, '= new Intl.ListFormat(', '= Intl.ListFormat(');
    expect(await errorsOf(lazy, "import '@sindresorhus/is';", folder)).toContain(
      'Nothing was made lazy of @sindresorhus/is, which has two of new Intl.ListFormat().',
    );
  });

  test('when nothing imports a module of Node.js', async () => {
    expect(await errorsOf(lazy, '', temporaryFolder())).toContain(
      'Nothing was made lazy of node:https.',
    );
  });
});

describe('chunks: fail the build', () => {
  test('when a chunk is imported at the start', async () => {
    const errors = await errorsOf(chunks, "import ora from 'ora'; ora();", root);
    expect(errors).toContainEqual(expect.stringMatching(/ imports the chunk ora at its start\.$/));
  });

  test('when nothing imports a chunk', async () => {
    expect(await errorsOf(chunks, "void import('ora');", root)).toEqual(
      ['simulator', 'tunnel', 'inquirer', 'yaml'].map(
        (name) => `Nothing imports the chunk ${name}.`,
      ),
    );
  });
});
