/**
 * The only file that knows sockets, timers and real time: it listens for discovery and for each
 * cell, moves the world's clock, and sends what the exchange says.
 */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable, pipeline} from 'node:stream';
import {type Delivery, exchange} from './service/exchange.ts';
import {readBody} from './service/body.ts';
import type {Received} from './service/http.ts';
import {moveClock} from './world/clock.ts';
import {cellNames} from './world/places.ts';
import {saveWorld} from './world/file.ts';
import type {Service} from './service/service.ts';

const host = '127.0.0.1';

/** Real milliseconds after a request that may have changed the world, until it is written. */
const saveAfter = 100;

export interface Listening {
  /** Moves the world's clock to now, and by so many seconds more. Throws as moveClock does. */
  advance(seconds: number): void;
  close(): Promise<void>;
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
  const {world, pace} = service;
  const servers: Server[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let last = performance.now();
  let saving: NodeJS.Timeout | null = null;

  const tick = (): void => {
    const passed = Math.floor((performance.now() - last) * pace);
    if (passed <= 0) return;
    last += passed / pace;
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
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const received = await read(name, request, world.switches.max_body_bytes);
    tick();
    const delivery = exchange(service, received);
    if (file !== null && received.method !== 'GET') saving ??= later(saveAfter, saveMeanwhile);
    if (delivery.delay_ms === 0) {
      send(response, delivery, later);
    } else {
      later(delivery.delay_ms, () => {
        send(response, delivery, later);
      });
    }
  };
  const open = async (name: string, number: number): Promise<string> => {
    const server = createServer((request, response) => {
      receive(name, request, response).catch(() => response.destroy());
    });
    // Clients that keep a connection must not find it closed at the moment they use it.
    server.keepAliveTimeout = 10 * 60 * 1000;
    servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(number, host, resolve);
    });
    return `http://${host}:${(server.address() as AddressInfo).port}`;
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

/** Reads a request to its end, also one whose body is too large to be kept. */
async function read(host: string, request: IncomingMessage, limit: number): Promise<Received> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limit) chunks.push(chunk);
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value] as const,
  );
  return {
    host,
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers),
    body:
      length > limit
        ? {kind: 'too_large'}
        : readBody(Buffer.concat(chunks), request.headers['content-type']),
  };
}

function send(
  response: ServerResponse,
  delivery: Delivery,
  later: (milliseconds: number, act: () => void) => unknown,
): void {
  if (delivery.drop) {
    response.socket?.resetAndDestroy();
    return;
  }
  const {status, headers, body: text, cut_after_bytes, bytes_per_second} = delivery;
  const counted = cut_after_bytes !== null || bytes_per_second !== null;
  if (typeof text !== 'string' && !counted) {
    response.writeHead(status, headers);
    // A client that goes away meanwhile is no mistake.
    pipeline(Readable.from(text), response, () => undefined);
    return;
  }
  const body = Buffer.from(typeof text === 'string' ? text : [...text].join(''));
  const bare = status === 204 || status === 304;
  response.writeHead(status, {
    ...headers,
    ...(!bare && {'content-length': body.length}),
  });
  if (cut_after_bytes !== null) {
    response.write(body.subarray(0, cut_after_bytes), () => response.socket?.resetAndDestroy());
  } else if (bytes_per_second === null) {
    response.end(body);
  } else {
    trickle(response, body, bytes_per_second, later);
  }
}

function trickle(
  response: ServerResponse,
  body: Buffer,
  rate: number,
  later: (milliseconds: number, act: () => void) => unknown,
): void {
  const next = (from: number): void => {
    const until = Math.min(from + Math.max(1, Math.ceil(rate / 10)), body.length);
    response.write(body.subarray(from, until));
    if (until === body.length) {
      response.end();
    } else {
      later(100, () => {
        next(until);
      });
    }
  };
  next(0);
}
