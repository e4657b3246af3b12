import type {ClientRequest} from 'node:http';
import type {Duplex} from 'node:stream';
import {Agent, type AgentConnectOpts} from 'agent-base';
import {HttpsProxyAgent} from 'https-proxy-agent';

/*
 * A chunk of its own, which is loaded where a proxy is in use. So it imports nothing of the program:
 * that would be there a second time.
 */

/** What went wrong with the proxy itself, before anything reached the service. */
export class ProxyFault extends Error {
  /** The code by which the HTTP client hands it on. */
  readonly code = 'EPROXY';
  /** The system's code, such as ECONNREFUSED; null where the proxy refused or hung up. */
  readonly network: string | null;
  /** The answer to CONNECT, where there was one. */
  readonly answer: {status: number; text: string; schemes: string[]} | null;

  constructor(message: string, network: string | null, answer: ProxyFault['answer']) {
    super(message);
    this.network = network;
    this.answer = answer;
  }
}

interface ConnectResponse {
  statusCode: number;
  statusText: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Connects to hosts by CONNECT through an HTTP proxy, and keeps the connections for more requests.
 * What the proxy does wrong is told apart from what the host does.
 */
export class Tunnel extends Agent {
  readonly #proxy: string;
  readonly #headers: Record<string, string>;
  /** The requests for which CONNECT is not answered yet. */
  readonly #waiting = new WeakMap<ClientRequest, AbortController>();

  /** @param proxy its URL without a password, which the package would write into a debug log */
  constructor(proxy: string, authorization: string | null) {
    super({keepAlive: true, timeout: 5000});
    this.#proxy = proxy;
    this.#headers = authorization === null ? {} : {'Proxy-Authorization': authorization};
  }

  /** Gives a request up. @returns whether it was the proxy that it was waiting for */
  abandon(request: ClientRequest): boolean {
    const waiting = this.#waiting.get(request);
    waiting?.abort();
    return waiting !== undefined;
  }

  /** @throws ProxyFault where the proxy gives no way through */
  override async connect(request: ClientRequest, options: AgentConnectOpts): Promise<Duplex> {
    const unanswered = new AbortController();
    const proxy = new HttpsProxyAgent(this.#proxy, {
      keepAlive: true,
      headers: this.#headers,
      signal: unanswered.signal,
    });
    let answer: ConnectResponse | null = null;
    proxy.once('proxyConnect', (response: ConnectResponse) => (answer = response));
    this.#waiting.set(request, unanswered);
    try {
      const socket = await proxy.connect(request, options);
      if (refusal(answer) === null) return socket;
      socket.destroy();
    } catch (error) {
      const {code = null, message} = error as NodeJS.ErrnoException;
      throw new ProxyFault(message, code, null);
    } finally {
      this.#waiting.delete(request);
    }
    throw new ProxyFault('The proxy refused the connection.', null, refusal(answer));
  }
}

function refusal(answer: ConnectResponse | null): ProxyFault['answer'] {
  if (answer === null || answer.statusCode === 200) return null;
  const {statusCode: status, statusText: text, headers} = answer;
  const challenges = [headers['proxy-authenticate'] ?? []].flat();
  return {status, text, schemes: challenges.map((challenge) => challenge.split(' ')[0] ?? '')};
}
