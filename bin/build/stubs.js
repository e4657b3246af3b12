// Leaves out of the bundle what packages load at their start and hconnect never comes to. Saves 1.7
// times a bare node for a read, most of it for a TLS context. Without this file everything is
// loaded, and does the same.
const {readFileSync} = require('node:fs');

/** @type {readonly {of: string, module: RegExp, instead: string}[]} */
const unused = [
  // HTTP/2 is not asked for; the package makes a TLS context when it is loaded.
  {of: 'got', module: /^http2-wrapper$/, instead: 'export default {};'},
  // Neither are caches of answers and of addresses.
  {of: 'got', module: /^cacheable-lookup$/, instead: 'export default class {}'},
  {
    of: 'got',
    module: /^cacheable-request$/,
    instead: 'export default class {} export class CacheError extends Error {}',
  },
  // It gives each request an id for diagnostics, to which nobody listens.
  {of: 'got', module: /^node:crypto$/, instead: 'export const randomUUID = () => "";'},
  // It puts this check into the options of requests that are not encrypted, too.
  {
    of: 'got',
    module: /^node:tls$/,
    instead:
      'exports.checkServerIdentity = (...args) => require("tls").checkServerIdentity(...args);',
  },
  // conf checks values where it is given a schema, which it is not.
  {of: 'conf', module: /^ajv\/dist\/2020\.js$/, instead: 'export class Ajv2020 {}'},
  {of: 'conf', module: /^ajv-formats$/, instead: 'export default {};'},
  // Neither is it given migrations, which would be for versions.
  {of: 'conf', module: /^semver$/, instead: 'export default {};'},
  // oclif looks for commands in folders, and for plugins by patterns: the manifest is all there is.
  {of: '@oclif/core', module: /^(tinyglobby|minimatch)$/, instead: 'module.exports = {};'},
  // Its spinner is not shown; ora is.
  {
    of: '@oclif/core',
    module: /^cli-spinners$/,
    instead: 'module.exports = {line: {frames: []}, dots2: {frames: []}};',
  },
];

/** @type {import('esbuild').Plugin} */
const leaveOut = {
  name: 'leave-out',
  setup({onResolve, onLoad}) {
    for (const {of, module, instead} of unused) {
      const inPackage = new RegExp(`node_modules[\\\\/]${of}[\\\\/]`);
      onResolve({filter: module}, ({importer, path}) =>
        inPackage.test(importer)
          ? {path: `${of}/${path}`, namespace: 'unused', pluginData: instead}
          : undefined,
      );
    }
    onLoad({filter: /./, namespace: 'unused'}, ({pluginData}) => ({
      contents: /** @type {string} */ (pluginData),
    }));
    // Two formatters of lists for messages of errors, each of which takes some milliseconds.
    onLoad({filter: /@sindresorhus[\\/]is[\\/]distribution[\\/]index\.js$/}, ({path}) => ({
      contents: readFileSync(path, 'utf8').replace(
        /= (new Intl\.ListFormat\([^)]*\));/g,
        '= {format: (list) => $1.format(list)};',
      ),
    }));
  },
};

module.exports = {leaveOut};
