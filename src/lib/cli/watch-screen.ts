import type {Watch} from '../actions/watch/watch.ts';
import {openScreen} from '../terminal/screen.ts';
import {screenLines} from '../terminal/views/watch/layout.ts';
import {afterKey, initialUi, type WatchUi} from '../terminal/views/watch/ui.ts';
import type {NextStep} from '../next-step.ts';
import {runLine} from './program/next-step.ts';
import type {Runtime} from './program/runtime.ts';

/** How often the clock on the screen is drawn anew, in milliseconds. */
const tick = 1000;

/**
 * Shows a watch on the whole screen until it ends, and obeys keys.
 *
 * @param runtime whose clock ends with the watch
 * @param quit is called for `q` and Ctrl-C
 */
export async function showWatch(
  watch: Watch,
  runtime: Runtime,
  quit: () => void,
  work: (redraw: () => void) => Promise<void>,
): Promise<void> {
  const {terminal, clock} = runtime;
  let ui: WatchUi = initialUi;
  /** Of connections that were opened, by id: the state that it explains, and the reason. */
  const reasons = new Map<string, {of: string; reason: string | null}>();

  const draw = () => {
    const state = watch.state();
    const lines = screenLines(
      {
        state,
        ui,
        now: clock.now(),
        nextRead: watch.nextRead(),
        reason: ui.open === null ? null : (reasons.get(ui.open)?.reason ?? null),
        keys: screen.keys,
        commandLine,
      },
      screen.size(),
      terminal.out.color,
    );
    screen.draw(lines);
  };

  /** Asks why the open connection is in trouble, once for each trouble. */
  const explain = async (id: string) => {
    const health = watch.state().rows.get(id)?.connection.health;
    const of = health?.reason ?? '';
    if (reasons.get(id)?.of === of) return;
    reasons.set(id, {of, reason: reasons.get(id)?.reason ?? null});
    reasons.set(id, {of, reason: await watch.reason(id).catch(() => null)});
    draw();
  };

  const screen = openScreen(terminal, {
    key: (key) => {
      const {ui: next, effect} = afterKey(ui, key, watch.state());
      ui = next;
      if (effect === 'quit') {
        quit();
        return;
      }
      // Once the program continues, the signal for that redraws, or else the clock.
      if (effect === 'suspend') {
        screen.suspend();
        return;
      }
      if (effect === 'read') watch.readNow();
      if (effect === 'stop') watch.stop(ui.stopped);
      if (effect === 'open' && ui.open !== null) void explain(ui.open);
      draw();
    },
    redraw: draw,
  });

  const ticking = async () => {
    for (;;) {
      draw();
      await clock.sleep(tick);
    }
  };
  try {
    draw();
    await Promise.race([
      work(() => {
        if (ui.open !== null) void explain(ui.open);
        draw();
      }),
      ticking(),
    ]);
  } finally {
    screen.close();
  }
}

/** A command as it is typed; null for what is none of hconnect's. */
function commandLine(step: NextStep): string | null {
  return 'run' in step || 'program' in step ? runLine(step) : null;
}
