import {BlockList, isIP} from 'node:net';
import {Failure} from '../errors.ts';
import type {Settings, SettingValue} from './settings.ts';
import {isLoopback} from './trusted-hosts.ts';

/** An HTTP proxy that the environment names. */
export interface Proxy {
  /** Without user name and password. */
  url: string;
  /** The value of Proxy-Authorization, which is never shown; null where the URL has no user. */
  authorization: string | null;
  /** The variable that names it. */
  source: string;
}

/** The proxy for a URL; null where it is called directly. */
export type ProxyRule = (url: URL) => Proxy | null;

const schemes = ['http:', 'https:'];

/**
 * The rule by which requests go through a proxy, as curl has it: HTTPS_PROXY, else ALL_PROXY, but
 * not to what NO_PROXY names. HTTP_PROXY is for http, which is spoken to loopback only, and that is
 * never sent to a proxy.
 *
 * @throws Failure `usage` where a proxy is named that cannot be used; the message has no password
 */
export function createProxyRule({proxy, no_proxy}: Settings): ProxyRule {
  if (proxy === null) return () => null;
  const found = readProxy(proxy);
  return (url) =>
    url.protocol !== 'https:' || isLoopback(url) || bypassesProxy(no_proxy?.value ?? '', url)
      ? null
      : found;
}

/** How a proxy's setting is shown: without user name and password. */
export function shownProxy({value}: SettingValue<string>): string {
  const url = parseProxy(value);
  return url === null ? 'not a URL' : `${url.protocol}//${url.host}`;
}

/**
 * Whether a list of NO_PROXY has a URL's host: by its name or a domain above it, by its address or
 * a block of addresses, each with a port or for all ports; `*` is all hosts. No name is looked up.
 */
export function bypassesProxy(list: string, url: URL): boolean {
  const port = url.port || (url.protocol === 'http:' ? '80' : '443');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, bracketed, plain, only = port] =
        /^(?:\[([^\]]*)\]|([^:]*|.*:.*:.*?))(?::(\d+))?$/.exec(entry) ?? [];
      const name = bracketed ?? plain ?? '';
      if (name === '' || only !== port) return false;
      return name === '*' || (isIP(host) === 0 ? isBelow(host, name) : isWithin(host, name));
    });
}

function isBelow(host: string, name: string): boolean {
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function isWithin(host: string, block: string): boolean {
  const [network = '', prefix] = block.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const bits = Number(prefix ?? (family === 'ipv6' ? 128 : 32));
  if (isIP(network) === 0 || !(bits >= 0 && bits <= (family === 'ipv6' ? 128 : 32))) return false;
  const blocks = new BlockList();
  blocks.addSubnet(network, bits, family);
  return blocks.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');
}

/** A host's name or address, as a URL has it. */
const hostForm = /^(?:[\w.-]+|\[[\da-f:.]+\])$/i;

/** A proxy's URL, for which a host and a port are enough; null for anything else. */
function parseProxy(value: string): URL | null {
  // With a slash too few, the scheme would be taken for the host's name.
  if (/^https?:(?!\/\/)/i.test(value)) return null;
  const text = /^[a-z][\w+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && hostForm.test(url.hostname) ? url : null;
}

function readProxy({value, source}: SettingValue<string>): Proxy {
  const url = parseProxy(value);
  const next = {again: {env: {[source]: 'http://HOST:PORT'}}};
  if (url === null) {
    const reason = 'Percent-encode special characters in its user name and password.';
    throw new Failure('usage', `${source} is not a proxy URL.`, {reason, next});
  }
  if (!schemes.includes(url.protocol)) {
    const scheme = url.protocol.slice(0, -1);
    throw new Failure('usage', `${source} names a proxy of an unsupported type: ${scheme}.`, {
      reason: 'Supported types: http and https.',
      next,
    });
  }
  const user = [url.username, url.password].map(decode).join(':');
  return {
    url: `${url.protocol}//${url.host}`,
    authorization: user === ':' ? null : `Basic ${Buffer.from(user).toString('base64')}`,
    source,
  };
}

/** What a part of a URL stands for; a percent sign that encodes nothing stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
