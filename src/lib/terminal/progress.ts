import type {Ora} from 'ora';
import {formatDuration} from '../domain/text/duration.ts';
import type {Report} from '../domain/report.ts';
import {formatCount} from '../domain/text/text.ts';
import type {Counts} from '../domain/mappings/mapping.ts';
import {isSettled} from '../domain/states.ts';
import {bars, stepBar} from './bars.ts';
import {clean} from './clean.ts';
import {paintState} from './palette.ts';
import type {Output, Terminal} from './terminal.ts';
import {cut, widthOf, wrapLines} from './wrap.ts';

/** Tells how an action goes, on stderr. */
export interface Progress {
  report: Report;
  /** Takes the spinner away, before anything else is written or asked; what is reported next shows it. */
  stop(): void;
}

/** Tells nothing: for `--json`, where stderr holds the error and nothing else. */
export const silence: Progress = {report: () => undefined, stop: () => undefined};

/** A spinner where a person looks on; else one plain line per change. */
export function createProgress(terminal: Terminal): Progress {
  return terminal.err.live ? spinner(terminal) : lines(terminal);
}

function lines({err}: Terminal): Progress {
  // Where nobody reads it any more, the work continues all the same.
  const writeLine = (text: string) =>
    void err.write(`${wrapLines(text, err.width)}\n`).catch(() => undefined);
  return {
    report(event) {
      if (event.type === 'accepted') writeLine(`${clean(event.what)}: accepted.`);
      if (event.type === 'state')
        writeLine(`${clean(event.name)}: ${clean(event.state.name)}${rows(event.counts)}`);
      if (event.type === 'retry') writeLine(retryLine(event));
      if (event.type === 'step' && event.step !== undefined) writeLine(clean(event.step));
      if (event.type === 'note') writeLine(clean(event.text));
      if (event.type === 'warning') writeLine(warningLine(err, event.text));
    },
    stop: () => undefined,
  };
}

function spinner(terminal: Terminal): Progress {
  let current: Ora | null = null;
  let text = '';
  let below = (): string[] => [];
  let shown = false;
  const {err, stderr} = terminal;
  const columns = () => err.width ?? 80;
  const narrower: Output = {
    ...err,
    get width() {
      return columns() - 2;
    },
  };
  // A line that wraps leaves its rest behind. The last line, where the cursor is, is empty: terminals
  // differ in what becomes of that one when they are resized.
  const draw = () => {
    const lines = [cut(text, columns() - 4), ...below(), ''];
    if (current !== null) current.text = lines.join('\n');
  };
  /** The lines of the last frame; the text of the next one may be another already. */
  let frame: string[] = [];
  const isShown = () => shown;
  // Loaded when there is something to wait for; a command that is done before shows no spinner. What
  // happens after a question or an output shows it again.
  const show = async () => {
    if (shown) return;
    shown = true;
    const {default: ora} = await import('ora');
    // It was stopped meanwhile, or stopped and shown by another call.
    if (!isShown() || current !== null) return;
    const color = err.color.level > 0 ? 'cyan' : false;
    // Once it runs, what is written is drawn around.
    write = stderr.write.bind(stderr);
    const spinning = ora({stream: stderr, discardStdin: false, color});
    const render = spinning.render.bind(spinning);
    // A frame for the width of a moment ago would be wrapped, and its rest left behind.
    spinning.render = () => {
      refreshSize();
      frame = spinning.text.split('\n');
      return atOnce(render);
    };
    current = spinning;
    draw();
    spinning.start();
    stderr.on('resize', redraw);
  };
  let write = (bytes: string) => stderr.write(bytes);
  // Node.js reads the size when the signal of a new one gets its turn; this reads it now.
  const refreshSize = () => {
    // A terminal of 0 columns has another size each time, and redrawing for it comes back here.
    if (refreshing) return;
    refreshing = true;
    (stderr as {_refreshSize?: () => void})._refreshSize?.();
    refreshing = false;
  };
  let refreshing = false;
  // A frame is a dozen writes. Between two of them a window can be resized, and the rest of the frame
  // would clear lines that have moved.
  const atOnce = <T>(work: () => T): T => {
    stderr.cork();
    try {
      return work();
    } finally {
      stderr.uncork();
    }
  };
  /** Draws anew where what was drawn was wrapped by a narrower terminal. */
  const redraw = () => {
    if (frame.length === 0) return;
    const rows = frame.map((line, index) => {
      // The spinner and a space stand before the first.
      return Math.max(1, Math.ceil((widthOf(line) + (index === 0 ? 2 : 0)) / columns()));
    });
    const up = rows.reduce((sum, count) => sum + count, -1);
    atOnce(() => {
      write(`\r\u001b[${up}A\u001b[J${'\n'.repeat(frame.length - 1)}`);
      draw();
      current?.render();
    });
  };
  let started = '';
  /** Whether this is more than a read: a change, or a wait. */
  let lasting = false;
  const say = (next: string) => {
    text = next;
    draw();
    if (lasting) void show();
  };
  const above = (line: string) => {
    refreshSize();
    atOnce(() => {
      current?.clear();
      void err.write(`${wrapLines(line, err.width)}\n`).catch(() => undefined);
      current?.render();
    });
  };
  return {
    report(event) {
      switch (event.type) {
        case 'started':
          started = clean(event.what);
          lasting = true;
          say(started);
          break;
        case 'accepted':
          say(`${started}: accepted`);
          break;
        case 'state':
          // What moves has a bar of its own.
          if (event.subject === 'mapping' && !isSettled(event.state)) break;
          above(`${clean(event.name)}  ${paintState(err.color, event.state)}${rows(event.counts)}`);
          break;
        case 'step':
          below = () => [stepBar(narrower, event.done, event.total)];
          say(clean(event.what));
          break;
        case 'progress':
          below = () => bars(narrower, event.mappings);
          break;
        case 'waiting':
          lasting = true;
          say(
            `Waiting for ${clean(event.for)}: ${clean(event.detail ?? '')}, ${formatDuration(event.elapsed)}`,
          );
          break;
        case 'retry':
          say(retryLine(event));
          break;
        case 'note':
          above(clean(event.text));
          break;
        case 'warning':
          above(warningLine(err, event.text));
          break;
      }
    },
    stop() {
      shown = false;
      stderr.off('resize', redraw);
      current?.stop();
      current = null;
    },
  };
}

function warningLine({color}: Pick<Output, 'color'>, text: string): string {
  return `${color.yellow('Warning:')} ${clean(text)}`;
}

function retryLine({message, retryIn}: {message: string; retryIn: number}): string {
  return `${clean(message)} Trying again in ${formatDuration(retryIn)}.`;
}

function rows(counts: Counts | undefined): string {
  return counts?.db == null || counts.sf == null || counts.sf === 0
    ? ''
    : ` (${formatCount(counts.db)} of ${formatCount(counts.sf)} rows)`;
}
