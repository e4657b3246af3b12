// Makes files of their own of what few commands need; each is read when it is imported.

/** The entry points, by the chunks' names. */
const entries = {
  simulator: 'src/lib/simulator/index.ts',
  tunnel: 'src/lib/api/http/tunnel.ts',
  inquirer: 'chunk:inquirer',
  ora: 'chunk:ora',
  yaml: 'chunk:yaml',
};

/** @type {readonly [chunk: string, end: string][]} Chunks that are files of hconnect. */
const files = [
  ['simulator', '/simulator/index.ts'],
  ['tunnel', '/tunnel.ts'],
];

/** @type {import('esbuild').Plugin} */
const chunks = {
  name: 'chunks',
  setup({onResolve, onLoad, onEnd, initialOptions}) {
    const unused = new Set(Object.keys(entries));
    onResolve(
      {filter: /^(inquirer|ora|yaml)$|\/simulator\/index\.ts$|\/tunnel\.ts$/},
      ({path, kind, importer}) => {
        if (kind === 'entry-point' || kind === 'require-call') return undefined;
        const name = files.find(([, end]) => path.endsWith(end))?.[0] ?? path;
        if (kind !== 'dynamic-import') {
          return {errors: [{text: `${importer} imports the chunk ${name} at its start.`}]};
        }
        unused.delete(name);
        return {path: `./${name}.cjs`, external: true};
      },
    );
    // What a .cjs file exports is the default of import(), so that has to be it.
    onResolve({filter: /^chunk:/}, ({path: entry}) => ({
      path: entry.slice('chunk:'.length),
      namespace: 'chunk',
    }));
    onLoad({filter: /./, namespace: 'chunk'}, ({path: name}) => ({
      contents: `const all = require(${JSON.stringify(name)}); module.exports = all.default ?? all;`,
      resolveDir: initialOptions.absWorkingDir ?? '',
    }));
    onEnd(() => ({
      errors: [...unused].map((name) => ({text: `Nothing imports the chunk ${name}.`})),
    }));
  },
};

module.exports = {entries, chunks};
