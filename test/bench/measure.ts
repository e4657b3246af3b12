import {spawn} from 'node:child_process';
import path from 'node:path';

/** A process to be timed: the arguments of `node`, and what is piped into it. */
export interface Program {
  argv: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  stdin?: string;
}

export interface Run {
  milliseconds: number;
  status: number | null;
}

/** A program's time against a bare node's, taken in turn, and what it needs besides. */
export interface Measurement {
  /** The median of the ratios within the pairs, and their range. */
  ratio: {median: number; least: number; most: number};
  milliseconds: number;
  mebibytes: number;
  status: number | null;
}

/**
 * Times a program in pairs with `node -e 0`: the speed of a machine drifts, ratios hold.
 *
 * @param runs how many pairs
 * @param prepare called before each run, outside of the time taken
 */
export async function measure(
  program: Program,
  runs: number,
  prepare: () => Promise<void> | void = () => undefined,
): Promise<Measurement> {
  const bare = {argv: ['-e', '0'], env: program.env};
  await run(bare);
  await prepare();
  const warm = await run(program);
  const times: number[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < runs; pair += 1) {
    const base = await run(bare);
    await prepare();
    const {milliseconds} = await run(program);
    times.push(milliseconds);
    ratios.push(milliseconds / base.milliseconds);
  }
  await prepare();
  return {
    ratio: {median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios)},
    milliseconds: median(times),
    mebibytes: await peakMemory(program),
    status: warm.status,
  };
}

/** Runs a program once, its output thrown away. */
export function run({argv, env, cwd, stdin}: Program): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [...argv], {
      env,
      ...(cwd === undefined ? {} : {cwd}),
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore'],
    });
    child.stdin?.end(stdin);
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({milliseconds: performance.now() - start, status});
    });
  });
}

/** The most memory that a run holds, told by the process itself; a run of its own, not a timed one. */
export async function peakMemory({argv, env, cwd, stdin}: Program): Promise<number> {
  const tell = path.join(import.meta.dirname, 'tell-peak-memory.cjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', tell, ...argv], {
      env,
      ...(cwd === undefined ? {} : {cwd}),
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore', 'pipe'],
    });
    child.stdin?.end(stdin);
    let told = '';
    child.stdio[3]?.on('data', (text: Buffer) => (told += text.toString()));
    child.on('error', reject);
    child.on('close', () => {
      resolve(Number(told) / 1024);
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
