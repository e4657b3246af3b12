// What esbuild is asked for: the program with its chunks, and start-up.
const {createHash} = require('node:crypto');
const {writeFileSync} = require('node:fs');
const path = require('node:path');
const {build} = require('esbuild');
const packageJson = require('../../package.json');
const {chunks, entries} = require('../../src/start/build/chunks.cjs');
const {lazy} = require('../../src/start/build/lazy.cjs');
const {stubs} = require('../../src/start/build/stubs.cjs');

/** @param {string} root @returns {import('esbuild').BuildOptions & {write: false, metafile: true}} */
const options = (root) => ({
  absWorkingDir: root,
  outdir: path.join(root, 'dist'),
  outExtension: {'.js': '.cjs'},
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  // Start-up reads the bundle as one byte a character.
  charset: 'ascii',
  // Start-up has no loader for import(); a chunk is CommonJS in any case.
  supported: {'dynamic-import': false},
  metafile: true,
  write: false,
  logLevel: 'warning',
});

/** @param {string} root */
async function bundleProgram(root) {
  const {outputFiles, metafile} = await build({
    ...options(root),
    entryPoints: {main: 'src/main.ts', ...entries},
    plugins: [chunks, stubs, lazy],
    // Its main file is UMD, whose require() a bundler cannot follow.
    alias: {'jsonc-parser': 'jsonc-parser/lib/esm/main.js'},
    // oclif asks for a compiler where it looks for sources, which it does not here.
    external: ['typescript'],
  });
  return {metafile, id: idOf(outputFiles), write: writing(outputFiles)};
}

/** @param {string} root @param {import('../../src/start/start.ts').BuildInfo} buildInfo */
async function bundleStart(root, buildInfo) {
  const {outputFiles, metafile} = await build({
    ...options(root),
    entryPoints: {start: 'src/start/start.ts'},
    define: {BUILD_INFO: JSON.stringify(buildInfo)},
  });
  return {metafile, write: writing(outputFiles)};
}

/** @typedef {readonly import('esbuild').OutputFile[]} Files */

/** @param {Files} files */
function idOf(files) {
  const hash = createHash('sha256');
  for (const {contents} of files) hash.update(contents);
  return `${packageJson.version}-${hash.digest('hex').slice(0, 16)}`;
}

/** @type {(files: Files) => () => void} */
const writing = (files) => () => {
  for (const file of files) writeFileSync(file.path, file.contents);
};

module.exports = {bundleProgram, bundleStart};
