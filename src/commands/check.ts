import {checkAll, checkConnections} from '../lib/actions/connections/check.ts';
import {argument, dedent, Flags, HconnectCommand} from '../lib/cli/command.ts';
import {limitFlags, readLimits} from '../lib/cli/flags/check.ts';
import {connectionFlags} from '../lib/cli/flags/target.ts';
import {limitsOf} from '../lib/domain/check/limits.ts';
import {failureOf, reportOf} from '../lib/domain/check/report.ts';
import type {CheckReport} from '../lib/domain/check/checked.ts';
import {connectionStates} from '../lib/domain/connections/states.ts';
import {mappingStates} from '../lib/domain/mappings/states.ts';
import {stateFilter} from '../lib/domain/state-filter.ts';
import {unique} from '../lib/domain/text/text.ts';
import {parseSince} from '../lib/domain/text/since.ts';
import {catchFailure, Failure, isFailure} from '../lib/errors.ts';
import {readInput} from '../lib/files/input-file.ts';
import {checkFormats, checkViewIn} from '../lib/terminal/views/check/check.ts';
import {nagiosStatus, nagiosUnknown} from '../lib/terminal/views/check/nagios.ts';

export default class Check extends HconnectCommand<typeof Check> {
  static override summary = 'Check connections, for monitors and cron jobs.';
  static override description = dedent`Checks the state of each connection and its mappings, write errors, lag and
pending changes, with one request per connection. If a connection cannot be read, the others are still
checked.

Error states and values above a --max flag are critical. Values above a --warn flag and the states
PAUSED and NEW are warnings. Lag is the time since the last poll of Salesforce and, for read-write
mappings, of Postgres, by the clock of Heroku Connect.

Exits with 7 if something is critical, else with 3 if something could not be checked. Exits with 5 for
an unknown name or if there is nothing to check. Warnings exit with 0.`;
  static override examples = [
    '<%= config.bin %> check --app acme-production',
    '<%= config.bin %> check --all --max-lag 1h --ignore PAUSED',
    '<%= config.bin %> check --app acme-production --notifications 24h --json',
  ];
  static override args = {
    connection: argument({
      description: 'Apps, resource names or ids of connections.',
      multiple: true,
    }),
  };
  static override flags = {
    ...connectionFlags,
    all: Flags.boolean({
      description: 'Check every connection you have access to.',
      exclusive: ['app', 'remote', 'resource'],
    }),
    ...limitFlags,
    thresholds: Flags.string({
      description: 'YAML or JSON file with limits by object; they override the flags.',
      helpValue: 'FILE',
      helpGroup: 'LIMIT',
    }),
    ignore: Flags.string({
      description: 'State or health to ignore, comma-separated.',
      helpValue: 'STATE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    notifications: Flags.string({
      description: 'Also warn of notifications of this period or since this UTC time.',
      helpValue: 'SINCE',
    }),
    format: Flags.option({options: checkFormats})({
      description: 'Output format (default: text).',
      exclusive: ['json'],
      helpGroup: 'OUTPUT',
    }),
    output: Flags.string({
      char: 'o',
      description: 'Output file, replaced atomically (default: stdout).',
      helpGroup: 'OUTPUT',
      helpValue: 'FILE',
    }),
  };

  /** What is wrong with the command line, where Nagios has to be told. */
  #refused: Error | null = null;

  override async init(): Promise<void> {
    try {
      await super.init();
    } catch (error) {
      if (!asksForNagios(this.argv) || !(error instanceof Error)) throw error;
      this.#refused = error;
      // oclif would warn, as of a command that looks at none of its words.
      this.parsed = true;
    }
  }

  async run(): Promise<number> {
    if (!asksForNagios(this.argv)) return this.#check();
    try {
      if (this.#refused !== null) throw this.#refused;
      return await this.#check();
    } catch (error) {
      // Nagios reads one line of stdout, and knows four statuses.
      if (!(error instanceof Error) || isFailure(error, 'cancelled')) throw error;
      await this.runtime.terminal.out.write(nagiosUnknown(error));
      return nagiosStatus({severity: 'unknown'});
    }
  }

  async #check(): Promise<number> {
    const {all, format = 'text', ignore, output} = this.flags;
    const {connection: words = []} = this.args;
    if (all && words.length > 0) throw namedAndAll(words);
    const given = readLimits(this.flags);
    const thresholds = await this.#thresholds();
    const since = this.flags.notifications;
    const options = {
      limits: limitsOf(given, thresholds?.limits),
      isIgnored:
        ignore === undefined ? () => false : stateFilter(ignore, states, statesOf, 'ignore'),
      notifications: since === undefined ? null : parseSince(since, '--notifications'),
    };
    const targets = all ? [] : this.targets(unique(words));
    const context = await this.open();
    const {report: parts, failures} = all
      ? await checkAll(context, options)
      : await checkConnections(context, targets, options);
    const report = reportOf({...parts, findings: thresholds?.unknownObjects(parts) ?? []});
    const nothing = report.connections.every(({id}) => id === '');
    const failure = failureOf(report, failures);
    if (nothing && failure?.kind === 'not_found') throw failure;
    if (all && nothing && failure === null) throw nothingToCheck();
    const view = checkViewIn(format);
    if (output !== undefined) {
      const text = this.output.fileText(report, view);
      const {writeOutput} = await import('../lib/files/output-file.ts');
      await writeOutput(output, text, {overwrite: true, mode: 0o644});
    }
    if (output === undefined || this.flags.json) await this.output.stdout(report, view);
    if (format === 'nagios') return nagiosStatus(report);
    if (failure !== null) throw failure;
    return 0;
  }

  /** The limits of the file, and what finds objects in it that nobody maps; null without a file. */
  async #thresholds() {
    const {thresholds: file} = this.flags;
    if (file === undefined) return null;
    // They load a parser, of which no other check has need.
    const {exampleOfThresholds, thresholdsOf, unknownObjects} =
      await import('../lib/domain/check/thresholds.ts');
    const {parseSource} = await import('../lib/domain/source/parse.ts');
    const name = file === '-' ? 'stdin' : file;
    const text = await readInput(file, this.runtime.input);
    const parse = () => parseSource(text, name);
    const source = await catchFailure('bad_input', parse, (failure) => {
      throw failure.with(failure.message, {next: exampleOfThresholds});
    });
    const thresholds = thresholdsOf(source, name);
    const {limits} = thresholds;
    return {limits, unknownObjects: (report: Unfinished) => unknownObjects(thresholds, report)};
  }
}

type Unfinished = Pick<CheckReport, 'connections' | 'regions'>;

const states = [...connectionStates, ...mappingStates];
const statesOf = 'connection or mapping';

/** Whether a command line asks for Nagios's format, before anything of it is parsed. */
function asksForNagios(argv: readonly string[]): boolean {
  return argv.some(
    (word, index) =>
      word === '--format=nagios' || (word === 'nagios' && argv[index - 1] === '--format'),
  );
}

function namedAndAll(words: readonly string[]): Failure {
  return new Failure('usage', `--all checks every connection, not ${words.join(', ')} alone.`, {
    reason: 'Name connections, or pass --all.',
    next: {again: {without: ['all']}},
  });
}

/** A check that checks nothing would be as green as one of all connections. */
function nothingToCheck(): Failure {
  return new Failure('not_found', 'No connections to check.', {
    reason: 'You have access to none.',
    next: {run: 'access:add', args: ['APP']},
  });
}
