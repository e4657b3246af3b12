// Has modules loaded when they are first used, where packages load them at their start.
const {readFileSync} = require('node:fs');

/** Modules of Node.js that take milliseconds to load. */
const builtins = ['assert', 'child_process', 'crypto', 'fs/promises', 'https', 'perf_hooks'];

/** What oclif hands on as it is, which a getter cannot be. */
const whole = ['colorize_json_2'];

/** @type {import('esbuild').Plugin} */
const lazy = {
  name: 'lazy',
  setup({onResolve, onLoad, onEnd}) {
    const unused = new Set([...builtins.map((name) => `node:${name}`), '@oclif/core', listFormat]);
    onResolve({filter: new RegExp(`^node:(${builtins.join('|')})$`)}, ({path, namespace}) => {
      if (namespace === 'lazy') return undefined;
      unused.delete(path);
      return {path, namespace: 'lazy'};
    });
    onLoad({filter: /./, namespace: 'lazy'}, ({path}) => ({contents: properties(path)}));
    onLoad({filter: /@oclif[\\/]core[\\/]lib[\\/].*\.js$/}, ({path}) => {
      unused.delete('@oclif/core');
      const {code, left} = requireLater(readFileSync(path, 'utf8'));
      const errors = left.map((line) => ({text: `${path} is loaded at once, by: ${line}`}));
      return {contents: code, errors};
    });
    // Two formatters of lists for messages of errors, each of which takes some milliseconds.
    onLoad({filter: /@sindresorhus[\\/]is[\\/]distribution[\\/]index\.js$/}, ({path}) => {
      const code = readFileSync(path, 'utf8');
      const parts = code.split(/= (new Intl\.ListFormat\([^)]*\));/);
      if (parts.length === 5) unused.delete(listFormat);
      const late = (/** @type {string} */ part, /** @type {number} */ at) =>
        at % 2 === 1 ? `= {format: (list) => ${part}.format(list)};` : part;
      return {contents: parts.map(late).join('')};
    });
    onEnd(() => ({
      errors: [...unused].map((name) => ({text: `Nothing was made lazy of ${name}.`})),
    }));
  },
};

const listFormat = '@sindresorhus/is, which has two of new Intl.ListFormat()';

/** A module whose every property loads another one. @param {string} name */
function properties(name) {
  const getters = Object.getOwnPropertyNames(require(name)).map(
    (key) =>
      `get ${JSON.stringify(key)}() { return require(${JSON.stringify(name)})[${JSON.stringify(key)}]; }`,
  );
  return `module.exports = {${getters.join(', ')}};`;
}

/**
 * Turns what TypeScript has made of imports, `const config_1 = require("./config")`, into getters.
 *
 * @param {string} code
 * @returns with the declarations that are like these, and are left as they are
 */
function requireLater(code) {
  /** @type {string[]} */
  const left = [];
  const names = new Set();
  const declared = code.replace(/^(?:const|var|let) .*\brequire\("[^"]*"\).*$/gm, (line) => {
    const [, name = '', load = ''] =
      /^(?:const|var) (\w+) = ((?:__import(?:Default|Star)\()?require\("[^"]+"\)\)?);$/.exec(
        line,
      ) ?? [];
    const uses = code.match(new RegExp(`(?<![\\w.$])${name}(?![\\w.])`, 'g')) ?? [];
    if (name === '' || uses.length > 1) {
      if (!whole.includes(name)) left.push(line);
      return line;
    }
    names.add(name);
    return `let ${name}$; const ${name} = {get it() { return ${name}$ ??= ${load}; }};`;
  });
  const text = [...names].reduce(
    (before, name) => before.replace(new RegExp(`(?<![\\w.$])${name}\\.`, 'g'), `${name}.it.`),
    declared,
  );
  return {code: text, left};
}

module.exports = {lazy};
