import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:https';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {documentedEndpoints} from '../../src/lib/domain/connections/endpoints.ts';
import type {Simulator} from '../../src/lib/simulator/index.ts';

const discovery = 'https://hc-central.heroku.com';

/** A file of the certificates that tests use. @param name such as `service-ca.pem` */
export const certificateFile = (name: string) => path.join(import.meta.dirname, 'tls', name);

/** A simulator behind TLS, under the service's own names. */
export interface SecureService {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves a simulator as the service's own hosts, with a certificate for them. Nothing finds it by
 * these names but a proxy that is told to.
 *
 * @param certificate `service`, or `inspector`: that of a proxy which reads what goes through it
 */
export async function startSecureService(
  simulator: Simulator,
  certificate: 'service' | 'inspector' = 'service',
): Promise<SecureService> {
  const origins = [
    [discovery, simulator.discovery_url] as const,
    ...documentedEndpoints.map(({name, url}) => [url, simulator.region_urls[name] ?? ''] as const),
  ];
  const translate = (text: string) =>
    origins.reduce((told, [name, origin]) => told.replaceAll(origin, name), text);
  const key = readFileSync(certificateFile(`${certificate}-key.pem`));
  const cert = readFileSync(certificateFile(`${certificate}.pem`));
  const server = createServer({key, cert}, (request, response) => {
    const {host, connection: _connection, ...headers} = request.headers;
    const origin = origins.find(([name]) => name === `https://${host ?? ''}`)?.[1] ?? '';
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const answer = await fetch(`${origin}${request.url ?? ''}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(chunks.length === 0 ? {} : {body: Buffer.concat(chunks)}),
      });
      const type = answer.headers.get('content-type') ?? 'application/json';
      response.writeHead(answer.status, {'content-type': type});
      response.end(translate(await answer.text()));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {port: (server.address() as AddressInfo).port, close: () => closed(server)};
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
