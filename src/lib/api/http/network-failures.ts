import {again, type NextStep} from '../../next-step.ts';
import {Failure} from '../../errors.ts';
import {isLoopback} from '../../session/trusted-hosts.ts';
import {later, lookFirst} from './http-failures.ts';
import type {Method} from './message.ts';

/** What went wrong on the way, as the system or the HTTP client says it. */
export interface Fault {
  /** The system's code, such as ENOTFOUND. */
  code: string;
  /** The first line of the system's message, which holds no secret. */
  reason: string;
}

/** The proxy that a request went through, or was to go through. */
export interface UsedProxy {
  /** Without a password. */
  url: string;
  source: string;
}

interface Cause {
  /** What scripts tell causes apart by. */
  name: string;
  codes: readonly string[] | RegExp;
  /** What happened, of the host that was called. */
  says: (host: string) => string;
  /** What may be behind it, after the system's own words. */
  advice?: string;
  /** False where it is certain that the service has not taken the request. */
  arrived: boolean;
  /** Whether it stays until somebody changes something, so that a wait has nothing to wait for. */
  lasting?: true;
  next: NextStep;
}

const showHosts: NextStep = {
  run: 'auth:status',
  flags: {offline: true},
  note: 'shows the hosts and the proxy in use',
};
const online = again('when this machine is online');

/** Every cause that is told apart; the first whose codes have the fault's. */
const causes: readonly Cause[] = [
  {
    name: 'certificate_dates',
    codes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'],
    says: (host) => `The certificate of ${host} is not valid at this time.`,
    advice: 'Check the clock of this machine.',
    arrived: false,
    lasting: true,
    next: again('after checking the clock'),
  },
  {
    name: 'certificate_name',
    codes: ['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'],
    says: (host) => `The certificate of ${host} belongs to another host.`,
    advice: 'A login page of the network or a proxy may be answering instead.',
    arrived: false,
    lasting: true,
    next: showHosts,
  },
  {
    // What OpenSSL's check of a chain ends with, by the names that Node.js has for it.
    name: 'certificate',
    codes:
      /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/,
    says: (host) => `The certificate of ${host} is not trusted.`,
    advice: 'A proxy or a virus scanner that inspects TLS presents a certificate of its own.',
    arrived: false,
    lasting: true,
    next: {
      again: {env: {NODE_EXTRA_CA_CERTS: 'FILE'}},
      note: 'FILE: the CA certificate of your organization, as PEM',
    },
  },
  {
    name: 'tls',
    codes: /^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/,
    says: (host) => `${host} did not complete the TLS handshake.`,
    advice: 'A login page of the network or a proxy may be answering instead.',
    arrived: false,
    lasting: true,
    next: showHosts,
  },
  {
    name: 'dns',
    codes: ['ENOTFOUND', 'ENODATA', 'EAI_NONAME', 'EAI_NODATA', 'EAI_FAIL'],
    says: (host) => `${host} was not found.`,
    advice: 'Check the name and the network.',
    arrived: false,
    next: showHosts,
  },
  {
    name: 'dns',
    codes: ['EAI_AGAIN'],
    says: (host) => `The name ${host} could not be looked up.`,
    advice: 'DNS did not answer.',
    arrived: false,
    next: online,
  },
  {
    name: 'refused',
    codes: ['ECONNREFUSED'],
    says: (host) => `${host} refused the connection.`,
    arrived: false,
    next: showHosts,
  },
  {
    name: 'route',
    codes: ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
    says: (host) => `There is no route to ${host}.`,
    arrived: false,
    next: online,
  },
  {
    name: 'blocked',
    codes: ['EACCES', 'EPERM'],
    says: (host) => `This machine does not allow a connection to ${host}.`,
    advice: 'A firewall or a sandbox may be blocking it.',
    arrived: false,
    lasting: true,
    next: showHosts,
  },
  {
    name: 'timeout',
    codes: ['ETIMEDOUT'],
    says: (host) => `${host} did not answer in time.`,
    arrived: true,
    next: later,
  },
  {
    name: 'handshake',
    codes: [],
    says: (host) => `${host} closed the connection before the TLS handshake.`,
    arrived: false,
    next: later,
  },
  {
    name: 'reset',
    codes: ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_HTTP_CONTENT_LENGTH_MISMATCH'],
    says: (host) => `${host} closed the connection.`,
    arrived: true,
    next: later,
  },
  {
    // What Node.js's parser of HTTP and its decompression say.
    name: 'unreadable',
    codes: /^(HPE|Z)_/,
    says: (host) => `${host} sent an unreadable response.`,
    arrived: true,
    next: later,
  },
  {
    name: 'too_large',
    codes: ['ETOOLARGE'],
    says: (host) => `${host} sent too large a response.`,
    arrived: true,
    next: later,
  },
];

const unknownCause: Cause = {
  name: 'unknown',
  codes: [],
  says: (host) => `${host} could not be reached.`,
  arrived: true,
  next: later,
};

/** What this machine ran out of, which is not the service's fault. */
const exhausted = ['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'];

/** No response, or none that was complete. @param proxy the one in use, if any */
export function failedRequest(
  method: Method,
  url: URL,
  fault: Fault,
  proxy: UsedProxy | null,
): Failure {
  if (exhausted.includes(fault.code)) return outOfResources(fault);
  const {name, says, advice, arrived, lasting, next} = causeOf(fault);
  const taken = method === 'GET' || !arrived ? 'no' : 'unknown';
  const facts = {network: fault.code, taken} as const;
  return new Failure('service', says(url.host), {
    reason: sentences(systemSays(fault), advice, aboutProxy(url, name, proxy)),
    next: taken === 'unknown' ? lookFirst : next,
    details: {host: url.host, cause: name, ...(proxy && {proxy: proxy.url}), ...facts},
    facts: {...facts, ...(lasting && {lasting})},
  });
}

