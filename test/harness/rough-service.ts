import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';

/** A server on loopback that does what no correct service does. */
export interface RoughService {
  /** `http://127.0.0.1:41234` */
  url: string;
  /** The requests that have come, as “GET /connections”. */
  requests: string[];
  close(): Promise<void>;
}

/** Starts a rough service. @param answer what becomes of each request; it may well be nothing */
export async function startRoughService(answer: RequestListener): Promise<RoughService> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    // A client that gives up is what these tests are about.
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
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
