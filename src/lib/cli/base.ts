import {Command} from '@oclif/core/command';
import type {Config} from '@oclif/core/config';
import type {Interfaces} from '@oclif/core';
import type {Context} from '../actions/context.ts';
import type {Run} from '../domain/next-step.ts';
import {parseDuration} from '../domain/text/duration.ts';
import type {Selector} from '../domain/connections/connection-ref.ts';
import {Failure} from '../errors.ts';
import {appFromGitRemote} from '../session/git-remote.ts';
import {clean} from '../terminal/clean.ts';
import {jsonArray, jsonText} from '../terminal/json.ts';
import {openBrowser} from '../terminal/browser.ts';
import {createProgress, silence, type Progress} from '../terminal/progress.ts';
import {createPrompts, type Prompts} from '../terminal/prompts.ts';
import type {View} from '../terminal/view.ts';
import {checkName} from './connection-name.ts';
import {consent, type Destruction} from './consent.ts';
import {globalFlags} from './flags/global.ts';
import {runLine} from './program/next-step.ts';
import {openContext} from './open-context.ts';
import type {ProgramConfig} from './program/config.ts';
import type {Runtime} from './program/runtime.ts';

type FlagsOf<T extends typeof Command> = Interfaces.InferredFlags<
  (typeof HconnectCommand)['baseFlags'] & T['flags']
>;
type ArgsOf<T extends typeof Command> = Interfaces.InferredArgs<T['args']>;

/** The flags that name a connection or time, as far as a command has them. */
interface KnownFlags {
  app?: string | undefined;
  resource?: string | undefined;
  wait?: boolean | undefined;
  timeout?: string | undefined;
  confirm?: string | undefined;
}

/** What every command of hconnect is: it states an intent, calls an action and shows a view. */
export abstract class HconnectCommand<T extends typeof Command> extends Command {
  static override baseFlags = globalFlags;

  protected flags!: FlagsOf<T>;
  protected args!: ArgsOf<T>;
  #progress: Progress = silence;

  /** Runs with the configuration at hand; oclif would load it a second time. */
  static override async run<C extends Command>(
    this: new (argv: string[], config: Config) => C,
    argv?: string[],
    config?: unknown,
  ): Promise<ReturnType<C['run']>> {
    const command = new this(argv ?? [], config as Config) as C & {_run(): Promise<unknown>};
    return (await command._run()) as ReturnType<C['run']>;
  }

  protected get runtime(): Runtime {
    return (this.config as ProgramConfig).runtime;
  }

  override async init(): Promise<void> {
    await super.init();
    // Each by its name: oclif copies a class's own statics, and would miss inherited arguments.
    const {args: words, flags: options, baseFlags, strict} = this.ctor;
    const {flags, args} = await this.parse({args: words, flags: options, baseFlags, strict});
    this.flags = flags as FlagsOf<T>;
    this.args = args as ArgsOf<T>;
    this.#progress = this.flags.json ? silence : createProgress(this.runtime.terminal);
  }

  /** Errors are shown by the program, in one place for all commands. */
  override catch(error: Error): Promise<never> {
    return Promise.reject(error);
  }

  override finally(): Promise<void> {
    this.#progress.stop();
    return Promise.resolve();
  }

  /** What actions work with. @param token instead of the stored one */
  protected open(token?: string): Promise<Context> {
    const {report} = this.#progress;
    return openContext({runtime: this.runtime, report, userAgent: this.config.userAgent, token});
  }

  /** Puts the answer on stdout, as a document where `--json` asks for one. */
  protected async show<D>(data: D, view: View<D>): Promise<void> {
    const {out} = this.runtime.terminal;
    await this.print(this.flags.json ? jsonText(view.json(data)) : view.text(out, data));
  }

  /** Tells a person, on stderr, what is no data; with `--json` it is the answer, on stdout. */
  protected async tell<D>(data: D, view: View<D>): Promise<void> {
    if (this.flags.json) {
      await this.show(data, view);
      return;
    }
    this.#progress.stop();
    const {err} = this.runtime.terminal;
    await err.write(view.text(err, data));
  }

