import path from 'node:path';
import type {TokenStore} from '../actions/auth/login.ts';
import type {SettingSources} from '../actions/auth/status.ts';
import type {Context} from '../actions/context.ts';
import type {RememberedConnections} from '../domain/connections/connection-ref.ts';
import type {Report} from '../domain/report.ts';
import {Failure} from '../errors.ts';
import {findToken, noToken, storeToken} from '../session/credentials.ts';
import {openRememberedConnections} from '../session/remembered-connections.ts';
import {appFromGitRemote} from '../session/git-remote.ts';
import {settingTable, type Settings} from '../session/settings.ts';
import {openStore} from '../session/store.ts';
import {createTrust, type Trust} from '../session/trusted-hosts.ts';
import type {Runtime} from './program/runtime.ts';

export interface ContextOptions {
  runtime: Runtime;
  report: Report;
  userAgent: string;
  /** Instead of the one that the settings and the store have: the one to be verified. */
  token?: string | undefined;
}

/**
 * The composition root: joins settings, store and HTTP to what actions work with. The HTTP client
 * is loaded here and nowhere else.
 *
 * @throws Failure `auth` without a token, `usage` where a setting points to a host that is not trusted
 */
export async function openContext(options: ContextOptions): Promise<Context> {
  const {runtime, report, userAgent} = options;
  const {signal, clock, terminal} = runtime;
  const settings = runtime.settings();
  const directory = settings.config_dir?.value;
  const trust = trustOf(settings);
  const token = options.token ?? findToken(settings, () => openStore('config', directory))?.value;
  if (token === undefined) throw noToken();
  const {createApi} = await import('../api/index.ts');
  const discoveryUrl = settings.discovery_url.value;
  const roots = settings.region_urls.value;
  const http = {
    token,
    trust,
    timeout: settings.timeout.value,
    methodOverride: settings.method_override.value,
    userAgent,
    signal,
    trace: settings.debug.value
      ? (line: string) => void terminal.err.write(`${line}\n`)
      : undefined,
  };
  return {
    api: createApi(http, discoveryUrl, roots),
    remembered: openRemembered(runtime, report),
    endpoints: roots,
    clock,
    report,
  };
}

/** The store of the token, as `auth:login` and `auth:logout` write it. */
export function openTokenStore(runtime: Runtime): TokenStore {
  const settings = runtime.settings();
  const store = openStore('config', settings.config_dir?.value);
  return {
    path: () => store.path(),
    write: (token) => {
      storeToken(store, settings.discovery_url.value, token);
    },
    variable: settings.token?.source ?? null,
  };
}

/** Where every setting comes from, as `auth:status` shows it. */
export function openSettingSources(runtime: Runtime): SettingSources {
  const settings = runtime.settings();
  const store = openStore('config', settings.config_dir?.value);
  return {
    settings: settingTable.map(({name}) => ({name, setting: settings[name]})),
    tokenSource: findToken(settings, () => store)?.source ?? null,
    storeFile: store.path(),
    remoteApp: settings.app === null ? appFromGitRemote() : null,
  };
}

/** The folder of the settings, where backups are kept, too. */
export function settingsFolder(runtime: Runtime): string {
  return path.dirname(openStore('places', runtime.settings().config_dir?.value).path());
}

/** What is remembered of places; reading it takes no token and asks nobody. */
export function openRemembered(
  runtime: Runtime,
  report: Report = () => undefined,
): RememberedConnections {
  const settings = runtime.settings();
  const store = openStore('places', settings.config_dir?.value);
  return openRememberedConnections(
    store,
    settings.discovery_url.value,
    trustOf(settings),
    (text) => {
      report({type: 'note', text});
    },
  );
}

/** The hosts that the user's settings allow; each of them has to be allowed by itself. */
function trustOf({discovery_url, region_urls}: Settings): Trust {
  const urls = [
    {url: discovery_url.value, source: discovery_url.source},
    ...region_urls.value.map(({url}) => ({url, source: region_urls.source})),
  ];
  const trust = createTrust(urls.map(({url}) => url));
  for (const {url, source} of urls) {
    if (trust(new URL(url))) continue;
    throw new Failure('usage', `${source} points to ${new URL(url).host}, which is not trusted.`, {
      reason:
        'The token goes only to https hosts of heroku.com and herokai.com, or to this machine.',
      next: {run: 'auth:status'},
    });
  }
  return trust;
}
