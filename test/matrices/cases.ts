import {startWorld, type Result, type RunOptions} from '../harness/world.ts';

/** A command line, without the command’s id, and how it ends. */
export interface Case {
  argv: readonly string[];
  scenario?: string;
  /** 0 where it is left out. */
  status?: number;
  options?: RunOptions;
}

/** How a command is taken through success, nothing and failure. */
export interface Cases {
  success: Case;
  /** What there is to say where there is nothing. */
  nothing: Case;
  /** Where it is left out: a token that the service does not accept, which ends in 4. */
  failure?: Case;
}

/** A command line with more flags, which go before the two dashes of a command that it runs. */
export function withFlags(argv: readonly string[], flags: readonly string[]): string[] {
  const dashes = argv.indexOf('--');
  return argv.toSpliced(dashes === -1 ? argv.length : dashes, 0, ...flags);
}

/** Runs a command, in a world of its own. */
export async function runCase(
  id: string,
  {argv, scenario = 'granted', options}: Case,
  ...flags: string[]
): Promise<Result> {
  const world = await startWorld(scenario);
  return world.hconnect([id, ...argv, ...flags], options);
}
