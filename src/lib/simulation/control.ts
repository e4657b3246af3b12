import {Failure} from '../errors.ts';
import {isLoopback} from '../session/trusted-hosts.ts';

/** How long a simulator on this machine may take to answer, in milliseconds. */
const requestTimeout = 5000;

/**
 * Whether a simulator answers at an address, and is the process that it is said to be. Where nothing
 * answers in time though the port is taken, a process of that id has to be there.
 */
export async function answersAs({
  control_url,
  pid,
}: {
  control_url: string;
  pid: number;
}): Promise<boolean> {
  try {
    const response = await fetch(`${control_url}/`, {signal: AbortSignal.timeout(requestTimeout)});
    return ((await response.json()) as {pid?: unknown} | null)?.pid === pid;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' && isAlive(pid);
  }
}

/** Whether there is a process of that id. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * The address of the controls of a simulator: of the one that the settings point to, else of the one
 * that runs in the background.
 *
 * @throws Failure `usage` where there is neither
 */
export async function findControls(
  discoveryUrl: string,
  detached: () => Promise<{control_url: string} | null>,
): Promise<string> {
  if (isLoopback(new URL(discoveryUrl))) return `${discoveryUrl}/_simulator`;
  const running = await detached();
  if (running !== null) return running.control_url;
  throw new Failure('usage', 'No simulator specified.', {
    reason:
      'None is running in the background, and HCONNECT_DISCOVERY_URL does not point to this machine.',
    next: {run: 'simulator:start', flags: {detach: true}},
  });
}

/**
 * Sends one request to the controls of a simulator.
 *
 * @param body is sent as JSON where there is one
 * @returns what it answers; null where that is nothing
 * @throws Failure `usage` with its words for what it refuses, `not_found` for an unknown connection,
 *   `service` where no simulator answers
 */
export async function callControl(
  url: string,
  method: string,
  body?: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const {status, answer} = await send(url, method, body);
  if (status < 400) return answer;
  const {message: reason = `HTTP ${status}`} = (answer ?? {}) as {message?: string};
  if (status === 404 && url.endsWith('/events')) {
    throw new Failure('not_found', 'The simulator has no such connection.', {
      reason,
      next: {run: 'connections:list'},
    });
  }
  throw new Failure('usage', 'The simulator rejected the request.', {reason, next: {help: true}});
}

async function send(url: string, method: string, body?: Readonly<Record<string, unknown>>) {
  try {
    const response = await fetch(url, {
      method,
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(requestTimeout),
    });
    const text = await response.text();
    return {status: response.status, answer: text === '' ? null : (JSON.parse(text) as unknown)};
  } catch (error) {
    const {message, cause} = error as Error & {cause?: Error};
    throw new Failure('service', `No simulator answers at ${new URL(url).origin}.`, {
      reason: cause?.message ?? message,
      next: {run: 'simulator:status'},
    });
  }
}
