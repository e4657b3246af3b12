import {Failure} from '../errors.ts';

/** Says whether the token may be sent to a URL. */
export type Trust = (url: URL) => boolean;

const domains = ['heroku.com', 'herokai.com'];

/**
 * The rule for every URL, whoever sent it: https on Heroku's domains by parsed host name, or
 * loopback where the user pointed there by a setting.
 *
 * @param pointedAt the URLs that the user's own settings name
 */
export function createTrust(pointedAt: readonly string[]): Trust {
  const loopbackAllowed = pointedAt.some((url) => URL.canParse(url) && isLoopback(new URL(url)));
  return (url) => {
    if (url.username !== '' || url.password !== '') return false;
    if (isLoopback(url)) return loopbackAllowed && /^https?:$/.test(url.protocol);
    const host = url.hostname.replace(/\.$/, '');
    return (
      url.protocol === 'https:' &&
      domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
    );
  };
}

/** True for the addresses that never leave this machine. */
export function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}

/**
 * Parses a URL that a setting or the service gave and holds it against the rule.
 *
 * @throws Failure `service` where it is not a URL or not trusted; the message names the host only
 */
export function trustedUrl(value: string, trust: Trust, base?: string): URL {
  const url = URL.canParse(value, base) ? new URL(value, base) : null;
  if (url === null) {
    throw new Failure('service', 'Heroku Connect sent an invalid URL.', {
      reason: JSON.stringify(value.slice(0, 80)),
      next: {run: 'auth:status', note: 'lists the hosts in use'},
    });
  }
  if (!trust(url)) {
    throw new Failure('service', `Heroku Connect pointed to ${url.host}, which is not trusted.`, {
      reason: 'The token goes only to https hosts of heroku.com and herokai.com.',
      next: {run: 'auth:status', note: 'lists the hosts in use'},
      details: {host: url.host},
    });
  }
  return url;
}
