import {constants, openSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {Socket} from 'node:net';
import {addAbortSignal, type Readable} from 'node:stream';
import {again} from '../next-step.ts';
import {nextForSystem, systemReason} from '../domain/text/system-reason.ts';
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
 *   nothing is piped; `io` where the system fails
 */
export async function readInput(path: string, input: Input, {bom = false} = {}): Promise<string> {
  const name = path === '-' ? 'stdin' : path;
  const bytes = await readBytes(path, name, input).catch((error: unknown) => {
    if (input.signal.aborted) throw cancelled();
    if (error instanceof Failure) throw error;
    const {code = ''} = error as NodeJS.ErrnoException;
    if (systemCodes.includes(code)) throw failedRead(name, error);
    const missing = code === 'ENOENT';
    throw unreadable(name, missing ? 'The file does not exist.' : systemReason(error));
  });
  if (isUtf16(bytes)) {
    throw new Failure('bad_input', `Cannot read ${name}.`, {
      reason: 'It is UTF-16, as > writes it in Windows PowerShell; --output writes UTF-8.',
      next:
        path === '-'
          ? again('save it as UTF-8 first')
          : {
              run: 'config:export',
              connection: 'typed',
              flags: {output: 'FILE'},
              note: '--output writes UTF-8',
            },
      details: {file: name},
    });
  }
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: bom}).decode(bytes);
  } catch {
    throw unreadable(name, 'It is not UTF-8 text.');
  }
}

/** By its byte order mark, or by the zero that each second byte of plain text is. */
function isUtf16(bytes: Buffer): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  return (a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0);
}

async function readBytes(path: string, name: string, input: Input): Promise<Buffer> {
  const {signal} = input;
  if (path === '-') {
    const {stdin} = input;
    if (stdin.isTTY) throw nothingPiped();
    return readAll(stdin, name, signal);
  }
  const file = await stat(path);
  if (file.isDirectory()) throw unreadable(name, 'It is a folder.');
  // Anything else may never end; a pipe, as of <(command), does.
  if (!file.isFile() && !file.isFIFO()) throw unreadable(name, 'It is a device, not a file.');
  if (file.size > largestInput) throw tooLarge(name);
  if (file.isFile()) return readFile(path, {signal});
  // Opened without waiting for somebody who writes, and read as a socket, which does the waiting:
  // neither the open nor a read of a file could be ended, not even with the process.
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return readAll(new Socket({fd, readable: true}), name, signal);
}

async function readAll(stream: Readable, name: string, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of addAbortSignal(signal, stream)) {
    chunks.push(Buffer.from(chunk as Buffer));
    size += (chunk as Buffer).length;
    if (size > largestInput) throw tooLarge(name);
  }
  return Buffer.concat(chunks);
}

/** What the system says of itself, and not of the file. */
const systemCodes = ['EMFILE', 'ENFILE', 'ENOMEM', 'EIO'];

function failedRead(name: string, error: unknown): Failure {
  return new Failure('io', `Cannot read ${name}.`, {
    reason: systemReason(error),
    next: nextForSystem(error, again()),
    details: {file: name},
  });
}

function unreadable(name: string, reason: string): Failure {
  return new Failure('bad_input', `Cannot read ${name}.`, {
    reason,
    next: again('check the path'),
    details: {file: name},
  });
}

function cancelled(): Failure {
  return new Failure('cancelled', 'Canceled.', {reason: 'Nothing was sent.', next: again()});
}

function tooLarge(name: string): Failure {
  return unreadable(name, 'It is larger than 32 MiB.');
}

function nothingPiped(): Failure {
  return new Failure('usage', 'stdin is a terminal; nothing is piped into it.', {
    reason: 'A dash reads stdin.',
    next: {again: {stdin: 'FILE'}},
  });
}
