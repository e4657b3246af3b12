#!/usr/bin/env node
// Bundles src into dist, so that an installed hconnect is a few files and no node_modules.
const {rmSync, writeFileSync} = require('node:fs');
const path = require('node:path');
const {build} = require('esbuild');

const root = path.join(__dirname, '..');

// Packages that few commands need; each becomes a file that is read when it is imported.
const apart = ['inquirer', 'ora'];

/** @type {import('esbuild').Plugin} */
const keepApart = {
  name: 'keep-apart',
  setup({onResolve, onLoad}) {
    onResolve({filter: new RegExp(`^(${apart.join('|')})$`)}, ({path: name, kind}) =>
      kind === 'dynamic-import' ? {path: `./${name}.cjs`, external: true} : undefined,
    );
    // Node.js gives what a .cjs file exports as the default of import(), so that has to be it.
    onResolve({filter: /^apart:/}, ({path: entry}) => ({
      path: entry.slice('apart:'.length),
      namespace: 'apart',
    }));
    onLoad({filter: /./, namespace: 'apart'}, ({path: name}) => ({
      contents: `module.exports = require(${JSON.stringify(name)}).default;`,
      resolveDir: root,
    }));
  },
};

async function main() {
  rmSync(path.join(root, 'dist'), {recursive: true, force: true});
  const {metafile} = await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'src/main.ts',
      ...Object.fromEntries(apart.map((name) => [name, `apart:${name}`])),
    },
    outdir: 'dist',
    outExtension: {'.js': '.cjs'},
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    plugins: [keepApart],
    // Its main file is UMD, whose require() a bundler cannot follow.
    alias: {'jsonc-parser': 'jsonc-parser/lib/esm/main.js'},
    // oclif asks for a compiler where it looks for sources, which it does not here.
    external: ['typescript'],
    metafile: true,
    logLevel: 'warning',
  });
  if (process.argv.includes('--meta')) {
    writeFileSync(path.join(root, 'dist', 'meta.json'), JSON.stringify(metafile));
  }
}

void main();
