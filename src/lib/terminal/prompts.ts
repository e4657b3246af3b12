import {again} from '../next-step.ts';
import {Failure} from '../errors.ts';
import {clean} from './clean.ts';
import type {Terminal} from './terminal.ts';

export interface Choice {
  name: string;
  value: string;
  /** What stands for it in the answer; otherwise its name. */
  short?: string;
}

export interface TextOptions {
  suggestion?: string;
  check?: (answer: string) => string | null;
}

/** Questions to the person at the terminal; they are drawn on stderr, so stdout stays data. */
export interface Prompts {
  /** An answer that is not shown while it is typed. */
  secret(question: string): Promise<string>;
  select(question: string, choices: readonly Choice[]): Promise<string>;
  /** Any number of choices. @param chosen the values that are chosen to begin with */
  several(
    question: string,
    choices: readonly Choice[],
    chosen: readonly string[],
  ): Promise<string[]>;
  /** An answer in one line. @param check says what is wrong with one, which is then asked for again */
  text(question: string, options?: TextOptions): Promise<string>;
  /** The default is no. */
  confirm(question: string): Promise<boolean>;
}

/**
 * inquirer is loaded by the first question. Ctrl-C and Ctrl-D at a question are a Failure
 * `cancelled`.
 *
 * @param signal ends a question as Ctrl-C does
 * @param before is done before each question
 */
export function createPrompts(
  {stdin, stderr, err}: Pick<Terminal, 'stdin' | 'stderr' | 'err'>,
  signal: AbortSignal,
  before: () => void,
): Prompts {
  // inquirer would put a green tick before an answer, which can be a no.
  const theme = {prefix: err.color.blue('?')};
  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    const {default: inquirer} = await import('inquirer');
    before();
    // Ctrl-D, or the end of the terminal, closes the input; inquirer would never answer then.
    const closed = new AbortController();
    const close = () => {
      closed.abort();
    };
    stdin.once('pause', close);
    const prompt = inquirer.createPromptModule({
      input: stdin,
      output: stderr,
      signal: AbortSignal.any([signal, closed.signal]),
    });
    try {
      const answers = await prompt([{...question, theme, name: 'answer'}] as never);
      return (answers as {answer: T}).answer;
    } catch (error) {
      const ended = error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name);
      throw ended ? cancelled() : error;
    } finally {
      stdin.off('pause', close);
    }
  }
  return {
    secret: (message) => ask({type: 'password', message, mask: ''}),
    select: (message, choices) => ask({type: 'select', message, choices: shown(choices, [])}),
    several: (message, choices, chosen) =>
      ask({type: 'checkbox', message, choices: shown(choices, chosen)}),
    text: (message, {suggestion, check} = {}) => {
      const validate = (answer: string) => check?.(answer) ?? true;
      return ask({type: 'input', message, default: suggestion, validate});
    },
    confirm: (message) => ask({type: 'confirm', message, default: false}),
  };
}

function shown(choices: readonly Choice[], chosen: readonly string[]) {
  return choices.map(({name, value, short = name}) => {
    return {name: clean(name), value, short: clean(short), checked: chosen.includes(value)};
  });
}

/** What is thrown where a person ends a question, or answers no. @param why a sentence before the rest */
export function cancelled(why?: string): Failure {
  const reason = [why, 'Nothing was changed.'].filter(Boolean).join(' ');
  return new Failure('cancelled', 'Canceled.', {reason, next: again()});
}
