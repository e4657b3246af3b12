import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {writeConfigurations} from './files.ts';
import {median, run} from './measure.ts';

/**
 * What `config:diff` takes for 1,000 mappings of 500 fields beyond what it takes for two small
 * files, in times of what `JSON.parse` of the two large ones takes.
 */
export async function measureComparing(program: string, runs: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hconnect-bench-'));
  try {
    const small = writeConfigurations(folder, 1);
    const large = writeConfigurations(folder, 1000);
    const parse = 'process.argv.slice(1).map((file) => JSON.parse(fs.readFileSync(file)))';
    const env = {...process.env, HCONNECT_CACHE_DIR: path.join(folder, 'code')};
    const time = async (...argv: string[]) => (await run({argv, env})).milliseconds;
    const ratios: number[] = [];
    for (let pair = -1; pair < runs; pair += 1) {
      const beyond = -(await time(program, 'config:diff', ...small));
      const comparing = beyond + (await time(program, 'config:diff', ...large));
      const parsing = (await time('-e', parse, ...large)) - (await time('-e', parse, ...small));
      if (pair >= 0) ratios.push(comparing / parsing);
    }
    return median(ratios);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