  /**
   * Puts a list on stdout that comes in pieces: with `--json` each as it comes, else all of them
   * as one view.
   *
   * @returns how many there were, and the failure that left some out
   */
  protected async showList<D>(
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
        if (this.flags.json && count > 0) await this.print(array.end());
        throw error;
      }
    };
    for (;;) {
      const {value, done} = await next();
      if (done === true) {
        if (this.flags.json) await this.print(array.end());
        else await this.show(kept, view);
        return {count, failure: value};
      }
      count += value.length;
      if (this.flags.json) await this.print(array.items(view.json(value) as unknown[]));
      else kept.push(...value);
    }
  }

  /** Puts a text on stdout as it is. */
  protected async print(text: string): Promise<void> {
    this.#progress.stop();
    await this.runtime.terminal.out.write(text);
  }

  /** Tells a person, on stderr, what to do next. Scripts are not told. */
  protected async next(step: Run): Promise<void> {
    if (this.flags.json) return;
    this.#progress.stop();
    const {err} = this.runtime.terminal;
    await err.write(`${err.color.dim('Next:')} ${clean(runLine(step))}\n`);
  }

  /** Questions, where a person is there to answer them; else null. */
  protected prompts(): Prompts | null {
    const {terminal} = this.runtime;
    const asked = !this.flags.json && !this.flags['no-input'] && terminal.interactive;
    if (!asked || this.runtime.settings().no_input.value) return null;
    this.#progress.stop();
    return createPrompts(terminal, this.runtime.signal);
  }

  /**
   * The connection that the flags and the argument name; else that of the app of the settings, or
   * of the git remote `heroku`.
   *
   * @throws Failure `usage` where none of them names one
   */
  protected selector(connection?: string): Selector {
    const {app, resource} = this.flags as KnownFlags;
    for (const name of [app, connection, resource]) this.checked(name);
    if (app !== undefined || resource !== undefined || connection !== undefined) {
      return {app, resource, connection};
    }
    return {app: this.requiredApp()};
  }

  /** The name of an app or a connection, as given. @throws Failure `usage` where it cannot be one */
  protected checked<N extends string | undefined>(name: N): N {
    if (name !== undefined) checkName(name);
    return name;
  }

  /** An argument that has to be there. @throws Failure `usage` where it is not */
  protected given(name: string, value: string | undefined): string {
    if (value !== undefined) return value;
    throw new Failure('usage', `${this.id ?? ''} needs ${name.toUpperCase()}.`, {
      reason: this.ctor.args[name]?.description,
      next: {help: true},
    });
  }

  /**
   * Says what will be destroyed and has it confirmed by name, by `--confirm` or by a person.
   *
   * @throws Failure `usage` where nobody has, `cancelled` for a “no”
   */
  protected async consent(destruction: Destruction): Promise<void> {
    const {confirm} = this.flags as KnownFlags;
    const {err} = this.runtime.terminal;
    await consent(destruction, confirm, confirm === undefined ? this.prompts() : null, err);
  }

  /** The app of the settings or of the git remote. @throws Failure `usage` where there is none */
  private requiredApp(): string {
    const app = this.runtime.settings().app?.value ?? appFromGitRemote();
    if (app !== null) return this.checked(app);
    throw new Failure('usage', 'It is not said which connection is meant.', {
      reason: 'No --app or --resource, no HEROKU_APP, and no git remote “heroku” here.',
      next: {again: {flags: {app: 'APP'}}},
    });
  }

  /** Opens an address in a browser, where a person is at the terminal. */
  protected async browse(url: string): Promise<void> {
    if (this.prompts() !== null) await openBrowser(url);
  }

  /** Tells a person, on stderr, how it ended; a script has had its document already. */
  protected async inform<D>(data: D, view: View<D>): Promise<void> {
    if (!this.flags.json) await this.tell(data, view);
  }

  /** Milliseconds to wait; null where `--wait` was not given. @throws Failure `usage` */
  protected waitTime(): number | null {
    return (this.flags as KnownFlags).wait === true ? this.timeout() : null;
  }

  /** The milliseconds of `--timeout`. @throws Failure `usage` */
  protected timeout(): number {
    return parseDuration((this.flags as KnownFlags).timeout ?? '', '--timeout');
  }
}