/** The causes behind which a network can be that lets requests out through a proxy only. */
const withoutWay = ['dns', 'refused', 'route', 'timeout'];

function aboutProxy(url: URL, cause: string, proxy: UsedProxy | null): string | null {
  if (proxy !== null) return `The proxy in use is ${proxy.url}.`;
  if (isLoopback(url) || !withoutWay.includes(cause)) return null;
  return 'If this network requires a proxy, set HTTPS_PROXY.';
}

/** A proxy that gave no way to the service, which has seen nothing of the request. */
export function failedProxy(
  url: URL,
  {url: proxyUrl, source}: UsedProxy,
  fault: Fault | ProxyResponse,
  hasPassword: boolean,
): Failure {
  const {host} = new URL(proxyUrl);
  if ('code' in fault && exhausted.includes(fault.code)) return outOfResources(fault);
  const {cause, message, reason, lasting, next} =
    'status' in fault
      ? refusedBy(host, url, fault, {source, proxyUrl, hasPassword})
      : unreachable(host, fault, source);
  return new Failure('service', message, {
    reason,
    next,
    details: {
      host: url.host,
      proxy: proxyUrl,
      cause,
      ...('status' in fault ? {proxy_status: fault.status} : {network: fault.code}),
      taken: 'no',
    },
    facts: {taken: 'no', ...(lasting && {lasting})},
  });
}

/** What a proxy answered to CONNECT instead of 200. */
export interface ProxyResponse {
  status: number;
  text: string;
  /** The ways to log in that it offers, such as Basic. */
  schemes: readonly string[];
}

interface ProxyProblem {
  cause: string;
  message: string;
  reason: string;
  lasting?: true | undefined;
  next: NextStep;
}

const proxyInUse: NextStep = {
  ...showHosts,
  note: 'shows the proxy in use; NO_PROXY lists exceptions',
};

function refusedBy(
  host: string,
  url: URL,
  {status, text, schemes}: ProxyResponse,
  {source, proxyUrl, hasPassword}: {source: string; proxyUrl: string; hasPassword: boolean},
): ProxyProblem {
  const reason = `It answered CONNECT ${url.hostname} with ${[status, text].join(' ').trim()}.`;
  const proxy = `The proxy ${host}`;
  if (status === 407) {
    const offered = schemes.filter((scheme) => scheme !== '');
    const basic = offered.length === 0 || offered.some((scheme) => /^basic$/i.test(scheme));
    return {
      cause: 'proxy_auth',
      lasting: true,
      message: hasPassword
        ? `${proxy} rejected the user name and password.`
        : `${proxy} requires a user name and password.`,
      reason: basic
        ? reason
        : `${reason} It accepts ${offered.join(', ')}; hconnect supports Basic only.`,
      // What it does not accept is not to be typed.
      next: basic
        ? {again: {env: {[source]: proxyUrl.replace('://', '://USER:PASSWORD@')}}}
        : proxyInUse,
    };
  }
  if (status >= 500) {
    const message = `${proxy} could not reach ${url.host}.`;
    return {cause: 'proxy', message, reason, next: again('later')};
  }
  const message = `${proxy} refused to connect to ${url.host}.`;
  return {cause: 'proxy', message, reason, lasting: true, next: proxyInUse};
}

function unreachable(host: string, fault: Fault, source: string): ProxyProblem {
  const {says, advice, next, lasting, name} = causeOf(fault);
  const known = name === 'unknown' ? null : says(`the proxy ${host}`);
  return {
    cause: name === 'unknown' ? 'proxy' : `proxy_${name}`,
    message: capitalized(known ?? `the proxy ${host} closed the connection.`),
    reason: sentences(
      systemSays(fault),
      name === 'dns' ? null : advice,
      `The proxy is set by ${source}.`,
    ),
    lasting,
    next: name === 'certificate' ? next : proxyInUse,
  };
}

function causeOf({code, reason}: Fault): Cause {
  // Node.js says it in this sentence alone, with the code of any other connection that breaks.
  const early = reason.includes('before secure TLS connection was established');
  const found = early
    ? causes.find(({name}) => name === 'handshake')
    : causes.find(({codes}) => (codes instanceof RegExp ? codes.test(code) : codes.includes(code)));
  return found ?? unknownCause;
}

/** The system's message; of a certificate with the code that one can search for. */
function systemSays({code, reason}: Fault): string {
  return /CERT|ISSUER|SIGNATURE|^INVALID/.test(code) && !reason.includes(code)
    ? `${reason} (${code})`
    : reason.replace(/^.*:SSL routines:[^:]*:([^:]+):.*$/, '$1');
}

function outOfResources({code, reason}: Fault): Failure {
  return new Failure('io', 'This machine cannot open another connection.', {
    reason,
    next: again('after closing other programs, or raising a limit such as ulimit -n'),
    details: {network: code, taken: 'no'},
    facts: {taken: 'no'},
  });
}

function sentences(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => part != null && part !== '')
    .map((part) => (/[.!?]$/.test(part ?? '') ? part : `${part ?? ''}.`))
    .join(' ');
}

function capitalized(sentence: string): string {
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`;
}
