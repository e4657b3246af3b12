import {expect} from 'vitest';
import {expectErrorDocument, expectThreeLines, type ErrorDocument} from '../evidence.ts';
import {nextCommandOf} from '../next-steps.ts';
import type {Options, Sandbox} from './sandbox.ts';

/**
 * Runs a command line that fails, once for a person and once for a script. Both end with the same
 * status, have nothing on stdout, and lead to the same next command.
 *
 * @returns the document, with the words of the next command without `hconnect`, and what a person is
 *   shown
 */
export async function expectFailure(
  {hconnect}: Pick<Sandbox, 'hconnect'>,
  argv: readonly string[],
  status: number,
  options?: Options,
): Promise<ErrorDocument & {next: string[]; shown: string}> {
  const shown = await hconnect(argv, options);
  expectThreeLines(shown, status);
  expect(shown.stdout).toBe('');
  const next = nextCommandOf(shown);
  const written = await hconnect([...argv, '--json'], options);
  const document = expectErrorDocument(written, status);
  const withoutJson = nextCommandOf(written).filter((word) => word !== '--json');
  expect(withoutJson).toEqual(next.filter((word) => word !== '--json'));
  return {...document, next, shown: shown.stderr};
}
