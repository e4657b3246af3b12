import {createServer, type IncomingMessage, type Server} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import {readFileSync} from 'node:fs';
import {connect, type AddressInfo, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {certificateFile} from './secure-service.ts';

/** What a proxy does with who asks it for a way. */
export interface ProxyOptions {
  /** The port of loopback that every host is connected to; else nothing can be reached. */
  port?: number;
  /** Lets those through that send this user and password. */
  password?: string;
  /** Answers CONNECT with this, in place of giving a way; null where it says nothing at all. */
  answer?: string | null;
  /** Speaks TLS itself. */
  secure?: boolean;
}

/** A proxy on loopback. */
export interface TestProxy {
  url: string;
  host: string;
  /** The targets of CONNECT, and the lines of all other requests. */
  asked: string[];
  /** Connections that are open now. */
  open(): number;
  close(): Promise<void>;
}

/** Starts an HTTP proxy that gives a way by CONNECT, or refuses in one of the ways that proxies do. */
export async function startProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const {port, password, answer, secure = false} = options;
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = secure
    ? createSecureServer({
        key: readFileSync(certificateFile('service-key.pem')),
        cert: readFileSync(certificateFile('service.pem')),
      })
    : createServer();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('request', (request: IncomingMessage, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(501).end();
  });
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push(request.url ?? '');
    client.on('error', () => undefined);
    if (answer === null) {
      // Only who reads sees that the other side has gone.
      client.resume().on('end', () => client.end());
      return;
    }
    if (answer !== undefined) {
      client.end(answer);
      return;
    }
    const sent = request.headers['proxy-authorization'];
    const expected = `Basic ${Buffer.from(password ?? '').toString('base64')}`;
    if (password !== undefined && sent !== expected) {
      const challenge = 'Proxy-Authenticate: Basic realm="proxy"';
      client.end(`HTTP/1.1 407 Proxy Authentication Required\r\n${challenge}\r\n\r\n`);
      return;
    }
    if (port === undefined) {
      client.end('HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const service = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      service.pipe(client);
      client.pipe(service);
    });
    service.on('error', () => client.destroy());
    client.on('close', () => service.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${secure ? 'https' : 'http'}://${host}`,
    host,
    asked,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
