import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parse} from '@oclif/core/parser';
import {expect} from 'vitest';
import {commands} from '../../src/command-table.ts';
import {splitCommand} from '../../src/lib/cli/program/arguments.ts';
import {shellWord} from '../../src/lib/domain/text/shell-word.ts';

/** Programs that a next step may run besides hconnect. */
const otherPrograms = ['heroku', 'mv'];

/** What stands for a name or a file that nobody has typed. */
const placeholders = ['APP', 'FILE', 'FOLDER', 'MAPPING', 'PATH', 'PLAN'];

/** Aliases are in the commands themselves, which are not loaded for this. */
const ids = [...Object.keys(commands), 'connections'];

/** Commands that change nothing, here or there. */
const reading =
  /^(auth:status|connections:(list|info|wait)|mappings:(list|info|wait)|explain|config:(export|diff|plan|validate))$/;

/** The lines that lead on, of what a command line has shown. */
export function nextStepsIn({stdout, stderr}: {stdout: string; stderr: string}): string[] {
  // eslint-disable-next-line no-control-regex
  const [out, err] = [stdout, stderr].map((text) => text.replace(/\u001b\[[\d;]*m/g, ''));
  const found = (text: string | undefined, pattern: RegExp) =>
    [...(text ?? '').matchAll(pattern)].map(([, line = '']) => line);
  return [
    ...found(err, /^ *Next: (.*)$/gm),
    ...found(out, /^To undo: (.*)$/gm),
    ...found(err, /^ *"hint": (".*"),$/gm).map((text) => JSON.parse(text) as string),
  ];
}

/** The words of the first command that an outcome leads on to, without `hconnect`; [] for none. */
export function nextCommandOf(outcome: {stdout: string; stderr: string}): string[] {
  const [line] = nextStepsIn(outcome);
  return line === undefined ? [] : (callsOf(line)[0]?.slice(1) ?? []);
}

const pasted = new Map<string, Promise<void>>();

/**
 * Expects that a line can be pasted: a shell parses it, and each command in it exists, with such
 * arguments and flags.
 */
export async function expectToPaste(line: string): Promise<void> {
  const before = pasted.get(line);
  if (before !== undefined) return before;
  const checking = paste(line);
  pasted.set(line, checking);
  return checking;
}

async function paste(line: string): Promise<void> {
  if (line.startsWith('{')) {
    JSON.parse(line.replace(/ {4}# .*$/, ''));
    return;
  }
  const calls = callsOf(line);
  expect(calls, line).not.toEqual([]);
  for (const [program = '', ...words] of calls) {
    if (otherPrograms.includes(program)) continue;
    expect(program, line).toBe('hconnect');
    await expectToParse(words, line);
  }
}

async function expectToParse(words: readonly string[], line: string): Promise<void> {
  if (/^--(help|version)$/.test(words.join(' '))) return;
  const [typed, rest] = splitCommand(words, ids);
  const id = typed === 'connections' ? 'connections:list' : typed;
  expect(Object.keys(commands), line).toContain(id);
  if (rest.includes('--help')) {
    expect(rest, line).toEqual(['--help']);
    return;
  }
  const {args, flags, baseFlags, strict} = (await commands[id]?.load()) ?? {};
  // What follows the dashes is a command of its own.
  const own = id === 'connections:pause' && rest.includes('--') ? rest.indexOf('--') : rest.length;
  const parsing = parse(rest.slice(0, own), {
    args: args ?? {},
    flags: {...baseFlags, ...flags},
    strict: strict ?? true,
  });
  const problem = await parsing.then(
    () => null,
    (error: unknown) => (error as Error).message,
  );
  expect(problem, line).toBeNull();
}

/**
 * The commands of a line that only read, as a shell takes them; none where something is left to fill
 * in or to pipe into it.
 */
export function readingCommandsIn(line: string): string[][] {
  return callsOf(line)
    .map(([, ...words]) => words)
    .filter(([id = '', ...words]) => reading.test(id) && !words.includes('-'))
    .filter((words) => !words.some((word) => placeholders.includes(word)));
}

/** The programs that a shell would start for a line, with their arguments. None is started. */
function callsOf(line: string): string[][] {
  if (line.startsWith('{')) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'hconnect-paste-'));
  try {
    for (const name of placeholders) writeFileSync(path.join(folder, name), '');
    const programs = ['hconnect', ...otherPrograms].map(
      (name) => `${name}() { printf '%s\\x1f' ${shellWord(name)} "$@" >&3; printf '\\x1e' >&3; }`,
    );
    // Without a PATH there is nothing else that it could run.
    const {status, stderr, output} = spawnSync(
      '/bin/bash',
      ['--noprofile', '--norc', '-c', `${programs.join('\n')}\n${line}`],
      {
        cwd: folder,
        env: {PATH: folder},
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      },
    );
    expect([status, stderr], line).toEqual([0, '']);
    const calls = output[3] ?? '';
    return calls
      .split('\u001e')
      .filter(Boolean)
      .map((call) => call.split('\u001f').slice(0, -1));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
