/** A command to be measured, and the world that it finds. */
export interface Benchmark {
  name: string;
  argv: string[];
  scenario?: string;
  /** Command lines that go before, once, to remember a place; without any, each run is a first one. */
  before?: string[][];
}

const production = ['--app', 'acme-production'];
const remembered = [['connections:info', ...production]];

export const benchmarks: readonly Benchmark[] = [
  {name: '--version', argv: ['--version']},
  {name: '--help', argv: ['--help']},
  {name: 'connections:pause --help', argv: ['connections:pause', '--help']},
  {
    name: 'connections:info, place looked up',
    argv: ['connections:info', ...production, '--no-mappings'],
  },
  {name: 'connections:info', argv: ['connections:info', ...production], before: remembered},
  {
    name: 'connections:info --json',
    argv: ['connections:info', ...production, '--json'],
    before: remembered,
  },
  {name: 'mappings:list', argv: ['mappings:list', ...production], before: remembered},
  {
    name: 'mappings:list --json',
    argv: ['mappings:list', ...production, '--json'],
    before: remembered,
  },
  {name: 'mappings:info', argv: ['mappings:info', 'Account', ...production], before: remembered},
  {name: 'connections:restart', argv: ['connections:restart', ...production], before: remembered},
  {name: 'config:export', argv: ['config:export', ...production], before: remembered},
  {
    name: 'mappings:list, 3,000 mappings',
    argv: ['mappings:list', '--app', 'acme-warehouse'],
    scenario: 'large',
    before: [['connections:info', '--app', 'acme-warehouse', '--no-mappings']],
  },
  {name: 'connections:list, ten regions', argv: ['connections:list']},
  {name: 'connections:list, 1,000 connections', argv: ['connections:list'], scenario: 'many'},
];
