import {createMeter} from '../lib/actions/watch/meter.ts';
import {openWatch, type WatchListener} from '../lib/actions/watch/watch.ts';
import {argument, dedent, Flags, HconnectCommand} from '../lib/cli/command.ts';
import {checkName} from '../lib/cli/flags/target.ts';
import {openRenewable} from '../lib/cli/renewable-context.ts';
import {showWatch} from '../lib/cli/watch-screen.ts';
import {parseDuration} from '../lib/domain/text/duration.ts';
import {unique} from '../lib/domain/text/text.ts';
import {isFailure} from '../lib/errors.ts';
import {changeDocument, changeLine, seenChanges} from '../lib/terminal/views/watch/changes.ts';

export default class Watch extends HconnectCommand<typeof Watch> {
  static override summary = 'Watch connections and their changes.';
  static override description = dedent`Shows connections on a full screen that redraws: the worst first,
with recent changes, loads, write errors and lag. Without CONNECTION, shows all that you have access to.

Keys: arrows or j and k select, Enter opens a connection, Esc goes back, s sorts, / filters, r reads
now, p stops reading, q or Ctrl-C quits with exit status 0.

If stdout is not a terminal, or with --json, prints one line for each connection, and then one for each
change. With --json, each line is a JSON document.

Network errors, 429 responses, a failing region and an expired token do not end it: the last known
values stay and are marked as old. After hconnect auth:login in another terminal, it continues with the
new token. With --duration, the exit status is 3 or 4 if something could not be read at the end.

Reads every few seconds while something changes, else every 90 seconds. A day of watching uses less
than 30% of the 5,000 daily requests of a connection.`;
  static override examples = [
    '<%= config.bin %> watch',
    '<%= config.bin %> watch acme-production acme-billing',
    '<%= config.bin %> watch --region us',
    `<%= config.bin %> watch --json --duration 1h | jq -r 'select(.health == "failed") | .message'`,
  ];
  static override args = {
    connection: argument({
      description: 'Apps, resource names or ids (default: all connections).',
      multiple: true,
    }),
  };
  static override flags = {
    app: Flags.string({char: 'a', description: 'Only connections of this app.', helpValue: 'APP'}),
    region: Flags.string({
      description: 'Only connections in this region or cell.',
      helpValue: 'NAME',
    }),
    duration: Flags.string({
      description: 'End after this time: 90s, 30m, 2h (default: never).',
      helpValue: 'TIME',
    }),
  };

  async run(): Promise<number> {
    const {app, region, duration, json} = this.flags;
    const words = unique(this.args.connection);
    [...words, ...(app === undefined ? [] : [app])].forEach(checkName);
    const time = duration === undefined ? null : parseDuration(duration, '--duration');
    const meter = createMeter();
    const quit = new AbortController();
    const {signal} = quit;
    const runtime = this.runtime.endedBy(AbortSignal.any([this.runtime.signal, signal]));
    const {out} = runtime.terminal;
    const onScreen = out.live && !json;
    let redraw = (): void => undefined;
    const listener: WatchListener = {
      read: async (state, changes) => {
        if (onScreen) {
          redraw();
          return;
        }
        for (const seen of seenChanges(state, changes))
          await this.output.stdoutText((output) =>
            json ? changeDocument(seen) : changeLine(output, seen),
          );
      },
      begun: async ({rows}) => {
        if (rows.size === 0 && !onScreen)
          await this.output.stderrNext({run: 'access:add', args: [app ?? 'APP']});
      },
    };
    const end = () => {
      quit.abort();
    };
    // Ctrl-C is how a watch ends; other signals end it as any command.
    const onSignal = (name: NodeJS.Signals) => {
      if (name !== 'SIGINT') return false;
      end();
      return true;
    };
    return this.runtime.divertSignals(onSignal, async () => {
      try {
        const renewable = await openRenewable(runtime, this.report, meter.traffic);
        const access = {...renewable, meter, signal: runtime.signal};
        const watch = await openWatch(access, {words, app, region}, listener);
        if (onScreen) {
          await showWatch(watch, runtime, end, async (draw) => {
            redraw = draw;
            await watch.run(time);
          });
        } else {
          await watch.run(time);
        }
        return 0;
      } catch (error) {
        if (isFailure(error, 'cancelled') && signal.aborted) return 0;
        throw error;
      } finally {
        // Whatever has ended one part of it ends the others.
        quit.abort();
      }
    });
  }
}
