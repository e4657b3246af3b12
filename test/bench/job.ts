import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startSimulator} from '../../src/lib/simulator/index.ts';
import type {Benchmark} from './benchmarks.ts';
import {writeConfigurations} from './files.ts';
import {measure, type Measurement} from './measure.ts';

/** What a job needs, measured with one program. */
export interface Measured extends Measurement {
  requests: number;
}

// Where these are exported, every start of node pays for parsing a bundle of certificates.
const {NODE_EXTRA_CA_CERTS: _extra, SSL_CERT_FILE: _file, ...environment} = process.env;

/** The discovery host's, and ten after it for the cells; below those that systems give to clients. */
const fixedPort = 24_310;

/**
 * Measures a benchmark on a simulator of its own.
 *
 * @param program what node runs
 * @param argv the benchmark's own, or the same job in the words of another program
 */
export async function measureJob(
  program: string,
  argv: readonly string[],
  benchmark: Benchmark,
  runs: number,
): Promise<Measured> {
  const {before = [], cold = [], changes = false, mappings = 0, scenario = 'granted'} = benchmark;
  const folder = mkdtempSync(path.join(tmpdir(), 'hconnect-bench-'));
  const [places, code] = [path.join(folder, 'settings'), path.join(folder, 'code')];
  // Its addresses are in the settings, so where it starts anew it has to have the same ones.
  const port = changes ? fixedPort : 0;
  let simulator = await startSimulator({scenario, speed: 0, port});
  try {
    const env = {
      ...environment,
      ...simulator.settings,
      HCONNECT_CONFIG_DIR: places,
      HCONNECT_CACHE_DIR: code,
    };
    const [one, other] = mappings === 0 ? ['', ''] : writeConfigurations(folder, mappings);
    const words = argv.map((word) => word.replace('{one}', one).replace('{other}', other));
    const command = (line: readonly string[]) => ({argv: [program, ...line], env, cwd: folder});
    for (const line of before) await measure(command(line), 0);
    let requests = 0;
    const prepare = async () => {
      if (cold.includes('places')) rmSync(places, {recursive: true, force: true});
      if (cold.includes('code')) rmSync(code, {recursive: true, force: true});
      if (changes) {
        await simulator.close();
        simulator = await startSimulator({scenario, speed: 0, port});
      }
      requests = simulator.requests().length;
    };
    const measured = await measure(command(words), runs, prepare);
    return {...measured, requests: simulator.requests().length - requests};
  } finally {
    await simulator.close();
    rmSync(folder, {recursive: true, force: true});
  }
}
