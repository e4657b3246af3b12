import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import type {Readable} from 'node:stream';
import {Failure} from '../errors.ts';

/** A thousand mappings of five hundred fields are half of it. */
const largestInput = 32 * 1024 * 1024;

/**
 * Reads a whole text, of a file or, for `-`, of stdin.
 *
 * @returns the text, without a byte order mark
 * @throws Failure `bad_input` where it is missing, too large or not UTF-8; `usage` for `-` where
 *   nothing is piped
 */
export async function readInput(path: string, stdin: NodeJS.ReadStream): Promise<string> {
  const name = path === '-' ? 'stdin' : path;
  if (path === '-') {
    if (stdin.isTTY) throw nothingPiped();
    return decode(await readAll(stdin, name), name);
  }
  const file = await stat(path).catch((error: unknown) => {
    throw unreadable(name, reasonOf(error));
  });
  if (file.isDirectory()) throw unreadable(name, 'It is a folder.');
  // Anything else may never end; a pipe, as of <(command), does.
  if (!file.isFile() && !file.isFIFO()) throw unreadable(name, 'It is a device, not a file.');
  if (file.size > largestInput) throw tooLarge(name);
  return decode(await readAll(createReadStream(path), name), name);
}

async function readAll(stream: Readable, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk as Buffer));
      size += (chunk as Buffer).length;
      if (size > largestInput) throw tooLarge(name);
    }
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(name, reasonOf(error));
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw unreadable(name, 'It is not UTF-8 text.');
  }
}

function reasonOf(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'There is no such file.' : message;
}

function unreadable(name: string, reason: string): Failure {
  return new Failure('bad_input', `${name} cannot be read.`, {
    reason,
    hint: 'hconnect config:import --help',
    details: {file: name},
  });
}

function tooLarge(name: string): Failure {
  return unreadable(name, 'It is larger than 32 MiB, more than any configuration.');
}

function nothingPiped(): Failure {
  return new Failure('usage', 'Nothing is piped into the command.', {
    reason: 'A dash stands for what another command writes.',
    hint: 'hconnect config:export --app APP | hconnect config:import - --app OTHER',
  });
}
