import {Agent as HttpAgent, STATUS_CODES, type ClientRequest} from 'node:http';
import got, {RequestError, type Method as GotMethod} from 'got';
import {isTooDeep, type Json} from '../../domain/json.ts';
import {parseInPieces} from '../../domain/source/json/pieces.ts';
import {formatDuration} from '../../domain/text/duration.ts';
import {Failure} from '../../errors.ts';
import type {Proxy, ProxyRule} from '../../session/proxy.ts';
import {trustedUrl, type Trust} from '../../session/trusted-hosts.ts';
import {failedStatus, notJson, tooDeep} from './http-failures.ts';
import type {Method, Request, Response} from './message.ts';
import {failedProxy, failedRequest} from './network-failures.ts';
import type {ProxyFault, Tunnel} from './tunnel.ts';

export interface HttpOptions {
  token: string;
  /** The environment variable that the token is from; undefined where it is from elsewhere. */
  tokenVariable?: string | undefined;
  trust: Trust;
  /** Which requests go through a proxy; none where it is left out. */
  proxy?: ProxyRule;
  /** Milliseconds for one request, with its retries. */
  timeout: number;
  /** Sends PATCH, PUT and DELETE as POST with a header, for networks that stop them. */
  methodOverride: boolean;
  userAgent: string;
  /** Ends what is under way; its reason is not shown. */
  signal: AbortSignal;
  /** Told of each request when it has ended, without headers and bodies. */
  trace?: ((line: string) => void) | undefined;
  traffic?: Traffic | undefined;
}

/** Is told of every request as it is sent, repetitions included. */
export type Traffic = (url: URL) => void;

export interface Http {
  /**
   * Sends one request and waits for its response. A GET is repeated after a fault that passes; what
   * changes something is sent once.
   *
   * @throws Failure for every status of 300 and above, and for every fault on the way
   */
  send(request: Request): Promise<Response>;
  /** The JSON of the response to a request. @throws Failure as `send`, and where it is none */
  json(request: Request): Promise<Json>;
  /** An address that the service gave, made whole. @throws Failure `service` where it is not trusted */
  trusted(url: string, base: string): string;
}

/** More than any connection's details; a larger body is a fault. */
const largestBody = 64 * 1024 * 1024;
const nothing = Buffer.alloc(0);
const mostRedirects = 3;
const mostRepetitions = 2;
const overridden: readonly Method[] = ['PATCH', 'PUT', 'DELETE'];

