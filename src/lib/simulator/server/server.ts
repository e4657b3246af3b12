/**
 * The only file that knows sockets, timers and real time: it listens for discovery and for each
 * cell, moves the world's clock, and sends what the exchange says.
 */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable, pipeline} from 'node:stream';
import {moveClock} from '../engine/clock.ts';
import {type OutgoingResponse, exchange} from '../http/exchange.ts';
import {contentOf} from '../http/responses.ts';
import type {Service} from '../http/service.ts';
import {cellNames} from '../model/regions.ts';
import {saveWorld} from './world-file.ts';

const loopback = '127.0.0.1';

/** Real milliseconds after a request that may have changed the world, until it is written. */
const saveAfter = 100;

export interface Listening {
  /** Moves the world's clock to now, and by so many seconds more. Throws as moveClock does. */
  readonly advance: (seconds: number) => void;
  readonly close: () => Promise<void>;
}

/**
 * Listens on loopback, and enters the addresses in the world.
 *
 * @param port of discovery, the cells on those that follow; 0: any that are free
 * @param file where the world is kept; null: nowhere
 * @throws the error of the socket, with its `code`, when a port cannot be had
 */
export async function listen(
  service: Service,
  port: number,
  file: string | null,
): Promise<Listening> {
  const {world, speed} = service;
  const servers: Server[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let last = performance.now();
  let saving: NodeJS.Timeout | null = null;

  const tick = (): void => {
    const passed = Math.floor((performance.now() - last) * speed);
    if (passed <= 0) return;
    last += passed / speed;
    world.now += passed;
  };
  const later = (milliseconds: number, act: () => void): NodeJS.Timeout => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timers.add(timer);
    return timer;
  };
  const save = (): void => {
    if (file !== null) saveWorld(file, world);
  };
  const saveMeanwhile = (): void => {
    saving = null;
    try {
      save();
    } catch {
      // A file that cannot be written now is told of at the end, when it still cannot.
    }
  };
  const receive = async (
    name: string,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> => {
    const request = await read(name, incoming, world.behavior.max_body_bytes);
    tick();
    const delivery = await exchange(service, request);
    if (file !== null && request.method !== 'GET') saving ??= later(saveAfter, saveMeanwhile);
    if (delivery.delay_ms > 0) {
      await new Promise<void>((resolve) => later(delivery.delay_ms, resolve));
    }
    outgoing.setHeader('date', new Date(world.now).toUTCString());
    send(outgoing, delivery, later);
  };
  const open = async (name: string, number: number): Promise<string> => {
    const server = createServer((incoming, outgoing) => {
      receive(name, incoming, outgoing).catch(() => outgoing.destroy());
    });
    // Clients that keep a connection must not find it closed at the moment they use it.
    server.keepAliveTimeout = 10 * 60 * 1000;
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(number, loopback, resolve);
    });
    return `http://${loopback}:${(server.address() as AddressInfo).port}`;
  };
  const close = async (): Promise<void> => {
    tick();
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    const closed = servers.map((server) => {
      const end = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      return end;
    });
    await Promise.all(closed);
  };

  try {
    world.addresses = {discovery: await open('discovery', port), cells: {}};
    for (const [index, name] of cellNames.entries()) {
      world.addresses.cells[name] = await open(name, port === 0 ? 0 : port + 1 + index);
    }
    save();
  } catch (error) {
    await close();
    throw error;
  }
  return {
    advance(seconds) {
      tick();
      moveClock(world, seconds);
    },
    async close() {
      await close();
      save();
    },
  };
}

/**
 * The request as the platform's own, with the name of the host in its URL. Of a body that is too
 * large no more is kept than shows it.
 *
 * @throws TypeError for what `Request` cannot be, such as a TRACE
 */
async function read(host: string, incoming: IncomingMessage, limit: number): Promise<Request> {
  const {method = 'GET', headers} = incoming;
  const chunks: Buffer[] = [];
  let length = 0;
  const hasBody = 'content-length' in headers || 'transfer-encoding' in headers;
  for await (const chunk of (hasBody ? incoming : []) as AsyncIterable<Buffer>) {
    if (length <= limit) chunks.push(chunk);
    length += chunk.length;
  }
  const {pathname, search} = new URL(incoming.url ?? '/', 'http://localhost');
  const bodiless = length === 0 || method === 'GET' || method === 'HEAD';
  return new Request(`http://${host}${pathname}${search}`, {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
    body: bodiless ? null : Buffer.concat(chunks),
  });
}

function send(
  outgoing: ServerResponse,
  {response, cut_after_bytes, bytes_per_second, drop}: OutgoingResponse,
  later: (milliseconds: number, act: () => void) => unknown,
): void {
  if (drop) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const {status} = response;
  const content = contentOf(response);
  const headers = Object.fromEntries(response.headers);
  if (typeof content !== 'string' && cut_after_bytes === null && bytes_per_second === null) {
    outgoing.writeHead(status, headers);
    // A client that goes away meanwhile is no mistake.
    pipeline(Readable.from(content), outgoing, () => undefined);
    return;
  }
  const body = Buffer.from(typeof content === 'string' ? content : [...content].join(''));
  const bare = status === 204 || status === 304;
  outgoing.writeHead(status, {...headers, ...(!bare && {'content-length': body.length})});
  if (cut_after_bytes !== null) {
    outgoing.write(body.subarray(0, cut_after_bytes), () => outgoing.socket?.resetAndDestroy());
  } else if (bytes_per_second === null) {
    outgoing.end(body);
  } else {
    sendSlowly(outgoing, body, bytes_per_second, later);
  }
}

function sendSlowly(
  outgoing: ServerResponse,
  body: Buffer,
  rate: number,
  later: (milliseconds: number, act: () => void) => unknown,
): void {
  const next = (from: number): void => {
    const until = Math.min(from + Math.max(1, Math.ceil(rate / 10)), body.length);
    outgoing.write(body.subarray(from, until));
    if (until === body.length) {
      outgoing.end();
    } else {
      later(100, () => {
        next(until);
      });
    }
  };
  next(0);
}
