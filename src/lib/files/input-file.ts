import {constants, openSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {Socket} from 'node:net';
import {addAbortSignal, type Readable} from 'node:stream';
import {again} from '../domain/next-step.ts';
import {systemReason} from '../domain/text/system-reason.ts';
import {Failure} from '../errors.ts';

/** Where a text comes from when it is in no file, and what ends the reading. */
export interface Input {
  /** Opened when it is first asked for. */
  readonly stdin: NodeJS.ReadStream;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** A thousand mappings of five hundred fields are half of it. */
export const largestInput = 32 * 1024 * 1024;

/**
 * Reads a whole text, of a file or, for `-`, of stdin.
 *
 * @param bom whether a byte order mark is kept; else it is left out
 * @throws Failure `bad_input` where it is missing, too large or not UTF-8; `usage` for `-` where
 *   nothing is piped
 */
export async function readInput(path: string, input: Input, {bom = false} = {}): Promise<string> {
  const name = path === '-' ? 'stdin' : path;
  const {signal} = input;
  if (path === '-') {
    const {stdin} = input;
    if (stdin.isTTY) throw nothingPiped();
    return decode(await readAll(stdin, name, signal), name, bom);
  }
  const file = await stat(path).catch((error: unknown) => {
    throw unreadable(name, reasonOf(error));
  });
  if (file.isDirectory()) throw unreadable(name, 'It is a folder.');
  // Anything else may never end; a pipe, as of <(command), does.
  if (!file.isFile() && !file.isFIFO()) throw unreadable(name, 'It is a device, not a file.');
  if (file.size > largestInput) throw tooLarge(name);
  const bytes = file.isFIFO()
    ? await readAll(openPipe(path), name, signal)
    : await readWhole(path, name, signal);
  return decode(bytes, name, bom);
}

/**
 * Opens a pipe without waiting for somebody who writes, and reads it as a socket, which does the
 * waiting: neither the open nor a read of a file could be ended, not even with the process.
 */
function openPipe(path: string): Readable {
  try {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return new Socket({fd, readable: true});
  } catch (error) {
    throw unreadable(path, reasonOf(error));
  }
}

async function readWhole(path: string, name: string, signal: AbortSignal): Promise<Buffer> {
  try {
    return await readFile(path, {signal});
  } catch (error) {
    throw signal.aborted ? cancelled() : unreadable(name, reasonOf(error));
  }
}

async function readAll(stream: Readable, name: string, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of addAbortSignal(signal, stream)) {
      chunks.push(Buffer.from(chunk as Buffer));
      size += (chunk as Buffer).length;
      if (size > largestInput) throw tooLarge(name);
    }
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw error instanceof Failure ? error : unreadable(name, reasonOf(error));
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, name: string, bom: boolean): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: bom}).decode(bytes);
  } catch {
    throw unreadable(name, 'It is not UTF-8 text.');
  }
}

function reasonOf(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'There is no such file.' : systemReason(message);
}

function unreadable(name: string, reason: string): Failure {
  return new Failure('bad_input', `${name} cannot be read.`, {
    reason,
    next: again('with another file'),
    details: {file: name},
  });
}

function cancelled(): Failure {
  return new Failure('cancelled', 'Cancelled.', {
    reason: 'Nothing was sent.',
    next: again(),
  });
}

function tooLarge(name: string): Failure {
  return unreadable(name, 'It is larger than 32 MiB, more than any configuration.');
}

function nothingPiped(): Failure {
  return new Failure('usage', 'Nothing is piped into the command.', {
    reason: 'A dash stands for what another command writes.',
    next: {again: {stdin: 'FILE'}},
  });
}
