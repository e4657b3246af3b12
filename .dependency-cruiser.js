/** What each layer may import of the others; what is not listed here is forbidden. */
const layers = {
  domain: ['errors', 'next-step'],
  session: ['domain', 'errors', 'next-step', 'files/settings/settings-file'],
  api: ['domain', 'errors', 'next-step', 'session/trusted-hosts', 'session/proxy'],
  files: ['domain', 'errors', 'next-step'],
  actions: ['domain', 'errors', 'next-step', 'api', 'files'],
  terminal: ['domain', 'errors', 'next-step'],
  cli: ['domain', 'errors', 'next-step', 'session', 'api', 'files', 'actions', 'terminal'],
  completion: ['domain', 'cli/open-context', 'cli/program/config', 'simulator/index'],
  demo: ['errors', 'next-step', 'files', 'cli/program/runtime', 'domain/outcomes', 'simulation'],
  simulation: [
    'domain/text',
    'errors',
    'session/trusted-hosts',
    'files',
    'actions/context',
    'domain/simulator',
    'simulator/index',
  ],
  simulator: [],
};

/** The parts of the simulator, from the inside out, and what each may import of the others. */
const simulatorParts = {
  model: [],
  engine: ['model'],
  'engine/states': ['model'],
  'engine/mappings': ['model', 'engine/states'],
  http: ['model', 'engine'],
  scenarios: ['model', 'engine'],
  server: ['model', 'engine', 'http'],
};

/**
 * The parts of the domain in the order in which a file passes them: what it says, what that means,
 * how it differs, whether it is right, what it would change. Each may import what stands before it.
 */
const domainParts = [
  'text',
  'source',
  'configuration',
  'comparison',
  'mappings',
  'connections',
  'notifications',
  'write-errors',
  'diagnosis',
  'check',
  'validation',
  'plan',
  'watch',
];

/** The topics of the actions, and what each may import of the others. */
const actionTopics = {
  access: [],
  auth: [],
  connections: [],
  mappings: ['connections'],
  configuration: ['connections', 'mappings'],
  notifications: ['connections'],
  'api-version': ['connections'],
  watch: ['connections'],
};

/** Who alone imports a package; below src. */
const packages = {
  '@oclif/core': ['commands', 'lib/cli', 'lib/completion'],
  '@oclif/plugin-help': ['commands/help.ts'],
  'agent-base': ['lib/api/http/tunnel.ts'],
  ansis: ['start/fast-help.ts'],
  atomically: ['lib/files/output-file.ts'],
  chalk: ['lib/terminal'],
  conf: ['lib/files/settings/settings-file.ts'],
  'env-paths': ['lib/session/store.ts'],
  'fastest-levenshtein': ['lib/domain/text/nearest.ts'],
  got: ['lib/api'],
  'https-proxy-agent': ['lib/api/http/tunnel.ts'],
  inquirer: ['lib/terminal/prompts.ts'],
  // Reading a text is pure, and what the rest of the domain is told has its place in that text.
  'jsonc-parser': ['lib/domain/source'],
  open: ['lib/terminal/browser.ts'],
  ora: ['lib/terminal/progress.ts'],
  'string-width': ['lib/terminal/wrap.ts'],
  'supports-color': ['start/fast-help.ts'],
  yaml: ['lib/domain/source'],
};

/** Who alone imports a module of Node.js that has effects; below src. */
const platform = {
  // Start-up comes before files and keeps what is compiled; the simulator imports nothing of the
  // rest.
  fs: ['lib/files', 'lib/simulator/server', 'start'],
  // The editor, the demo's commands, detached simulators and git's remotes are programs.
  child_process: [
    'lib/files/editor.ts',
    'lib/files/run-program.ts',
    'lib/simulation',
    'lib/session/git-remote.ts',
  ],
  // got is the client; these are the page that a browser comes back to, two checks and a table.
  http: ['lib/cli/authorization', 'lib/cli/flags/api.ts', 'lib/api', 'lib/simulator/server'],
  net: [
    'lib/cli/authorization',
    'lib/files/input-file.ts',
    'lib/session/proxy.ts',
    'lib/simulator/server',
  ],
  // A hash is pure; a random one is in the page's address.
  crypto: ['lib/cli/authorization', 'lib/domain/plan/version.ts', 'lib/simulator/model'],
  // Folders of the system, and the numbers of its signals.
  os: ['lib/files', 'lib/simulation', 'lib/cli/program/interruption.ts', 'start'],
  // It reads keys.
  readline: ['lib/terminal/screen.ts'],
  tty: ['lib/terminal'],
  module: ['start'],
  vm: ['start'],
  zlib: ['start'],
};

/** What any file may import of Node.js: it has no effects. */
const pure = ['path', 'url', 'util', 'stream'];

const severity = /** @type {const} */ ('error');

/** @param {readonly string[]} words */
const anyOf = (words) => `(${words.map((word) => word.replaceAll('.', '\\.')).join('|')})`;