/** Opens the one way to the service. Nothing is sent before the first request. */
export function createHttp(options: HttpOptions): Http {
  const client = got.extend({
    followRedirect: false,
    throwHttpErrors: false,
    responseType: 'buffer',
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${options.token}`,
      'user-agent': options.userAgent,
    },
    retry: {
      limit: mostRepetitions,
      methods: ['GET'],
      statusCodes: [502, 503, 504],
      errorCodes: ['ECONNRESET', 'EPIPE', 'EAI_AGAIN'],
      maxRetryAfter: 2000,
      calculateDelay: ({computedValue, attemptCount}) =>
        computedValue === 0 ? 0 : Math.min(computedValue, 200 * 2 ** attemptCount),
    },
  });

  // Node.js can be told to send what its own agents do through a proxy; what stays on this machine
  // is kept out of that.
  const direct = {http: new HttpAgent({keepAlive: true, timeout: 5000})};
  let opened: Promise<Tunnel> | null = null;
  const openTunnel = ({url, authorization}: Proxy) =>
    (opened ??= import('./tunnel.ts').then(({Tunnel}) => new Tunnel(url, authorization)));

  async function requestOnce(request: Request, url: URL): Promise<Response> {
    const proxy = options.proxy?.(url) ?? null;
    const tunnel = proxy && (await openTunnel(proxy));
    let abandon = () => false;
    const deadline = AbortSignal.timeout(options.timeout);
    const override = options.methodOverride && overridden.includes(request.method);
    const pending = client(url, {
      method: (override ? 'POST' : request.method) as GotMethod,
      headers: {...(override && {'x-http-method-override': request.method}), ...request.headers},
      ...(request.json === undefined ? {} : {json: request.json}),
      ...(request.body === undefined ? {} : {body: request.body}),
      signal: AbortSignal.any([deadline, options.signal]),
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- it is one of Node.js's agents
      agent: tunnel === null ? direct : {https: tunnel},
    });
    void pending.on('request', (made: ClientRequest) => {
      options.traffic?.(url);
      abandon = () => tunnel?.abandon(made) === true;
    });
    let tooLarge = false;
    void pending.on('downloadProgress', ({transferred, total = 0}) => {
      // What says that it is too large need not be read up to there.
      if (tooLarge || transferred === 0 || Math.max(transferred, total) <= largestBody) return;
      tooLarge = true;
      pending.cancel();
    });
    try {
      const response = await pending;
      const {statusCode, headers} = response;
      options.trace?.(`${request.method} ${url.origin}${url.pathname} ${statusCode}`);
      const received = response.rawBody.toString('utf8');
      // The response outlives this call, and would keep the bytes beside their text.
      Object.assign(response, {body: nothing, rawBody: nothing});
      // A refusal is shown, and some servers put what they were sent into theirs.
      const text = statusCode < 300 ? received : received.replaceAll(options.token, '[token]');
      const json = () => {
        if (isTooDeep(text)) throw tooDeep(request.method, url);
        try {
          return parseInPieces(text, {lazyFields: true});
        } catch {
          throw notJson(request.method, url, text, headers['content-type']);
        }
      };
      const statusText = STATUS_CODES[statusCode] ?? '';
      return {status: statusCode, statusText, url: url.href, headers, text, json};
    } catch (error) {
      const fault = faultOf(error, deadline.aborted, tooLarge);
      const atProxy = abandon() || fault.code === 'EPROXY';
      options.trace?.(`${request.method} ${url.origin}${url.pathname} ${fault.code}`);
      if (options.signal.aborted) throw cancelled(request.method, !atProxy);
      if (proxy === null || !atProxy) throw failedRequest(request.method, url, fault, proxy);
      const {network = null, answer = null} = proxyFaultOf(error) ?? {};
      const what = answer ?? (network === null ? fault : {...fault, code: network});
      throw failedProxy(url, proxy, what, proxy.authorization !== null);
    }
  }

  function faultOf(error: unknown, timedOut: boolean, tooLarge: boolean) {
    if (timedOut)
      return {code: 'ETIMEDOUT', reason: `No response within ${formatDuration(options.timeout)}.`};
    if (tooLarge) return {code: 'ETOOLARGE', reason: 'The response is larger than 64 MiB.'};
    const code = error instanceof RequestError ? error.code : 'EUNKNOWN';
    return {code, reason: messageOf(error) ?? code};
  }

  async function send(request: Request): Promise<Response> {
    let url = trustedUrl(request.url, options.trust, request.base);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (typeof value === 'string') url.searchParams.set(name, value);
      else
        value?.forEach((each) => {
          url.searchParams.append(name, each);
        });
    }
    for (let redirects = 0; ; redirects += 1) {
      const response = await requestOnce(request, url);
      const {status, headers} = response;
      if (status >= 200 && status < 300) return response;
      const redirected =
        headers.location !== undefined && [301, 302, 303, 307, 308].includes(status);
      // What changes something is never sent a second time, to no other address either.
      if (!redirected || request.method !== 'GET' || redirects === mostRedirects) {
        throw failedStatus(request.method, response, options.tokenVariable);
      }
      url = trustedUrl(String(headers.location), options.trust, url.href);
    }
  }

  return {
    send,
    json: async (request) => (await send(request)).json(),
    trusted: (url, base) => trustedUrl(url, options.trust, base).href,
  };
}

/** What the tunnel threw, which the HTTP client hands on as a cause. */
function proxyFaultOf(error: unknown): ProxyFault | null {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'answer' in cause ? (cause as ProxyFault) : null;
}

/**
 * The first line of the system's message, as the error itself holds the request's headers. Where
 * several addresses were tried in vain, the last of them says why.
 */
function messageOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const {cause} = error;
  const last: unknown = cause instanceof AggregateError ? cause.errors.at(-1) : null;
  const {message} = error.message === '' && last instanceof Error ? last : error;
  return message === '' ? null : (message.split('\n')[0] ?? null);
}

function cancelled(method: Method, arrived: boolean): Failure {
  const untouched = 'The request changed nothing.';
  const unknown = 'The request may already have been accepted.';
  return new Failure('cancelled', 'Canceled.', {
    reason: method === 'GET' || !arrived ? untouched : unknown,
    next: {run: 'connections:list', note: 'shows the current state'},
  });
}
