import type {OtherProgram, Run} from '../next-step.ts';
import type {Failure} from '../errors.ts';
import {clean} from '../terminal/clean.ts';
import {jsonArray, jsonText} from '../terminal/json.ts';
import type {Progress} from '../terminal/progress.ts';
import {plainOutput, type Output, type Terminal} from '../terminal/terminal.ts';
import type {View} from '../terminal/view.ts';
import {wrapLines} from '../terminal/wrap.ts';
import {runLine} from './program/next-step.ts';

/** Where everything goes that a command writes. */
export type CommandOutput = ReturnType<typeof commandOutput>;

/**
 * What a command writes: data to stdout, what is for a person's eye to stderr. With `--json` there is
 * one document on stdout, and nothing on stderr.
 */
export function commandOutput({out, err}: Terminal, progress: Progress, json: boolean) {
  /** A text as it is, with `--json`, too. */
  const stdoutText = async (text: (output: Output) => string): Promise<void> => {
    progress.stop();
    await out.write(text(out));
  };
  const stderrText = async (text: (output: Output) => string): Promise<void> => {
    if (json) return;
    progress.stop();
    await err.write(text(err));
  };
  const viewed = <D>(output: Output, data: D, view: View<D>) => {
    const text = view.text(output, data);
    return view.verbatim === true ? text : wrapLines(text, output.width);
  };
  /** The answer, as a document where `--json` asks for one. */
  const stdout = <D>(data: D, view: View<D>): Promise<void> =>
    stdoutText((output) => (json ? jsonText(view.json(data)) : viewed(output, data, view)));
  /** What a person is told besides the answer. */
  const stderr = <D>(data: D, view: View<D>): Promise<void> =>
    stderrText((output) => viewed(output, data, view));
  return {
    stdoutText,
    stdout,
    /** The answer as a file has it: without colors, and lines of any length. */
    fileText: <D>(data: D, view: View<D>): string =>
      json ? jsonText(view.json(data)) : view.text(plainOutput(), data),
    stderr,
    /** What has to be known before the answer: for a script, a JSON document on one line of stderr. */
    stderrAtOnce: async <D>(data: D, view: View<D>): Promise<void> => {
      if (!json) return stderr(data, view);
      await err.write(`${JSON.stringify(view.json(data))}\n`);
    },
    /** The answer of a command that has written its data to a file. */
    stdoutJsonOrStderr: json ? stdout : stderr,
    /** What a person may do next. */
    stderrNext: (step: Run | OtherProgram): Promise<void> =>
      stderrText(({color}) => `${color.dim('Next:')} ${clean(runLine(step))}\n`),
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
          if (json && count > 0) await stdoutText(() => array.end());
          throw error;
        }
      };
      for (;;) {
        const {value, done} = await next();
        if (done === true) {
          await (json ? stdoutText(() => array.end()) : stdout(kept, view));
          return {count, failure: value};
        }
        count += value.length;
        if (json) await stdoutText(() => array.items(view.json(value) as unknown[]));
        else kept.push(...value);
      }
    },
  };
}
