import {lstatSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect} from 'vitest';
import {failureKinds} from '../../src/lib/errors.ts';

/** What a process has left: how it ended and what it wrote. */
export interface Outcome {
  /** 128 and the signal's number where a signal has ended it. */
  status: number;
  stdout: string;
  stderr: string;
}

/**
 * Every file and folder below a folder, with what tells whether it has changed. Other programs may
 * still write there: what is gone before it is looked at, as what they write to first, is left out.
 */
export function listing(folder: string): Map<string, string> {
  const entries = below(folder).flatMap((name) => {
    const stats = lstatSync(path.join(folder, name), {throwIfNoEntry: false});
    if (stats === undefined) return [];
    return [[name, [stats.mode, stats.size, stats.mtimeMs, stats.ino].join(' ')] as const];
  });
  return new Map(entries.sort());
}

/** Names relative to the folder. Links are not followed, as Node.js's own recursion does. */
function below(folder: string, parent = ''): string[] {
  const read = () => readdirSync(path.join(folder, parent), {withFileTypes: true});
  return (ifReadable(read) ?? []).flatMap((entry) => {
    const name = path.join(parent, entry.name);
    return entry.isDirectory() ? [name, ...below(folder, name)] : [name];
  });
}

/** What a look at a file has found, or undefined where it is gone, or where only root may look. */
function ifReadable<Found>(look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/** The names of what is new or other than before; a folder counts only where it is new. */
export function changes(before: Map<string, string>, folder: string): string[] {
  return [...listing(folder)]
    .filter(([name, state]) =>
      lstatSync(path.join(folder, name), {throwIfNoEntry: false})?.isDirectory()
        ? !before.has(name)
        : before.get(name) !== state,
    )
    .map(([name]) => name);
}

/** Expects that no secret is in a text, without printing it. */
export function expectNoSecret(text: string, secrets: readonly string[], where: string): void {
  const shown = secrets.filter((secret) => text.includes(secret)).length;
  expect(shown, `secrets in ${where}`).toBe(0);
}

/** Expects that no file below a folder holds a secret, but those named. */
export function expectNoSecretIn(
  folder: string,
  secrets: readonly string[],
  {except}: {except: readonly string[]},
): void {
  for (const name of listing(folder).keys()) {
    const file = path.join(folder, name);
    const isFile = lstatSync(file, {throwIfNoEntry: false})?.isFile() === true;
    if (except.includes(name) || !isFile) continue;
    const bytes = ifReadable(() => readFileSync(file));
    const shown = secrets.filter((secret) => bytes?.includes(secret)).length;
    expect(shown, `secrets in the file ${name}`).toBe(0);
  }
}

/** Expects that a text shows nothing of the inside: no stack, no line of the bundle. */
export function expectNoStack(text: string, where: string): void {
  expect(text, where).not.toMatch(/^\s+at .*[:(]/m);
  expect(text, where).not.toMatch(/main\.cjs|node:internal|\[object |UnhandledPromise/);
}

/**
 * Expects an error of three lines: what happened, why, and what to do next.
 *
 * @returns the three, without indentation and “Error:”
 */
export function expectThreeLines({status, stderr}: Outcome, expected: number): string[] {
  const lines = stderr.replace(/^Error: /, '').split('\n');
  // What a person or a signal has canceled is no error.
  const canceled = [failureKinds.cancelled.status, 129, 143].includes(expected);
  expect(stderr.startsWith('Error: '), stderr).toBe(!canceled);
  expect(stderr).toMatch(/^\S[^\n]*\n {2}\S[^\n]*\n {2}Next: \S[^\n]*\n$/);
  expect(status, stderr).toBe(expected);
  return lines.slice(0, 3).map((line) => line.trim());
}

/** An outcome with the three lines of an error alone, without the notes that came before them. */
export function lastLines({status, stdout, stderr}: Outcome): Outcome {
  return {status, stdout, stderr: stderr.split('\n').slice(-4).join('\n')};
}

export interface ErrorDocument {
  code: string;
  message: string;
  reason: string;
  hint: string;
  exit_status: number;
  [detail: string]: unknown;
}

/** Expects the same error as one JSON document on stderr, and nothing on stdout. */
export function expectErrorDocument(outcome: Outcome, expected: number): ErrorDocument {
  expect(outcome.status, outcome.stderr).toBe(expected);
  expect(outcome.stdout).toBe('');
  const document = JSON.parse(outcome.stderr) as {error: ErrorDocument};
  const kind = Object.entries(failureKinds).find(([, {status}]) => status === expected);
  expect(Object.keys(document)).toEqual(['error']);
  expect(document.error).toMatchObject({
    code: kind?.[0],
    message: expect.stringMatching(/\S/) as unknown,
    reason: expect.stringMatching(/\S/) as unknown,
    hint: expect.stringMatching(/\S/) as unknown,
    exit_status: expected,
  });
  return document.error;
}
