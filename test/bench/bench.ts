import {mkdtempSync, rmSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {clientSettings} from '../../src/lib/command/simulation/simulation.ts';
import {startSimulator} from '../../src/lib/simulator/index.ts';
import {benchmarks, type Benchmark} from './benchmarks.ts';
import {measure} from './measure.ts';

/*
 * Times whole commands of the built program against a bare `node -e 0`, on a simulator. It prints;
 * it asserts nothing. `npm run bench -- --runs 5 --only list` measures less.
 */

const {values} = parseArgs({
  options: {runs: {type: 'string', default: '15'}, only: {type: 'string', default: ''}},
});
const program = path.join(import.meta.dirname, '..', '..', 'bin', 'run.js');
const runs = Number(values.runs);

// Where these are exported, every start of node pays for parsing a bundle of certificates.
const {NODE_EXTRA_CA_CERTS: _extra, SSL_CERT_FILE: _file, ...environment} = process.env;

async function bench({name, argv, scenario, before = []}: Benchmark): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hconnect-bench-'));
  const simulator = await startSimulator({scenario: scenario ?? 'granted', pace: 0});
  try {
    const env = {...environment, ...clientSettings(simulator), HCONNECT_CONFIG_DIR: folder};
    const command = {argv: [program, ...argv], env, cwd: tmpdir()};
    for (const line of before) await measure({...command, argv: [program, ...line]}, 0);
    let requests = 0;
    const prepare = () => {
      requests = simulator.requests().length;
      if (before.length === 0) rmSync(folder, {recursive: true, force: true});
    };
    const {ratio, milliseconds, mebibytes, status} = await measure(command, runs, prepare);
    return [
      name,
      `${ratio.median.toFixed(2)}x`,
      `${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)}`,
      `${milliseconds.toFixed(0)} ms`,
      `${mebibytes.toFixed(0)} MiB`,
      String(simulator.requests().length - requests),
      status === 0 ? '' : `status ${status ?? 'none'}`,
    ];
  } finally {
    await simulator.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

console.log(
  `Node ${process.version}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}; ` +
    `medians of ${runs} pairs with a bare node\n`,
);
const print = (cells: readonly string[]) => {
  const widths = [44, 8, 13, 9, 8, 9, 10];
  console.log(
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join(' ')
      .trimEnd(),
  );
};
print(['command', 'ratio', 'range', 'time', 'memory', 'requests']);
for (const benchmark of benchmarks) {
  if (benchmark.name.includes(values.only)) print(await bench(benchmark));
}
