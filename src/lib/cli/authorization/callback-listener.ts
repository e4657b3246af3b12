import {randomBytes} from 'node:crypto';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A page on this machine to which a browser is sent back. */
export interface CallbackListener {
  /** With a secret in its path, so that no other page can stand in for it. */
  url: string;
  /** Aborted when the browser has come back; its reason is the error that it brought, else null. */
  returned: AbortSignal;
  close(): void;
}

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>hconnect</title>
  <body style="font: 1.1rem system-ui; margin: 4rem auto; max-width: 32rem">
    <h1>You can close this page.</h1>
    <p>Return to the terminal to see the result.</p>
  </body>
</html>
`;

/**
 * Listens on a free loopback port for the one request that a browser makes when it returns.
 *
 * @param onward where the browser is sent then; undefined shows a page
 */
export async function listenForReturn(onward?: string): Promise<CallbackListener> {
  const controller = new AbortController();
  const path = `/${randomBytes(16).toString('hex')}`;
  const server = createServer((request, response) => {
    // Anybody on this machine can ask for anything, `//` included.
    const [pathname, query = ''] = (request.url ?? '').split('?', 2);
    const mine = pathname === path;
    const headers = {'content-type': 'text/html', connection: 'close'};
    if (mine && onward !== undefined) {
      response.writeHead(303, {...headers, location: withQuery(onward, query)});
      response.end();
    } else {
      response.writeHead(mine ? 200 : 404, headers);
      response.end(mine ? page : '');
    }
    if (mine) controller.abort(new URLSearchParams(query).get('error'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    returned: controller.signal,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function withQuery(address: string, query: string): string {
  const url = new URL(address);
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value);
  return url.href;
}

/**
 * Does `work` with a page on this machine to which a browser can be sent back.
 *
 * @param needed false gives it none
 * @param onward where the browser is sent from there
 */
export async function withReturn<R>(
  {needed, onward}: {needed: boolean; onward: string | undefined},
  work: (listener: CallbackListener | null) => Promise<R>,
): Promise<R> {
  const listener = needed ? await listenForReturn(onward) : null;
  try {
    return await work(listener);
  } finally {
    listener?.close();
  }
}
