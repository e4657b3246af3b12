// Stubs stand in the bundle for what packages load at their start and hconnect never comes to.
const {readFileSync} = require('node:fs');

/**
 * A stub was made for one import of one file; another file, and another way to import, need a look
 * at what is done with the module there.
 *
 * @typedef {object} Stub
 * @property {string} module
 * @property {string} importer below node_modules
 * @property {string} statement of the importer
 * @property {string} contents of the stub
 */

/** @type {readonly Stub[]} */
const table = [
  {
    // HTTP/2 is not asked for; the package makes a TLS context when it is loaded.
    module: 'http2-wrapper',
    importer: 'got/dist/source/core/options.js',
    statement: "import http2wrapper from 'http2-wrapper';",
    contents: 'export default {};',
  },
  {
    // Neither is a cache of addresses,
    module: 'cacheable-lookup',
    importer: 'got/dist/source/core/options.js',
    statement: "import CacheableLookup from 'cacheable-lookup';",
    contents: 'export default class {}',
  },
  {
    // nor one of answers.
    module: 'cacheable-request',
    importer: 'got/dist/source/core/index.js',
    statement:
      "import CacheableRequest, { CacheError as CacheableCacheError, } from 'cacheable-request';",
    contents: 'export default class {} export class CacheError extends Error {}',
  },
  {
    // It gives each request an id for diagnostics, to which nobody listens.
    module: 'node:crypto',
    importer: 'got/dist/source/core/diagnostics-channel.js',
    statement: "import { randomUUID } from 'node:crypto';",
    contents: 'export const randomUUID = () => "";',
  },
  {
    // It puts this check into the options of requests that are not encrypted, too.
    module: 'node:tls',
    importer: 'got/dist/source/core/options.js',
    statement: "import { checkServerIdentity } from 'node:tls';",
    contents:
      'exports.checkServerIdentity = (...args) => require("tls").checkServerIdentity(...args);',
  },
  {
    // conf checks values where it is given a schema, which it is not.
    module: 'ajv/dist/2020.js',
    importer: 'conf/dist/source/index.js',
    statement: "import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';",
    contents: 'export class Ajv2020 {}',
  },
  {
    module: 'ajv-formats',
    importer: 'conf/dist/source/index.js',
    statement: "import ajvFormatsModule from 'ajv-formats';",
    contents: 'export default {};',
  },
  {
    // Neither is it given migrations, which would be for versions.
    module: 'semver',
    importer: 'conf/dist/source/index.js',
    statement: "import semver from 'semver';",
    contents: 'export default {};',
  },
  {
    // oclif looks for commands in folders, and for plugins by patterns: the manifest is all there is.
    module: 'tinyglobby',
    importer: '@oclif/core/lib/config/plugin.js',
    statement: 'const tinyglobby_1 = require("tinyglobby");',
    contents: 'module.exports = {};',
  },
  {
    module: 'minimatch',
    importer: '@oclif/core/lib/config/plugin-loader.js',
    statement: 'const minimatch_1 = require("minimatch");',
    contents: 'module.exports = {};',
  },
  {
    // DEBUG is a variable of many programs, and what hconnect writes to stderr is its own.
    module: 'debug',
    importer: 'https-proxy-agent/dist/index.js',
    statement: "import createDebug from 'debug';",
    contents: 'export default () => () => undefined;',
  },
  {
    module: 'debug',
    importer: 'https-proxy-agent/dist/parse-proxy-response.js',
    statement: "import createDebug from 'debug';",
    contents: 'export default () => () => undefined;',
  },
  {
    // Kerberos would be a package with native code.
    module: 'proxy-agent-negotiate',
    importer: 'https-proxy-agent/dist/index.js',
    statement: "import { createNegotiateAuth, } from 'proxy-agent-negotiate';",
    contents: 'export const createNegotiateAuth = undefined;',
  },
  {
    // Linux on Windows is Linux to hconnect, so PowerShell is looked for on Windows alone. The package
    // loads node:child_process.
    module: 'wsl-utils',
    importer: '@oclif/core/lib/util/os.js',
    statement: "return (await import('wsl-utils')).isWsl ? 'wsl' : (0, node_os_1.platform)();",
    contents:
      'export const isWsl = false; export const powerShellPath = async () =>' +
      ' `${process.env.SYSTEMROOT ?? "C:\\\\Windows"}\\\\System32\\\\WindowsPowerShell\\\\v1.0\\\\powershell.exe`;',
  },
  {
    // Its spinner is not shown; ora is.
    module: 'cli-spinners',
    importer: '@oclif/core/lib/ux/action/spinner.js',
    statement: 'const cli_spinners_1 = __importDefault(require("cli-spinners"));',
    contents: 'module.exports = {line: {frames: []}, dots2: {frames: []}};',
  },
];

/** @type {import('esbuild').Plugin} */
const stubs = {
  name: 'stubs',
  setup({onResolve, onLoad, onEnd}) {
    const unused = new Set(table);
    const modules = [...new Set(table.map(({module}) => module))].join('|');
    onResolve({filter: new RegExp(`^(${modules})$`)}, ({path: module, importer}) => {
      const file = importer.replaceAll('\\', '/').replace(/^.*\/node_modules\//, '');
      const ofPackage = table.filter(
        (stub) => stub.module === module && packageOf(stub.importer) === packageOf(file),
      );
      if (ofPackage.length === 0) return undefined;
      const stub = ofPackage.find((one) => one.importer === file);
      if (stub === undefined) return error(`The stub of ${module} was not made for ${file}.`);
      unused.delete(stub);
      if (!readFileSync(importer, 'utf8').includes(stub.statement)) {
        return error(`The stub of ${module} was made for ${file} with: ${stub.statement}`);
      }
      return {path: `${file}/${module}`, namespace: 'stub', pluginData: stub.contents};
    });
    onLoad({filter: /./, namespace: 'stub'}, ({pluginData}) => ({
      contents: /** @type {string} */ (pluginData),
    }));
    onEnd(() => ({
      errors: [...unused].map(({module, importer}) => ({
        text: `The stub of ${module} is not used: ${importer} does not import it.`,
      })),
    }));
  },
};

/** @param {string} text */
const error = (text) => ({errors: [{text}]});

/** @param {string} file below node_modules */
const packageOf = (file) => /^(@[^/]+\/)?[^/]+/.exec(file)?.[0];

module.exports = {stubs};
