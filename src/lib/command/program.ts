import {Help} from '@oclif/core/help';
import {Failure, failureKinds, isFailure} from '../errors.ts';
import {failureJson, failureText} from '../terminal/failure.ts';
import {hasFlag, quote, splitCommand} from './arguments.ts';
import {loadConfig, type ConfigOptions, type ProgramConfig} from './config.ts';
import {createRuntime, type Io, type Runtime} from './runtime.ts';
import {isUsageError, unknownCommand, usageFailure} from './usage.ts';

/**
 * Runs one command line and shows how it failed, if it did.
 *
 * @param argv without `node` and the program's path
 * @returns the exit status
 */
export async function run(
  argv: readonly string[],
  io: Io,
  options: ConfigOptions,
): Promise<number> {
  const runtime = createRuntime(io);
  try {
    return await dispatch([...argv], runtime, options);
  } catch (error) {
    const failure = (isFailure(error) ? error : unexpected(error, runtime)).again(quote(argv));
    await tell(failure, hasFlag(argv, '--json'), runtime);
    return failure.status;
  }
}

/** @returns the exit status: 0, or that of the program that a command has run */
async function dispatch(argv: string[], runtime: Runtime, options: ConfigOptions): Promise<number> {
  const config = await loadConfig(options, runtime);
  const {out} = runtime.terminal;
  if (argv[0] === '--version' || argv[0] === '-v') {
    await out.write(`${config.userAgent}\n`);
    return 0;
  }
  const ids = config.getAllCommandIDs();
  const [id, rest] = splitCommand(argv, ids);
  const command = config.findCommand(id);
  if (argv.length === 0 || hasFlag(argv, '--help', '-h')) {
    await showHelp(config, id.startsWith('-') ? [] : [id], ids);
    return 0;
  }
  if (command === undefined) {
    if (config.findTopic(id) === undefined) throw unknownCommand(id, ids);
    await showHelp(config, [id], ids);
    return 0;
  }
  try {
    const status: unknown = await config.runCommand(id, rest, command);
    return typeof status === 'number' ? status : 0;
  } catch (error) {
    throw isUsageError(error) ? usageFailure(error, id, command) : error;
  }
}

async function showHelp(
  config: ProgramConfig,
  words: string[],
  ids: readonly string[],
): Promise<void> {
  const [id] = words.filter(Boolean);
  if (
    id !== undefined &&
    config.findCommand(id) === undefined &&
    config.findTopic(id) === undefined
  ) {
    throw unknownCommand(id, ids);
  }
  await new Help(config, config.pjson.oclif.helpOptions).showHelp(words.filter(Boolean));
}

async function tell(failure: Failure, json: boolean, {terminal}: Runtime): Promise<void> {
  const {err} = terminal;
  try {
    await err.write(json ? failureJson(failure) : failureText(err, failure));
  } catch {
    // stderr is closed: there is nobody left to tell, and the exit status says it.
  }
}

function unexpected(error: unknown, runtime: Runtime): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (debugging(runtime) && error instanceof Error)
    void runtime.terminal.err.write(`${error.stack ?? ''}\n`);
  return new Failure('unexpected', 'hconnect itself failed; this is a bug.', {
    reason: message.split('\n')[0],
    hint: 'HCONNECT_DEBUG=1 {again}    # and report what it prints',
  });
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
export async function start(options: ConfigOptions): Promise<void> {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
    process.once('SIGINT', () => process.exit(failureKinds.cancelled.status));
  });
  const {stdin, stdout, stderr} = process;
  process.exitCode = await run(
    process.argv.slice(2),
    {stdin, stdout, stderr, signal: controller.signal},
    options,
  );
}
