import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {Simulator} from '../../src/lib/simulator/index.ts';

/** What the simulator has answered, its addresses turned into those of the front. */
export interface SimulatorResponse {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A request that has come to the front. */
export interface FrontRequest {
  method: string;
  /** Which host it was for and where it went, such as “discovery /connections?app=acme”. */
  target: string;
  body: string;
}

/** What becomes of one request. */
export interface FrontExchange {
  request: FrontRequest;
  response: ServerResponse;
  /** Has the simulator carry the request out. */
  forward: () => Promise<SimulatorResponse>;
  /** Closes the door: whoever connects from now on is refused. */
  refuse: () => void;
}

/** Decides what becomes of each request, by its number from 0. */
export type FrontHandler = (number: number, meeting: FrontExchange) => Promise<void> | void;

/** A server before a simulator, on one port, that passes requests on or lets them meet a fault. */
export interface FaultyFront {
  /** The settings of a client that is to go through it. */
  settings: Record<string, string>;
  requests: FrontRequest[];
  close(): Promise<void>;
}

let started = 0;

/**
 * An address of loopback for one front alone: a port that it has left is then not taken by the next
 * server that somebody starts, and whoever still calls it is refused.
 */
function ownAddress(): string {
  // Elsewhere there is the one address, and a little luck.
  if (process.platform !== 'linux') return '127.0.0.1';
  started += 1;
  const {pid} = process;
  return `127.${1 + ((pid >> 8) % 254)}.${pid % 256}.${1 + (started % 254)}`;
}

/**
 * Starts a front. Discovery and each cell are a folder of its one address, so that what the
 * simulator says of addresses holds behind it, too.
 *
 * @param regions the cells that the client is told of
 */
export async function startFaultyFront(
  simulator: Simulator,
  regions: readonly string[],
  receive: FrontHandler,
): Promise<FaultyFront> {
  const requests: FrontRequest[] = [];
  const sockets = new Set<Socket>();
  const behind = {discovery: simulator.discovery_url, ...simulator.region_urls};
  const server = createServer((request, response) => {
    void admit(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    // A client that gives up is what the faults are about.
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  const host = ownAddress();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  const translate = (text: string) =>
    Object.entries(behind).reduce(
      (told, [name, origin]) => told.replaceAll(origin, `${url}/${name}`),
      text,
    );

  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name = '', path = '/'] = /^\/([\w-]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const method = request.method ?? 'GET';
    const number = requests.push({method, target: `${name} ${path}`, body: ''}) - 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const mine = requests[number]!;
    mine.body = body.toString('utf8');
    const forward = async (): Promise<SimulatorResponse> => {
      const {host: _host, connection: _connection, ...headers} = request.headers;
      const origin = (behind as Record<string, string>)[name] ?? simulator.discovery_url;
      const answer = await fetch(`${origin}${path}`, {
        method,
        headers: headers as Record<string, string>,
        redirect: 'manual',
        ...(body.length === 0 ? {} : {body}),
      });
      // How the body is framed is for the front to say, as it sends another one.
      const {
        'content-length': _length,
        'transfer-encoding': _encoding,
        ...sent
      } = Object.fromEntries(answer.headers);
      return {status: answer.status, headers: sent, text: translate(await answer.text())};
    };
    await receive(number, {request: mine, response, forward, refuse: () => server.close()});
  }

  return {
    settings: {
      HCONNECT_DISCOVERY_URL: `${url}/discovery`,
      HCONNECT_REGION_URLS: regions.map((name) => `${name}=${url}/${name}`).join(','),
      HCONNECT_TOKEN: simulator.token,
    },
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Sends an answer as it is. Each is the last on its connection, so that a closed door is met. */
export function send(response: ServerResponse, {status, headers, text}: SimulatorResponse): void {
  response.writeHead(status, {...headers, connection: 'close'}).end(text);
}
