import {emitKeypressEvents} from 'node:readline';
import type {ReadStream} from 'node:tty';
import type {Terminal} from './terminal.ts';

/*
 * The whole screen of a terminal, for a while: lines that are drawn anew, and keys. Whatever ends the
 * program, the terminal is what it was before.
 */

/** What a key is, as Node.js has it. */
export interface PressedKey {
  name?: string | undefined;
  ctrl?: boolean | undefined;
  meta?: boolean | undefined;
  sequence?: string | undefined;
}

export interface Screen {
  /** Its size; 80 by 24 where the terminal does not say. */
  size(): {width: number; height: number};
  /** Whether keys are read. */
  readonly keys: boolean;
  /** Draws lines, none of which is wider than the screen; those that are the same are left alone. */
  draw(lines: readonly string[]): void;
  /** Stops the program as Ctrl-Z does, with the terminal as it was before. */
  suspend(): void;
  /** Gives the terminal back. */
  close(): void;
}

export interface ScreenListener {
  key(key: PressedKey): void;
  /** What is drawn has to be drawn anew: another size, or the program continues. */
  redraw(): void;
}

/*
 * Six control sequences that every terminal of the last thirty years knows. ansi-escapes has them, with
 * a hundred others; readline of Node.js reads keys.
 */
const enter = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const leave = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const clear = '\u001b[H\u001b[2J';
const clearRest = '\u001b[K';
const lineAt = (row: number) => `\u001b[${row + 1};1H`;

/** Takes the screen. Keys are read where stdin is a terminal, too. */
export function openScreen(terminal: Terminal, listener: ScreenListener): Screen {
  const {stdout} = terminal;
  const stdin = terminal.stdin as NodeJS.ReadableStream & Partial<ReadStream>;
  const keys = stdin.isTTY === true;
  let shown: readonly string[] = [];
  let taken = false;

  // Where nobody looks any more, as after the end of the terminal, there is nobody to tell.
  const write = (text: string) => {
    if (!stdout.destroyed) stdout.write(text, () => undefined);
  };
  const take = () => {
    if (taken) return;
    taken = true;
    shown = [];
    if (keys) {
      // A shell that had the terminal meanwhile has set it to its own mode.
      stdin.setRawMode?.(false);
      stdin.setRawMode?.(true);
      stdin.resume();
    }
    write(enter + clear);
  };
  const giveBack = () => {
    if (!taken) return;
    taken = false;
    write(leave);
    if (keys) {
      stdin.setRawMode?.(false);
      stdin.pause();
    }
  };

  const onKey = (_text: string | undefined, key: PressedKey) => {
    listener.key(key);
  };
  const onResize = () => {
    shown = [];
    if (taken) write(clear);
    listener.redraw();
  };
  /** Another program asks this one to stop: not the terminal, whose Ctrl-Z is a key here. */
  const onStop = () => {
    giveBack();
    process.kill(process.pid, 'SIGSTOP');
  };
  const onContinue = () => {
    taken = false;
    take();
    listener.redraw();
  };
  const signals = process.platform !== 'win32';
  const listenToStops = () => signals && process.on('SIGTSTP', onStop);

  if (keys) {
    emitKeypressEvents(stdin);
    stdin.on('keypress', onKey);
  }
  stdout.on('resize', onResize);
  if (signals) process.on('SIGCONT', onContinue);
  listenToStops();
  process.on('exit', giveBack);
  // Before the one that shows the error, which is to be seen.
  process.prependListener('uncaughtException', giveBack);
  take();

  return {
    keys,
    size: () => ({width: stdout.columns || 80, height: stdout.rows || 24}),
    draw(lines) {
      if (!taken) take();
      const changed = lines.flatMap((line, row) =>
        line === shown[row] ? [] : [`${lineAt(row)}${clearRest}${line}`],
      );
      for (let row = lines.length; row < shown.length; row += 1) {
        changed.push(lineAt(row) + clearRest);
      }
      shown = [...lines];
      if (changed.length > 0) write(changed.join(''));
    },
    suspend() {
      if (!signals) return;
      giveBack();
      process.off('SIGTSTP', onStop);
      // All programs of the job, as the terminal does it: npm waits for this one.
      process.kill(0, 'SIGTSTP');
      listenToStops();
    },
    close() {
      stdin.off('keypress', onKey);
      stdout.off('resize', onResize);
      if (signals) {
        process.off('SIGCONT', onContinue);
        process.off('SIGTSTP', onStop);
      }
      process.off('exit', giveBack);
      process.off('uncaughtException', giveBack);
      giveBack();
    },
  };
}
