import {readFileSync, writeFileSync} from 'node:fs';
import {cpus, type} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {fill, table} from '../../bin/generate/readme.mts';
import {benchmarks, type Benchmark} from './benchmarks.ts';
import {measureComparing} from './comparing.ts';
import {measureFleet} from './fleet.ts';
import {measureGrouping} from './grouping.ts';
import {measureJob, type Measured} from './job.ts';

/*
 * Times whole commands of the built program against a bare `node -e 0`, on a simulator. It prints;
 * it asserts nothing. `npm run bench -- --runs 5 --only list` measures less; `--write` puts the
 * table into docs/speed.md. BENCH_PLUGIN names the bin/run.js of an installed Heroku Connect plugin,
 * which then does the same jobs beside.
 */

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '15'},
    only: {type: 'string', default: ''},
    write: {type: 'boolean', default: false},
  },
});
const root = path.join(import.meta.dirname, '..', '..');
const program = path.join(root, 'bin', 'run.js');
const plugin = process.env.BENCH_PLUGIN;
const runs = Number(values.runs);

const titles = ['command', 'times', 'memory', 'requests', 'to reach'];
if (plugin !== undefined) titles.push('plugin: times', 'memory', 'requests');

function cells({ratio, mebibytes, requests}: Measured): string[] {
  return [ratio.median.toFixed(2), `${mebibytes.toFixed(0)} MiB`, String(requests)];
}

function toReach({ratio, mebibytes, requests}: NonNullable<Benchmark['reach']>): string {
  const parts = [
    ratio === undefined ? [] : [`${ratio} times`],
    mebibytes === undefined ? [] : [`${mebibytes} MiB`],
    requests === undefined ? [] : [requests === 1 ? '1 request' : `${requests} requests`],
  ];
  return parts.flat().join(', ');
}

async function rowOf(benchmark: Benchmark): Promise<string[]> {
  const {name, argv, status = 0, reach = {}} = benchmark;
  const own = await measureJob(program, argv, benchmark, runs);
  if (own.status !== status) throw new Error(`${name} ended with ${own.status ?? 'a signal'}.`);
  const row = [name, ...cells(own), toReach(reach)];
  if (plugin === undefined) return row;
  if (benchmark.plugin === undefined) return [...row, '', '', ''];
  // What goes before is hconnect’s own remembering; the plugin remembers nothing.
  const same = {...benchmark, before: [], cold: []};
  const other = await measureJob(plugin, benchmark.plugin, same, runs);
  if (other.status !== 0) return [...row, `status ${other.status ?? 'none'}`, '', ''];
  return [...row, ...cells(other)];
}

const rows: string[][] = [];
for (const benchmark of benchmarks.filter(({name}) => name.includes(values.only))) {
  const row = await rowOf(benchmark);
  console.error(row.join('  '));
  rows.push(row);
}
const comparing = 'config:diff, 1,000 mappings: reading and comparing, in times of JSON.parse';
if (comparing.includes(values.only)) {
  rows.push([comparing, (await measureComparing(program, runs)).toFixed(2), '', '', '3 times']);
}
const grouping = '10,000 write errors: grouping, in times of JSON.parse of their pages';
if (grouping.includes(values.only)) {
  rows.push([grouping, (await measureGrouping(runs)).toFixed(2), '', '', '3 times']);
}
const fleet = 'check --all, 1,000 connections of 20 mappings, in times of reading and parsing them';
if (fleet.includes(values.only)) {
  const {ratio, mebibytes} = await measureFleet(program, runs);
  const memory = `${mebibytes.whole.toFixed(0)} MiB; 250 of them ${mebibytes.quarter.toFixed(0)} MiB`;
  rows.push([fleet, ratio.toFixed(2), memory, '10', '2 times']);
}
const machine =
  `Node.js ${process.version}, ${type()} with ${cpus().length} cores, ` +
  `${new Date().toISOString().slice(0, 10)}, medians of ${runs} runs.`;
const text = `${machine}\n\n${table(titles, rows.map(padded))}`;
console.log(text);
if (values.write) {
  const page = path.join(root, 'docs', 'speed.md');
  writeFileSync(page, fill(readFileSync(page, 'utf8'), {benchmark: text}));
}

function padded(row: readonly string[]): string[] {
  return titles.map((_, column) => row[column] ?? '');
}
