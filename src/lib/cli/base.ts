import {Command} from '@oclif/core/command';
import * as Flags from '@oclif/core/flags';
import type {Config} from '@oclif/core/config';
import type {Interfaces} from '@oclif/core';
import type {Context} from '../actions/context.ts';
import type {WaitOptions} from '../actions/wait.ts';
import type {Report, ReportEvent} from '../domain/report.ts';
import type {Selector} from '../domain/connections/connection-ref.ts';
import {parseDuration} from '../domain/text/duration.ts';
import {Failure} from '../errors.ts';
import {appFromGitRemote} from '../session/git-remote.ts';
import {openBrowser} from '../terminal/browser.ts';
import {
  filteredList,
  listView,
  type List,
  type ListFilters,
  type ListFlags,
} from '../terminal/list.ts';
import {createProgress, silence, type Progress} from '../terminal/progress.ts';
import {createPrompts, type Prompts} from '../terminal/prompts.ts';
import type {View} from '../terminal/view.ts';
import {consent, type Destruction} from './changes/consent.ts';
import {demandValues} from './flags/values.ts';
import {readTarget, targetOfApp, type NamedTarget} from './flags/target.ts';
import {usualTimeout, type healthWaitFlags, type staleCheckFlag} from './flags/wait.ts';
import {openContext} from './open-context.ts';
import {commandOutput, type CommandOutput} from './output.ts';
import type {ProgramConfig} from './program/config.ts';
import {runLine} from './program/next-step.ts';
import type {Runtime} from './program/runtime.ts';

type FlagsOf<T extends typeof Command> = Interfaces.InferredFlags<
  (typeof HconnectCommand)['baseFlags'] & T['flags']
>;
type WaitFlags = Interfaces.InferredFlags<typeof healthWaitFlags>;
type StaleCheckFlag = Interfaces.InferredFlags<typeof staleCheckFlag>;
type ArgsOf<T extends typeof Command> = Interfaces.InferredArgs<T['args']>;

const helpGroup = 'GLOBAL';

/** What every command of hconnect is: it states an intent, calls an action and shows a view. */
export abstract class HconnectCommand<T extends typeof Command> extends Command {
  static override baseFlags = {
    json: Flags.boolean({description: 'Print one JSON document; errors are JSON, too.', helpGroup}),
    'no-input': Flags.boolean({
      description: 'Never prompt; fail if input is missing.',
      helpGroup,
    }),
  };

  declare config: ProgramConfig;
  protected flags!: FlagsOf<T>;
  protected args!: ArgsOf<T>;
  /** Where everything goes that the command writes. */
  protected output!: CommandOutput;
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
    return this.config.runtime;
  }

  override async init(): Promise<void> {
    await super.init();
    // Each by its name: oclif copies a class's own statics, and would miss inherited arguments.
    const {args: words, flags: options, baseFlags, strict} = this.ctor;
    const {flags, args, raw} = await this.parse({args: words, flags: options, baseFlags, strict});
    if (strict) demandValues(raw);
    this.flags = flags as FlagsOf<T>;
    this.args = args as ArgsOf<T>;
    const {json} = this.flags;
    const {terminal} = this.runtime;
    this.#progress = json ? silence : createProgress(terminal);
    this.output = commandOutput(terminal, this.#progress, json);
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
    return openContext(this.runtime, this.report, {token});
  }

  /** Tells the person at the terminal how an action goes. */
  protected readonly report: Report = (event) => {
    const isNote = event.type === 'note' || event.type === 'warning';
    this.#progress.report(isNote ? {type: event.type, text: noteLine(event)} : event);
  };

  /** Questions, where a person is there to answer them; else null. */
  protected prompts(): Prompts | null {
    const {terminal} = this.runtime;
    const mayAsk = !this.flags.json && !this.flags['no-input'] && terminal.interactive;
    if (!mayAsk || this.runtime.settings().no_input.value) return null;
    const stop = () => {
      this.#progress.stop();
    };
    stop();
    return createPrompts(terminal, this.runtime.signal, stop);
  }

  /**
   * The connection that the flags or the argument name; else the app of the settings, or of the git
   * remotes.
   *
   * @param otherwise is taken before the settings: what a file says of its connection
   * @throws Failure `usage` where none of them names one, or one names several
   */
  protected target(otherwise: Selector | null = null): Selector {
    const named = readTarget(this.#given(), appFromGitRemote);
    const app = () => this.runtime.settings().app ?? appFromGitRemote();
    return named ?? otherwise ?? targetOfApp(app());
  }

  /**
   * The connections that words name, each together with the flags; where there are no words, the one of
   * `target`.
   *
   * @throws Failure `usage` as `target` does
   */
  protected targets(words: readonly string[] = []): Selector[] {
    if (words.length === 0) return [this.target()];
    return words.flatMap(
      (connection) => readTarget({...this.#given(), connection}, appFromGitRemote) ?? [],
    );
  }

  /** The same for what changes something, so that a second connection of an app is seen. */
  protected targetOfChange(otherwise: Selector | null = null): Selector {
    return {...this.target(otherwise), change: true};
  }

  /** An argument that has to be there. @throws Failure `usage` where it is not */
  protected required(name: string, value: string | undefined): string {
    if (value !== undefined) return value;
    throw new Failure('usage', `Missing argument ${name.toUpperCase()}.`, {
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
    const {confirm} = this.#given();
    const {err} = this.runtime.terminal;
    await consent(destruction, confirm, confirm === undefined ? this.prompts() : null, err);
  }

  /**
   * How a list is shown, as its flags ask for it.
   *
   * @param filters the flags that filter it, and what its rows are
   * @throws Failure `usage` for an unknown column
   */
  protected listed<Data, Row>(list: List<Data, Row>, filters?: ListFilters): View<Data> {
    return listView(filters === undefined ? list : filteredList(list, filters), this.#given());
  }

  /** Opens an address in a browser, where a person is at the terminal. */
  protected async browse(url: string): Promise<void> {
    if (this.prompts() !== null) await openBrowser(url);
  }

  /** Whether and how long to wait, as `--wait` and `--timeout` say. @throws Failure `usage` */
  protected waitOptions(): WaitOptions {
    const given = this.#given();
    const {'ignore-write-errors': ignoreWriteErrors = false} = given;
    const {'skip-stale-check': skipStaleCheck = false} = given;
    return given.wait === true
      ? {wait: true, timeout: this.timeout(), ignoreWriteErrors, skipStaleCheck}
      : {wait: false, skipStaleCheck};
  }

  /** The milliseconds of `--timeout`. @throws Failure `usage` */
  protected timeout(): number {
    return parseDuration(this.#given().timeout ?? usualTimeout, '--timeout');
  }

  /** What names a target, times a wait or agrees, as far as the command has it. */
  #given(): NamedTarget &
    Partial<WaitFlags & StaleCheckFlag> &
    ListFlags & {confirm?: string | undefined} {
    const given: object = {...this.flags, ...this.args};
    return given;
  }
}

/** A note with the command that it proposes. */
function noteLine({text, next}: ReportEvent & {type: 'note' | 'warning'}): string {
  return next === undefined ? text : `${text} To ${next.to}: ${runLine(next.run)}`;
}
