import type {ReadStream, WriteStream} from 'node:tty';
import {Chalk, type ChalkInstance, type ColorSupportLevel} from 'chalk';
import {again} from '../next-step.ts';
import {Failure} from '../errors.ts';

/** What the program was started with: three streams, and how the user wants color. */
export interface TerminalOptions {
  /** Opened when it is first asked for. */
  readonly stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  noColor: boolean;
  forceColor: string | undefined;
  term: string | undefined;
}

/** The streams, and what may be done with each: data to `out`, everything else to `err`. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  out: Output;
  err: Output;
  /** True where a person sees what is asked on stderr and can answer. */
  readonly interactive: boolean;
}

export interface Output {
  /** Resolves when the text has been taken. @throws Failure `closed`, or `io` where it cannot be */
  write(text: string): Promise<void>;
  /** The width in columns; null where lines may have any length. */
  readonly width: number | null;
  /** Colors, or none, as the stream can show. */
  color: ChalkInstance;
  live: boolean;
}

/** Decides once, for each stream, what it can show. */
export function createTerminal(options: TerminalOptions): Terminal {
  const {stdout, stderr} = options;
  for (const stream of [stdout, stderr]) setWidth(stream);
  const live = (stream: {isTTY?: boolean}) => Boolean(stream.isTTY) && options.term !== 'dumb';
  const output = (stream: NodeJS.WriteStream): Output => ({
    write: (text) => write(stream, text),
    // Read each time: a window can be resized while something runs.
    get width() {
      return stream.isTTY ? Math.max(stream.columns, narrowest) : null;
    },
    color: new Chalk({level: colorLevel(stream, options)}),
    live: live(stream),
  });
  return {
    get stdin() {
      return options.stdin;
    },
    stdout,
    stderr,
    out: output(stdout),
    err: output(stderr),
    get interactive() {
      return live(stderr) && Boolean((options.stdin as Partial<ReadStream>).isTTY);
    },
  };
}

/** What a text is made for that goes to a file: no color, lines of any length. It writes nothing. */
export function plainOutput(): Output {
  const write = () => Promise.resolve();
  return {write, width: null, color: new Chalk({level: 0}), live: false};
}

/** What a terminal has that does not say how wide it is, as one whose size nobody has set. */
const usualWidth = 80;
/** What is drawn is never narrower: below this a terminal wraps it. */
const narrowest = 20;

/**
 * Has a terminal of unknown width, which says 0, be of the usual one for whoever asks: packages that
 * draw divide by it.
 */
function setWidth(stream: NodeJS.WriteStream): void {
  if (!stream.isTTY) return;
  let {columns} = stream;
  Object.defineProperty(stream, 'columns', {
    configurable: true,
    enumerable: true,
    get: () => columns || usualWidth,
    set: (next: number) => (columns = next),
  });
}

/** NO_COLOR wins over FORCE_COLOR, which wins over what the stream is. */
function colorLevel(
  stream: Partial<Pick<WriteStream, 'isTTY' | 'getColorDepth'>>,
  {noColor, forceColor, term}: TerminalOptions,
): ColorSupportLevel {
  if (noColor) return 0;
  if (forceColor !== undefined && forceColor !== '') {
    return ({'0': 0, false: 0, '2': 2, '3': 3} as const)[forceColor] ?? 1;
  }
  if (!stream.isTTY || term === 'dumb') return 0;
  const depth = stream.getColorDepth?.() ?? 1;
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error == null) resolve();
      else reject(outputFailure(error));
    });
  });
}

function outputFailure(error: NodeJS.ErrnoException): Failure {
  // Whoever reads has enough, as `head -1`: other programs are ended by the system without a word.
  // A stream that has failed so once says of later writes that it is gone.
  if (['EPIPE', 'ERR_STREAM_DESTROYED'].includes(error.code ?? ''))
    return new Failure('closed', 'The output was closed.');
  return new Failure('io', 'Cannot write the output.', {
    reason: `${error.message}.`,
    next: again('free some disk space first'),
    details: {system: error.code},
  });
}
