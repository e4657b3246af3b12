// What few commands need becomes a file of its own, which is read when it is imported.

/** The files, by what they hold. */
const apart = {
  simulator: 'src/lib/simulator/index.ts',
  inquirer: 'apart:inquirer',
  ora: 'apart:ora',
  yaml: 'apart:yaml',
};

const packages = /^(inquirer|ora|yaml)$/;

/** @type {import('esbuild').Plugin} */
const keepApart = {
  name: 'keep-apart',
  setup({onResolve, onLoad, initialOptions}) {
    onResolve({filter: packages}, ({path: name, kind}) =>
      kind === 'dynamic-import' ? {path: `./${name}.cjs`, external: true} : undefined,
    );
    onResolve({filter: /\/simulator\/index\.ts$/}, ({kind}) =>
      kind === 'dynamic-import' ? {path: './simulator.cjs', external: true} : undefined,
    );
    // What a .cjs file exports is the default of import(), so that has to be it.
    onResolve({filter: /^apart:/}, ({path: entry}) => ({
      path: entry.slice('apart:'.length),
      namespace: 'apart',
    }));
    onLoad({filter: /./, namespace: 'apart'}, ({path: name}) => ({
      contents: `const all = require(${JSON.stringify(name)}); module.exports = all.default ?? all;`,
      resolveDir: initialOptions.absWorkingDir ?? '',
    }));
  },
};

module.exports = {apart, keepApart};
