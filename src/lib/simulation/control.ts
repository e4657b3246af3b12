/** How long a simulator on this machine may take to answer, in milliseconds. */
const patience = 5000;

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
    const response = await fetch(`${control_url}/`, {signal: AbortSignal.timeout(patience)});
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
