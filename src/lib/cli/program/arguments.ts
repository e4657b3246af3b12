import {shellWord} from '../../domain/text/shell-word.ts';

/**
 * Turns the words of a command line into a command's id and the rest: `connections list -a acme`
 * and `connections:list -a acme` are the same.
 *
 * @param ids every id and alias
 */
export function splitCommand(
  argv: readonly string[],
  ids: readonly string[],
): [id: string, rest: string[]] {
  const known = new Set(ids);
  let best = 1;
  for (let words = 2; words <= argv.length && !argv[words - 1]?.startsWith('-'); words += 1) {
    if (known.has(argv.slice(0, words).join(':'))) best = words;
  }
  return [argv.slice(0, best).join(':'), argv.slice(best)];
}

/** The command line as it can be pasted into a shell. */
export function quote(argv: readonly string[]): string {
  return ['hconnect', ...argv.map(shellWord)].join(' ');
}

/** Whether a flag stands among the arguments, and not behind `--`. */
export function hasFlag(argv: readonly string[], ...names: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).some((word) => names.includes(word));
}

/** The words after two dashes, as they came; oclif's own list of them is sorted. */
export function wordsAfterDashes(argv: readonly string[]): string[] {
  const dashes = argv.indexOf('--');
  return dashes === -1 ? [] : argv.slice(dashes + 1);
}
