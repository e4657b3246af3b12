import {
  reachOf,
  type DetachedSimulator,
  type RunningSimulator,
  type TriggeredEvent,
} from '../../domain/simulator.ts';
import {jsonText} from '../json.ts';
import {clean} from '../clean.ts';
import type {List} from '../list.ts';
import {properties, table} from '../table.ts';
import type {View} from '../view.ts';

/** A simulator that has been started, with what to paste into another terminal. */
export const simulatorView: View<RunningSimulator> = {
  verbatim: true,
  text: ({color}, {discovery_url, control_url, scenario, speed, settings}) =>
    [
      `Simulator running at ${color.bold(discovery_url)} (scenario ${scenario}, speed ${speed}).`,
      `Controls: ${control_url}. Press Ctrl-C to stop.`,
      '',
      'In another terminal:',
      ...Object.entries(settings).map(([name, value]) => `  export ${name}=${value}`),
      '',
    ].join('\n'),
  json: reachOf,
};

/** The detached simulator while it runs. */
export const detachedView: View<DetachedSimulator> = {
  text: (output, {discovery_url, control_url, scenario, speed, pid, started_at, log}) =>
    properties(output, [
      ['Address', discovery_url],
      ['Controls', control_url],
      ['Scenario', scenario],
      ['Speed', `${speed}`],
      ['Process', `${pid}`],
      ['Started', started_at],
      ['Log', log],
    ]),
  json: (simulator) => ({...reachOf(simulator), ...processOf(simulator)}),
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

/** Commands of a shell that remove variables, for its `eval`. */
export function unsetLines(names: readonly string[], shell: SettingShell): string {
  const unset = shell === 'fish' ? 'set -e' : 'unset';
  return names.map((name) => `${unset} ${name};\n`).join('');
}

interface EventRow {
  name: string;
  description: string;
}

/** Everything that can be made to happen. */
export const eventList: List<readonly EventRow[], EventRow> = {
  rows: (events) => events,
  columns: [
    {title: 'event', field: 'name', value: ({name}) => name},
    {
      title: 'what happens',
      field: 'description',
      least: 30,
      wraps: true,
      value: ({description}) => description,
    },
  ],
  name: ({name}) => name,
  empty: '',
  json: (events) => events.map(({name, description}) => ({name, description})),
};

interface SentRequest {
  at: string;
  host: string;
  method: string;
  path: string;
  query: string;
  status: number;
}

/** An event that happened, the simulated time, the journal, or another control as it is. */
export const triggeredView: View<TriggeredEvent> = {
  verbatim: true,
  text: (output, {event, connection, answer}) => {
    if (connection !== null) return `Triggered ${event} on ${clean(connection)}.\n`;
    if (answer === null) return `Cleared ${event}.\n`;
    if (event === 'clock') {
      return `The simulated time is ${(answer as {now: string}).now}.\n`;
    }
    if (event !== 'requests') return jsonText(answer);
    const {results} = answer as {results: SentRequest[]};
    if (results.length === 0) return 'No requests yet.\n';
    return table(output, results, [
      {title: 'at', rank: 3, value: ({at}) => at},
      {title: 'host', rank: 4, value: ({host}) => host},
      {title: 'method', rank: 0, value: ({method}) => method},
      {title: 'path', rank: 1, least: 20, value: ({path, query}) => `${path}${query}`},
      {title: 'status', rank: 2, value: ({status}) => String(status), align: 'right'},
    ]);
  },
  json: ({event, connection, answer}) => {
    if (connection !== null || answer === null) return {event, ...(answer as object | null)};
    return event === 'requests' ? (answer as {results: unknown[]}).results : answer;
  },
};
