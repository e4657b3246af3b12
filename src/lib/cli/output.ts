import type {Run} from '../domain/next-step.ts';
import type {Failure} from '../errors.ts';
import {clean} from '../terminal/clean.ts';
import {jsonArray, jsonText} from '../terminal/json.ts';
import type {Progress} from '../terminal/progress.ts';
import type {Output, Terminal} from '../terminal/terminal.ts';
import type {View} from '../terminal/view.ts';
import {runLine} from './program/next-step.ts';

/**
 * What a command writes: data to stdout, what is for a person's eye to stderr. With `--json` there is
 * one document on stdout, and nothing on stderr.
 */
export class CommandOutput {
  readonly #terminal: Terminal;
  readonly #progress: Progress;
  readonly #json: boolean;

  constructor(terminal: Terminal, progress: Progress, json: boolean) {
    this.#terminal = terminal;
    this.#progress = progress;
    this.#json = json;
  }

  /** The answer, as a document where `--json` asks for one. */
  async stdout<D>(data: D, view: View<D>): Promise<void> {
    await this.stdoutText((out) => (this.#json ? jsonText(view.json(data)) : view.text(out, data)));
  }

  /** The answer of a command that has written its data to a file: a document, or told on stderr. */
  async stdoutJsonOrStderr<D>(data: D, view: View<D>): Promise<void> {
    await (this.#json ? this.stdout(data, view) : this.stderr(data, view));
  }

  /** A text as it is, with `--json`, too. */
  async stdoutText(text: (out: Output) => string): Promise<void> {
    this.#progress.stop();
    const {out} = this.#terminal;
    await out.write(text(out));
  }

  /**
   * A list that comes in pieces: with `--json` each as it comes, else all of them as one view.
   *
   * @returns how many there were, and the failure that left some out
   */
  async stdoutList<D>(
    pieces: AsyncGenerator<readonly D[], Failure | null, undefined>,
    view: View<readonly D[]>,
  ): Promise<{count: number; failure: Failure | null}> {
    const array = jsonArray();
    const kept: D[] = [];
    let count = 0;
    const next = async () => {
      try {
        return await pieces.next();
      } catch (error) {
        // What is on stdout already becomes a whole document all the same.
        if (this.#json && count > 0) await this.stdoutText(() => array.end());
        throw error;
      }
    };
    for (;;) {
      const {value, done} = await next();
      if (done === true) {
        if (this.#json) await this.stdoutText(() => array.end());
        else await this.stdout(kept, view);
        return {count, failure: value};
      }
      count += value.length;
      if (this.#json) await this.stdoutText(() => array.items(view.json(value) as unknown[]));
      else kept.push(...value);
    }
  }

  /** What a person is told besides the answer. */
  async stderr<D>(data: D, view: View<D>): Promise<void> {
    await this.#stderrText((err) => view.text(err, data));
  }

  /** What a person may do next. */
  async stderrNext(step: Run): Promise<void> {
    await this.#stderrText(({color}) => `${color.dim('Next:')} ${clean(runLine(step))}\n`);
  }

  async #stderrText(text: (err: Output) => string): Promise<void> {
    if (this.#json) return;
    this.#progress.stop();
    const {err} = this.#terminal;
    await err.write(text(err));
  }
}
