import {readSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {setTimeout as passes} from 'node:timers/promises';
import {spawn, type IPty} from '@lydell/node-pty';
import headless from '@xterm/headless';
import {expect, inject, vi} from 'vitest';
import type {Options, Sandbox} from './sandbox.ts';

/** What a person presses, as a terminal sends it. */
const keys = {
  enter: '\r',
  tab: '\t',
  space: ' ',
  down: '\u001b[B',
  up: '\u001b[A',
  'ctrl-c': '\u0003',
  'ctrl-d': '\u0004',
  'ctrl-u': '\u0015',
  'ctrl-z': '\u001a',
  escape: '\u001b',
} as const;

/** Far more than anything takes; a test that waits this long has failed. */
const patience = {timeout: 30_000, interval: 20};

export interface TerminalOptions extends Pick<Options, 'writes'> {
  env?: Record<string, string>;
  columns?: number;
  rows?: number;
  /** What runs in it, in place of hconnect: a shell, say. */
  program?: string;
}

/**
 * hconnect in a real pseudo-terminal, with a person in front of it: what it writes is drawn on a
 * screen, and keys are pressed when the screen shows what they answer.
 */
export class PseudoTerminal {
  /** Every byte that was written, with its escape sequences. */
  raw = '';
  /** Settles when the program has ended, after the checks that hold for every run. */
  readonly ended: Promise<number>;
  readonly #process: IPty;
  readonly #screen: headless.Terminal;

  constructor(sandbox: Sandbox, argv: readonly string[], options: TerminalOptions = {}) {
    const {columns: cols = 80, rows = 50, env = {}, program} = options;
    const inspect = sandbox.inspection(options);
    this.#screen = new headless.Terminal({cols, rows, allowProposedApi: true});
    const [file, words] =
      program === undefined
        ? [process.execPath, [inject('packed').program, ...argv]]
        : [program, [...argv]];
    this.#process = spawn(file, words, {
      name: env.TERM ?? 'xterm-256color',
      cols,
      rows,
      cwd: sandbox.work,
      env: {...sandbox.env, TERM: 'xterm-256color', ...env},
    });
    const take = (text: string) => {
      this.raw += text;
      this.#screen.write(text);
    };
    this.#process.onData(take);
    readBeforeClosing(this.#process, take);
    const exit = new Promise<number>((resolve) => {
      this.#process.onExit(({exitCode, signal}) => {
        resolve(signal === undefined || signal === 0 ? exitCode : 128 + signal);
      });
    });
    this.ended = exit.then(async (status) => {
      await this.#written();
      inspect({status, stdout: this.raw, stderr: ''});
      return status;
    });
    this.ended.catch(() => undefined);
  }

  /** What is on the screen now, without the empty rest of lines. */
  screen(): string {
    const {active} = this.#screen.buffer;
    const lines = Array.from(
      {length: active.length},
      (_, index) => active.getLine(index)?.translateToString(true) ?? '',
    );
    return lines.join('\n').trimEnd();
  }

  /** Waits until the screen shows something. */
  async shows(what: string | RegExp): Promise<void> {
    await vi.waitFor(() => {
      expect(this.screen()).toMatch(what);
    }, patience);
  }

  /** Waits until a question is on the screen, with the word that it is about. */
  async asks(about: string | RegExp = ''): Promise<void> {
    const word = typeof about === 'string' ? about : about.source;
    await this.shows(new RegExp(`^\\? .*${word}`, 'm'));
  }

  /** Whether a program has the whole screen, and not the lines below the prompt. */
  isWhole(): boolean {
    return this.#screen.buffer.active.type === 'alternate';
  }

  /**
   * Makes the window larger or smaller. What was written for the former size is on the screen before;
   * the program stands still meanwhile, since it cannot write for a size that it does not know yet.
   */
  async resize(columns: number, rows: number): Promise<void> {
    this.#process.kill('SIGSTOP');
    await passes(50);
    await this.#written();
    this.#screen.resize(columns, rows);
    this.#process.resize(columns, rows);
    this.#process.kill('SIGCONT');
  }

  /** Waits until what has been received is on the screen, which draws in its own time. */
  #written(): Promise<void> {
    return new Promise((resolve) => {
      this.#screen.write('', resolve);
    });
  }

  press(...pressed: (keyof typeof keys)[]): void {
    for (const key of pressed) this.#process.write(keys[key]);
  }

  type(text: string): void {
    this.#process.write(text);
  }

  /** Sends a signal from outside, as `kill` does. */
  kill(signal: string): void {
    this.#process.kill(signal);
  }

  /** Closes the terminal, whatever runs in it. */
  close(): void {
    try {
      this.#process.kill('SIGKILL');
    } catch {
      // It has ended.
    }
    this.#screen.dispose();
  }
}

/**
 * Has what a program wrote last be read before its terminal is closed. The system says that all was
 * read as soon as the program has ended and its last piece of 4 KiB was; what it still holds is lost
 * where a loaded machine came to read only then, unless it is asked for once more.
 */
function readBeforeClosing(process: IPty, take: (text: string) => void): void {
  const {_socket: socket, fd} = process as IPty & {_socket?: Readable; fd?: number};
  if (socket === undefined || fd === undefined) return;
  const destroy = socket.destroy.bind(socket);
  socket.destroy = (error) => {
    if (!error) take(restOf(fd));
    return destroy(error);
  };
}

/** What can be read of a terminal without waiting; at its end that is an error. */
function restOf(fd: number): string {
  const pieces: Buffer[] = [];
  const buffer = Buffer.alloc(65_536);
  try {
    for (let read = readSync(fd, buffer); read > 0; read = readSync(fd, buffer))
      pieces.push(Buffer.from(buffer.subarray(0, read)));
  } catch {
    // Closed, or a child holds it that has nothing to say.
  }
  return Buffer.concat(pieces).toString();
}
