/** A command to be measured, the world that it finds, and what is to be reached. */
export interface Benchmark {
  name: string;
  /** `{one}` and `{other}` stand for two configurations. */
  argv: string[];
  scenario?: string;
  /** Command lines that go before, once, to remember a place. */
  before?: string[][];
  /** What each run finds empty: what is remembered of places, and the folder of compiled code. */
  cold?: readonly ('places' | 'code')[];
  /** The world is as new for each run, because the command changes it. */
  changes?: boolean;
  /** How many mappings of 500 fields the two configurations have. */
  mappings?: number;
  /** The exit status; 0 where it is left out. */
  status?: number;
  /** At most: times of a bare node, MiB, requests. */
  reach?: {ratio?: number; mebibytes?: number; requests?: number};
  /** The same job with the official plugin. */
  plugin?: string[];
}

const production = ['--app', 'acme-production'];
const resource = ['--resource', 'herokuconnect-regular-10482'];
const remembered = [['connections:info', ...production]];
const read = {
  before: remembered,
  reach: {ratio: 3.5, mebibytes: 55, requests: 1},
};
const action = (requests: number) => ({
  before: remembered,
  changes: true,
  reach: {ratio: 4, requests},
});
const sizes = [10, 100, 1000];

export const benchmarks: readonly Benchmark[] = [
  {name: '--version', argv: ['--version'], reach: {ratio: 1.3, requests: 0}, plugin: ['--version']},
  {name: '--help', argv: ['--help'], reach: {ratio: 1.3, requests: 0}},
  {
    name: 'connections:pause --help',
    argv: ['connections:pause', '--help'],
    reach: {ratio: 2.8, requests: 0},
  },
  {
    name: 'connections:info',
    argv: ['connections:info', ...production],
    plugin: ['connect:info', ...production],
    ...read,
  },
  {name: 'connections:info --json', argv: ['connections:info', ...production, '--json'], ...read},
  {name: 'mappings:list', argv: ['mappings:list', ...production], ...read},
  {name: 'mappings:list --json', argv: ['mappings:list', ...production, '--json'], ...read},
  {
    name: 'mappings:info',
    argv: ['mappings:info', 'Account', ...production],
    before: remembered,
    plugin: ['connect:mapping:state', 'Account', ...production],
  },
  {
    name: 'connections:write-errors, 240 write errors',
    argv: ['connections:write-errors', ...production],
    scenario: 'write-errors',
    plugin: ['connect:write-errors', ...production],
    ...read,
  },
  {name: 'check', argv: ['check', ...production], ...read},
  {
    name: 'connections:info, the place to be looked up',
    argv: ['connections:info', ...production],
    cold: ['places'],
  },
  {
    name: 'connections:info, the first run, all caches cold',
    argv: ['connections:info', ...production],
    cold: ['places', 'code'],
    reach: {ratio: 5},
  },
  {
    name: 'connections:pause',
    argv: ['connections:pause', ...production],
    plugin: ['connect:pause', ...production],
    // Which connections the app has now is asked first.
    ...action(2),
  },
  {name: 'connections:pause, by resource', argv: ['connections:pause', ...resource], ...action(1)},
  {
    name: 'mappings:reload',
    argv: ['mappings:reload', 'Account', '--confirm', 'Account', ...production],
    plugin: ['connect:mapping:reload', 'Account', ...production],
    // The connection and the rows that are lost are looked at before.
    ...action(3),
  },
  {
    name: 'config:export',
    argv: ['config:export', ...production],
    before: remembered,
    plugin: ['connect:export', ...production],
  },
  {
    name: 'mappings:list, 3,000 mappings',
    argv: ['mappings:list', '--app', 'acme-warehouse'],
    scenario: 'large',
    before: [['connections:info', '--app', 'acme-warehouse', '--no-mappings']],
    reach: {ratio: 6, mebibytes: 90, requests: 1},
    plugin: ['connect:info', '--app', 'acme-warehouse'],
  },
  {name: 'connections:list, ten regions', argv: ['connections:list']},
  {
    name: 'connections:list, 1,000 connections',
    argv: ['connections:list'],
    scenario: 'many',
    reach: {ratio: 8},
  },
  {
    name: 'connections:list --json, 1,000 connections',
    argv: ['connections:list', '--json'],
    scenario: 'many',
    reach: {ratio: 8},
  },
  ...sizes.flatMap((mappings): Benchmark[] => {
    const size = `${mappings.toLocaleString('en')} mappings`;
    return [
      {
        name: `config:format, ${size}`,
        argv: ['config:format', '--check', '{one}'],
        // The file is not in canonical order.
        status: 7,
        mappings,
      },
      {
        name: `config:diff, ${size}`,
        argv: ['config:diff', '{one}', '{other}'],
        mappings,
      },
      {
        name: `config:plan, ${size}`,
        argv: ['config:plan', '{one}', ...production],
        before: remembered,
        mappings,
      },
    ];
  }),
];
