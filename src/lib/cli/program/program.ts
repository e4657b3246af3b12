import {Failure, isFailure} from '../../errors.ts';
import {failureJson, failureText} from '../../terminal/failure.ts';
import {nextLine} from './next-step.ts';
import type {TypedLine} from './typed-line.ts';
import {hasFlag} from './arguments.ts';
import {systemClock} from './clock.ts';
import type {ProgramOptions} from './config.ts';
import {dispatch} from './dispatch.ts';
import {listenForSignals} from './interruption.ts';
import {createRuntime, type Io, type Runtime} from './runtime.ts';

/**
 * Runs one command line and shows how it failed, if it did.
 *
 * @param argv without `node` and the program's path
 * @returns the exit status
 */
export async function run(
  argv: readonly string[],
  io: Io,
  options: ProgramOptions,
): Promise<number> {
  const runtime = createRuntime(io);
  const typed: TypedLine = {argv};
  try {
    return await dispatch(typed, runtime, options);
  } catch (error) {
    return fail(error, typed, runtime, io);
  }
}

/** Shows how a command line failed. @returns the exit status, which is also in the JSON document */
async function fail(
  error: unknown,
  typed: TypedLine,
  runtime: Runtime,
  {statusOf}: Pick<Io, 'statusOf'>,
): Promise<number> {
  const failure = isFailure(error) ? error : unexpected(error, runtime);
  const status = statusOf?.(failure.status) ?? failure.status;
  if (failure.kind === 'closed') return status;
  typed.appIsSet = isAppSet(runtime);
  const next = failure.next && nextLine(failure.next, typed);
  const {err} = runtime.terminal;
  const json = hasFlag(typed.argv, '--json');
  try {
    await err.write(json ? failureJson(failure, next, status) : failureText(err, failure, next));
  } catch {
    // stderr is closed: there is nobody left to tell, and the exit status says it.
  }
  return status;
}

function unexpected(error: unknown, runtime: Runtime): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (debugging(runtime) && error instanceof Error)
    void runtime.terminal.err.write(`${error.stack ?? ''}\n`).catch(() => undefined);
  return new Failure('unexpected', 'Unexpected failure; this is a bug in hconnect.', {
    reason: message.split('\n')[0],
    next: {again: {env: {HCONNECT_DEBUG: '1'}}, note: 'prints the details to report'},
  });
}

function isAppSet(runtime: Runtime): boolean {
  try {
    return runtime.settings().app !== null;
  } catch {
    return false;
  }
}

function debugging(runtime: Runtime): boolean {
  try {
    return runtime.settings().debug.value;
  } catch {
    return false;
  }
}

/**
 * Runs the command line that the process was started with, and leaves its status to the process.
 * The first Ctrl-C ends what is under way; the second ends the process.
 */
export async function start(argv: readonly string[], options: ProgramOptions): Promise<void> {
  const interruption = listenForSignals(systemClock(), (status) => process.exit(status));
  const {stdout, stderr} = process;
  const io = {
    get stdin() {
      return process.stdin;
    },
    stdout,
    stderr,
    ...interruption,
  };
  catchTheRest(argv, io);
  process.exitCode = interruption.statusOf(await run(argv, io, options));
}

/** Shows what nothing has caught as any other failure; else Node.js would print a page of code. */
function catchTheRest(argv: readonly string[], io: Io): void {
  // Whoever writes is told by the write itself; oclif throws what the stream says once more.
  const reported = new WeakSet<Error>();
  for (const stream of [io.stdout, io.stderr]) {
    stream.on('error', (error: Error) => reported.add(error));
  }
  process.on('uncaughtException', (error) => {
    if (reported.has(error)) return;
    void fail(error, {argv}, createRuntime(io), io).then((status) => process.exit(status));
  });
}
