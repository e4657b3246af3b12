/*
 * Answers --version and the help of the whole program before the program is read. The build has
 * rendered that help by the program, which would answer with the same bytes.
 */
import {writeSync} from 'node:fs';
import {userAgent} from '../version.ts';

/** The help of the whole program, rendered by the build. */
export interface RootHelp {
  /** With bold titles. */
  text: string;
  /** It is the same in any terminal that has this many columns or more. */
  width: number;
}

/**
 * Answers a command line that needs no program.
 *
 * @param help as the build has rendered it
 * @param columns the width that the user has asked for, if any; then the program wraps the help
 * @returns false where the program has to run: nothing is written then
 */
export async function printFastHelp(
  argv: readonly string[],
  help: RootHelp,
  columns: string | undefined,
): Promise<boolean> {
  const [first = '--help', ...rest] = argv;
  if (first === '--version' || first === '-v') return write(`${userAgent}\n`);
  const helpRequested = (first === '--help' || first === '-h') && rest.length === 0;
  if (!helpRequested || columns !== undefined || !isWide(help.width)) return false;
  const paint = await painter();
  return write(help.text.replace(heading, (_, title: string) => paint(title)));
}

/** The titles of sections, which oclif prints in bold. */
const heading = /\x1b\[1m(.*?)\x1b\[22m/g; // eslint-disable-line no-control-regex

/** Prints in bold as oclif does: where both streams can show it. */
async function painter(): Promise<(title: string) => string> {
  const {default: supportsColor} = await import('supports-color');
  if (!supportsColor.stdout || !supportsColor.stderr) return (title) => title;
  const {default: ansis} = await import('ansis');
  return (title) => ansis.bold(title);
}

/** Whether no line of a help that was rendered for `width` columns would be wrapped. */
function isWide(width: number): boolean {
  // A terminal that does not know its width has 80 columns, as everything else that is no terminal.
  return !process.stdout.isTTY || (process.stdout.columns || 80) >= width;
}

/** What cannot be written here, the program will try to write, and say why it failed. */
function write(text: string): boolean {
  // A console of Windows takes other characters only from the stream that Node.js has for it.
  if (process.platform === 'win32' && process.stdout.isTTY) return false;
  const bytes = Buffer.from(text);
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written);
  } catch {
    return false;
  }
  return true;
}
