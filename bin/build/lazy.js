// Has packages loaded when they are first used, where they would be loaded at start by packages
// that need them rarely or never. Saves a quarter of a bare node. Without this file they are loaded
// at start, and do the same.
const {readFileSync} = require('node:fs');

/** Modules of Node.js that take milliseconds to load. */
const builtins = [
  'assert',
  'child_process',
  'crypto',
  'dns',
  'fs/promises',
  'https',
  'perf_hooks',
  'tls',
];

/** Packages that export one class. */
const classes = ['cli-table3'];

/** @type {import('esbuild').Plugin} */
const loadLazily = {
  name: 'load-lazily',
  setup({onResolve, onLoad, initialOptions}) {
    onResolve({filter: new RegExp(`^node:(${builtins.join('|')})$`)}, ({path, namespace}) =>
      namespace === 'lazy' ? undefined : {path, namespace: 'lazy', pluginData: properties(path)},
    );
    onResolve({filter: new RegExp(`^(${classes.join('|')})$`)}, ({path, namespace}) =>
      namespace === 'lazy' ? undefined : {path, namespace: 'lazy', pluginData: constructor(path)},
    );
    onLoad({filter: /./, namespace: 'lazy'}, ({pluginData}) => ({
      contents: /** @type {string} */ (pluginData),
      resolveDir: initialOptions.absWorkingDir ?? '',
    }));
    onLoad({filter: /@oclif[\\/]core[\\/]lib[\\/].*\.js$/}, ({path}) => ({
      contents: requireLater(readFileSync(path, 'utf8')),
    }));
  },
};

/** A module whose every property loads another one. @param {string} name */
function properties(name) {
  const getters = Object.getOwnPropertyNames(require(name)).map(
    (key) =>
      `get ${JSON.stringify(key)}() { return require(${JSON.stringify(name)})[${JSON.stringify(key)}]; }`,
  );
  return `module.exports = {${getters.join(', ')}};`;
}

/** A module that is a class, which loads another one when it is called. @param {string} name */
function constructor(name) {
  return `module.exports = function (...args) { return new (require(${JSON.stringify(name)}))(...args); };`;
}

/**
 * Turns what TypeScript has made of imports, `const config_1 = require("./config")`, into getters.
 *
 * @param {string} code
 */
function requireLater(code) {
  const names = new Set();
  const declared = code.replace(
    /^(?:const|var) (\w+) = ((?:__import(?:Default|Star)\()?require\("[^"]+"\)\)?);$/gm,
    (declaration, name, load) => {
      const whole = code.match(new RegExp(`(?<![\\w.$])${name}(?![\\w.])`, 'g')) ?? [];
      if (whole.length > 1) return declaration;
      names.add(name);
      return `let ${name}$; const ${name} = {get it() { return ${name}$ ??= ${load}; }};`;
    },
  );
  return [...names].reduce(
    (text, name) => text.replace(new RegExp(`(?<![\\w.$])${name}\\.`, 'g'), `${name}.it.`),
    declared,
  );
}

module.exports = {loadLazily};