/** Everything below src but some folders and files. @param {readonly string[]} homes */
const outside = (homes) => ({path: '^src/', pathNot: `^src/${anyOf(homes)}(/|$)`});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity,
      from: {path: '^src/'},
      to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is not part of the program.',
      severity,
      from: {
        orphan: true,
        path: '^src/',
        pathNot: '^src/(main|start/start)\\.ts$|^src/start/build/|\\.d\\.ts$',
      },
      to: {},
    },
    {
      name: 'errors-know-next-steps-alone',
      comment: 'A failure and what leads on from it are what every layer stands on.',
      severity,
      from: {path: '^src/lib/(errors|next-step)\\.ts$'},
      to: {path: '^src/', pathNot: '^src/lib/next-step\\.ts$'},
    },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `${layer}-imports-its-own`,
      comment: `${layer} may import ${[...allowed, 'itself'].join(', ')}.`,
      severity,
      from: {path: `^src/lib/${layer}/`},
      to: {path: '^src/', pathNot: `^src/lib/(${[layer, ...allowed].join('|')})[/.]|^src/[^/]+$`},
    })),
    ...domainParts.slice(0, -1).map((part, index) => ({
      name: `domain-${part}-imports-nothing-after-it`,
      comment: `The domain’s order is ${domainParts.join(', ')}.`,
      severity,
      from: {path: `^src/lib/domain/${part}/`},
      to: {path: `^src/lib/domain/(${domainParts.slice(index + 1).join('|')})/`},
    })),
    {
      name: 'domain-reading-knows-words-alone',
      comment: 'What else stands at the top of the domain knows mappings and connections.',
      severity,
      from: {path: '^src/lib/domain/(text|source|configuration|comparison)/'},
      to: {path: '^src/lib/domain/[^/]+$', pathNot: '^src/lib/domain/json\\.ts$'},
    },
    ...Object.entries(simulatorParts).map(([part, allowed]) => ({
      name: `simulator-${part.replace('/', '-')}-imports-its-own`,
      comment: `The simulator’s ${part} may import ${[...allowed, 'itself'].join(', ')}.`,
      severity,
      from: {path: `^src/lib/simulator/${part}/`},
      to: {path: '^src/', pathNot: `^src/lib/simulator/(${[part, ...allowed].join('|')})/`},
    })),
    {
      name: 'commands-import-the-upper-layers',
      comment: 'A command knows cli, files, actions, views, domain, and the type of a failure.',
      severity,
      from: {path: '^src/commands/'},
      to: {
        path: '^src/lib/',
        pathNot:
          '^src/lib/(cli|completion|demo|simulation|files|actions|domain|terminal/views)/|^src/lib/(errors|next-step)\\.ts$',
      },
    },
    {
      name: 'start-imports-settings-only',
      comment: 'Start-up comes before the program, and is quick because it knows nothing of it.',
      severity,
      from: {path: '^src/start/'},
      to: {path: '^src/', pathNot: '^src/(start/|version\\.ts$|lib/session/settings\\.ts$)'},
    },
    ...Object.entries(actionTopics).map(([topic, allowed]) => ({
      name: `actions-${topic}-imports-its-own`,
      comment: `Actions of ${topic} may import ${[...allowed, 'no topic'].join(', ')}.`,
      severity,
      from: {path: `^src/lib/actions/${topic}/`},
      to: {
        path: '^src/lib/actions/[^/]+/',
        pathNot: `^src/lib/actions/${anyOf([topic, ...allowed])}/`,
      },
    })),
    {
      name: 'actions-share-what-knows-no-topic',
      comment: 'A wait is one for all; only the raw call has to find a connection.',
      severity,
      from: {path: '^src/lib/actions/[^/]+$', pathNot: '/api\\.ts$'},
      to: {path: '^src/lib/actions/[^/]+/'},
    },
    {
      name: 'terminal-serves-views',
      comment: 'Views are made of tables, colors and text; these know of no view.',
      severity,
      from: {path: '^src/lib/terminal/[^/]+$'},
      to: {path: '^src/lib/terminal/views/'},
    },
    {
      name: 'program-knows-no-command',
      comment: 'The program finds and runs any command; the base command knows its runtime.',
      severity,
      from: {path: '^src/lib/cli/program/'},
      to: {path: '^src/(commands/|lib/cli/)', pathNot: '^src/lib/cli/program/'},
    },
    {
      name: 'flags-know-no-command',
      comment: 'Flags are described and read; what a command does with them is not known there.',
      severity,
      from: {path: '^src/lib/cli/flags/'},
      to: {path: '^src/lib/cli/', pathNot: '^src/lib/cli/flags/'},
    },
    ...Object.entries(packages).map(([name, homes]) => ({
      name: `${name}-has-its-home`,
      comment: `${name} is imported by ${homes.join(', ')} alone.`,
      severity,
      from: outside(homes),
      to: {path: `node_modules/${name}/`},
    })),
    {
      name: 'packages-have-homes',
      comment: 'A package that is new needs a home in the table.',
      severity,
      from: {path: '^src/'},
      to: {
        path: 'node_modules/',
        pathNot: `node_modules/(@types|${Object.keys(packages).join('|')})/`,
      },
    },
    ...Object.entries(platform).map(([name, homes]) => ({
      name: `node-${name}-has-its-homes`,
      comment: `node:${name} is imported by ${homes.join(', ')} alone.`,
      severity,
      from: outside(homes),
      to: {path: `^(node:)?${name}(/|$)`},
    })),
    {
      name: 'node-modules-have-homes',
      comment: 'What Node.js does with the world outside needs a home in the table.',
      severity,
      from: {path: '^src/'},
      to: {
        dependencyTypes: ['core'],
        pathNot: `^(node:)?${anyOf([...Object.keys(platform), ...pure])}(/|$)`,
      },
    },
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
