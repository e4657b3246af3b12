import {properties} from '../table.ts';
import type {View} from '../view.ts';

/** Where a simulator is and how it is reached. */
export interface RunningSimulator {
  discovery_url: string;
  region_urls: Record<string, string>;
  control_url: string;
  token: string;
  scenario: string;
  pace: number;
  /** Environment variables for clients. */
  settings: Record<string, string>;
}

/** A simulator that has been started, with what to paste into another terminal. */
export const simulatorView: View<RunningSimulator> = {
  text: ({color}, {discovery_url, control_url, scenario, pace, settings}) =>
    [
      `The simulator runs at ${color.bold(discovery_url)}: scenario ${scenario}, ${pace} times as fast as the clock.`,
      `Its controls are at ${control_url}. Ctrl-C ends it.`,
      '',
      'In another terminal:',
      ...Object.entries(settings).map(([name, value]) => `  export ${name}=${value}`),
      '',
    ].join('\n'),
  json: ({discovery_url, region_urls, control_url, token, scenario, pace, settings}) => ({
    discovery_url,
    region_urls,
    control_url,
    token,
    scenario,
    pace,
    settings,
  }),
};

/** A simulator that runs as a process of its own, as its record has it. */
export interface DetachedSimulator extends RunningSimulator {
  pid: number;
  /** ISO 8601, of the machine's clock. */
  started_at: string;
  log: string;
  /** Of simulator:start, as words. */
  flags: readonly string[];
}

/** The detached simulator while it runs. */
export const detachedView: View<DetachedSimulator> = {
  text: (output, {discovery_url, control_url, scenario, pace, pid, started_at, log}) =>
    properties(output, [
      ['Address', discovery_url],
      ['Controls', control_url],
      ['Scenario', scenario],
      ['Pace', `${pace}`],
      ['Process', `${pid}`],
      ['Started', started_at],
      ['Log', log],
    ]),
  json: (simulator) => ({...(simulatorView.json(simulator) as object), ...processOf(simulator)}),
};

function processOf({pid, started_at, log}: DetachedSimulator) {
  return {pid, started_at, log};
}

/** A simulator that was started, or was running already with the same flags. */
export const startedView: View<{outcome: 'already' | 'done'; simulator: DetachedSimulator}> = {
  text: (output, {outcome, simulator}) =>
    `${outcome === 'already' ? 'The simulator is already running.' : 'Started the simulator.'}\n\n${detachedView.text(output, simulator)}`,
  json: ({outcome, simulator}) => ({outcome, ...(detachedView.json(simulator) as object)}),
};

/** An earlier simulator that ended without removing its record, by its process. */
export const staleView: View<number> = {
  text: (_output, pid) =>
    `An earlier simulator (process ${pid}) ended unexpectedly; its record was removed.\n`,
  json: (pid) => pid,
};

/** What became of the detached simulator; null where none was running. */
export const stoppedView: View<{
  outcome: 'already' | 'done';
  simulator: DetachedSimulator | null;
}> = {
  text: (_output, {outcome, simulator}) => {
    if (simulator === null) return 'No simulator is running.\n';
    return outcome === 'done'
      ? `Stopped the simulator (process ${simulator.pid}).\n`
      : `The simulator (process ${simulator.pid}) had already ended; its record was removed.\n`;
  },
  json: ({outcome, simulator}) => ({outcome, pid: simulator?.pid ?? null}),
};

/** The shells whose way of setting variables is known. */
export const settingShells = ['bash', 'fish', 'sh', 'zsh'] as const;
export type SettingShell = (typeof settingShells)[number];

/** Settings as commands of a shell, for its `eval`. */
export function settingLines(
  settings: Readonly<Record<string, string>>,
  shell: SettingShell,
): string {
  const line =
    shell === 'fish'
      ? (name: string, value: string) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}';\n`
      : (name: string, value: string) => `export ${name}='${value.replaceAll("'", `'\\''`)}';\n`;
  return Object.entries(settings)
    .map(([name, value]) => line(name, value))
    .join('');
}
