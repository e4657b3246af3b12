/** Where a simulator is and how it is reached. */
export interface RunningSimulator {
  discovery_url: string;
  region_urls: Record<string, string>;
  control_url: string;
  token: string;
  scenario: string;
  speed: number;
  /** Environment variables for clients. */
  settings: Record<string, string>;
}

/** What others need to know of a running simulator, without what it can do. */
export function reachOf({
  discovery_url,
  region_urls,
  control_url,
  token,
  scenario,
  speed,
  settings,
}: RunningSimulator): RunningSimulator {
  return {discovery_url, region_urls, control_url, token, scenario, speed, settings};
}

/** A simulator that runs as a process of its own, as its record has it. */
export interface DetachedSimulator extends RunningSimulator {
  pid: number;
  /** ISO 8601, of the machine's clock. */
  started_at: string;
  log: string;
  /** Of simulator:start, as words. */
  flags: readonly string[];
}

/** The environment variables that lead clients to a simulator. */
export const simulatorSettings = [
  'CONNECT_DISCOVERY_SERVER',
  'HEROKU_API_KEY',
  'HCONNECT_DISCOVERY_URL',
  'HCONNECT_REGION_URLS',
  'HCONNECT_TOKEN',
] as const;

/** What a simulator answered when something was made to happen. */
export interface TriggeredEvent {
  event: string;
  /** As it was named; null for the whole world. */
  connection: string | null;
  answer: unknown;
}
