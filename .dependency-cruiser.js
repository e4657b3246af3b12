/** What each layer may import of the others; what is not listed here is forbidden. */
const layers = {
  domain: ['errors'],
  session: ['domain', 'errors'],
  api: ['domain', 'errors', 'session/trusted-hosts'],
  files: ['domain', 'errors'],
  actions: ['domain', 'errors', 'api', 'files'],
  terminal: ['domain', 'errors'],
  cli: ['domain', 'errors', 'session', 'api', 'files', 'actions', 'terminal'],
  completion: ['domain', 'cli/open-context', 'cli/program/config', 'simulator/index'],
  demo: ['errors', 'files', 'cli/program/runtime', 'terminal/views/demo', 'simulator/index'],
  simulator: [],
};

/** The parts of the simulator, from the inside out, and what each may import of the others. */
const simulatorParts = {
  model: [],
  engine: ['model'],
  http: ['model', 'engine'],
  scenarios: ['model', 'engine'],
  server: ['model', 'engine', 'http'],
};

/** The packages that one layer alone knows. */
const owners = {
  conf: 'session',
  got: 'api',
  ora: 'terminal',
  chalk: 'terminal',
  inquirer: 'terminal',
  'cli-table3': 'terminal',
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {path: '^src/'},
      to: {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is not part of the program.',
      severity: 'error',
      from: {orphan: true, path: '^src/', pathNot: '^src/(main|start/start)\\.ts$|\\.d\\.ts$'},
      to: {},
    },
    {
      name: 'errors-import-nothing',
      severity: 'error',
      from: {path: '^src/lib/errors\\.ts$'},
      to: {path: '^src/'},
    },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `${layer}-imports-its-own`,
      comment: `${layer} may import ${[...allowed, 'itself'].join(', ')}.`,
      severity: /** @type {const} */ ('error'),
      from: {path: `^src/lib/${layer}/`},
      to: {path: '^src/', pathNot: `^src/lib/(${[layer, ...allowed].join('|')})[/.]|^src/[^/]+$`},
    })),
    ...Object.entries(simulatorParts).map(([part, allowed]) => ({
      name: `simulator-${part}-imports-its-own`,
      comment: `The simulator’s ${part} may import ${[...allowed, 'itself'].join(', ')}.`,
      severity: /** @type {const} */ ('error'),
      from: {path: `^src/lib/simulator/${part}/`},
      to: {path: '^src/', pathNot: `^src/lib/simulator/(${[part, ...allowed].join('|')})/`},
    })),
    {
      name: 'simulator-server-owns-sockets-and-files',
      severity: 'error',
      from: {path: '^src/lib/simulator/', pathNot: '^src/lib/simulator/server/'},
      to: {path: '^(node:)?(http|https|net|tls|fs|fs/promises|timers)$'},
    },
    {
      name: 'commands-import-the-upper-layers',
      comment: 'A command knows cli, files, actions, views, domain, and the type of a failure.',
      severity: 'error',
      from: {path: '^src/commands/'},
      to: {
        path: '^src/lib/',
        pathNot:
          '^src/lib/(cli|completion|demo|files|actions|domain|terminal/views)/|^src/lib/errors\\.ts$',
      },
    },
    {
      name: 'start-imports-settings-only',
      comment: 'Start-up comes before the program, and is quick because it knows nothing of it.',
      severity: 'error',
      from: {path: '^src/start/'},
      to: {path: '^src/', pathNot: '^src/(start/|version\\.ts$|lib/session/settings\\.ts$)'},
    },
    ...Object.entries(owners).map(([name, layer]) => ({
      name: `${name}-belongs-to-${layer}`,
      severity: /** @type {const} */ ('error'),
      from: {path: '^src/', pathNot: `^src/lib/${layer}/`},
      to: {path: `node_modules/${name}/`},
    })),
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
