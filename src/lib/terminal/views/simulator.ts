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
