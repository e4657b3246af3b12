import {spawn, type ChildProcess, type StdioOptions} from 'node:child_process';
import {constants} from 'node:os';
import {Failure} from '../errors.ts';
import type {NextStep} from '../next-step.ts';

/** How a program has ended, and what it wrote where that was kept. */
export interface ProgramEnd {
  /** 128 and the signal's number where one ended it. */
  exit_status: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env: NodeJS.ProcessEnv;
  cwd?: string;
  stdio: StdioOptions;
  /** Told its process once it has started. */
  onStart?: (pid: number) => void;
  /** What leads on where it cannot be started. */
  next?: NextStep;
}

/**
 * Runs a program to its end; by `stdio` on the same streams, or with its output kept.
 *
 * @throws Failure `usage` where it cannot be started
 */
export function runProgram(
  [command = '', ...args]: readonly string[],
  {next = {help: true}, onStart, ...options}: RunOptions,
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    passSignalsTo(child);
    if (child.pid !== undefined) onStart?.(child.pid);
    const output = {stdout: '', stderr: ''};
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    child.on('error', (error) => {
      reject(
        new Failure('usage', `Cannot start ${command}.`, {
          reason: isMissing(error) ? 'Command not found.' : `${error.message}.`,
          next,
        }),
      );
    });
    child.on('close', (status, signal) => {
      const exit_status = status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({exit_status, ...output});
    });
  });
}

function isMissing(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ENOENT';
}

/** Ends a program when this one is asked to end; Ctrl-C at a terminal reaches both by itself. */
function passSignalsTo(child: ChildProcess): void {
  const attended = process.stdin.isTTY || process.stderr.isTTY;
  for (const name of ['SIGTERM', 'SIGHUP', ...(attended ? [] : (['SIGINT'] as const))] as const) {
    const pass = () => child.kill(name);
    process.on(name, pass);
    child.once('close', () => process.off(name, pass));
  }
}
