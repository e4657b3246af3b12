import path from 'node:path';
import type {TokenStore} from '../actions/auth/login.ts';
import type {SettingSources} from '../actions/auth/status.ts';
import type {Context} from '../actions/context.ts';
import type {Traffic} from '../api/index.ts';
import {withPauseNotes} from '../actions/note-pauses.ts';
import {recordingAccepted} from '../actions/record-accepted.ts';
import type {RememberedConnections} from '../domain/connections/connection-ref.ts';
import type {Report} from '../domain/report.ts';
import {Failure, isFailure} from '../errors.ts';
import {openAcceptedChanges} from '../files/settings/accepted-changes.ts';
import {hasHerokuLogin} from '../files/netrc.ts';
import {openPauseNotes} from '../files/settings/pause-notes.ts';
import {findToken, noToken, storeToken} from '../session/credentials.ts';
import {openRememberedConnections} from '../session/remembered-connections.ts';
import {createProxyRule, shownProxy} from '../session/proxy.ts';
import {appFromGitRemote, herokuRemotesHere} from '../session/git-remote.ts';
import {netrcFiles, type Settings} from '../session/settings.ts';
import {openStore, type Store} from '../session/store.ts';
import {createTrust, type Trust} from '../session/trusted-hosts.ts';
import {userAgent} from '../../version.ts';
import type {Runtime} from './program/runtime.ts';

/**
 * The composition root: joins settings, store and HTTP to what actions work with. The HTTP client
 * is loaded here and nowhere else.
 *
 * @param token instead of the one that the settings and the store have: the one to be verified
 * @param traffic is told of every request
 * @throws Failure `auth` without a token, `usage` where a setting points to a host that is not trusted
 */
export async function openContext(
  runtime: Runtime,
  report: Report,
  {token, traffic}: {token?: string | undefined; traffic?: Traffic | undefined} = {},
): Promise<Context> {
  const {signal, clock, terminal} = runtime;
  const settings = runtime.settings();
  const trust = trustOf(settings);
  const sent = token ?? findToken(settings, () => tokenStore(settings))?.value;
  if (sent === undefined) throw noToken(hasHerokuLogin(netrcFiles(runtime.env)));
  const {createApi} = await import('../api/index.ts');
  const endpoints = settings.region_urls.value;
  const http = {
    token: sent,
    tokenVariable: token === undefined ? settings.token?.source : undefined,
    trust,
    proxy: createProxyRule(settings),
    timeout: settings.timeout.value,
    methodOverride: settings.method_override.value,
    userAgent,
    signal,
    traffic,
    trace: settings.debug.value
      ? (line: string) => void terminal.err.write(`${line}\n`).catch(() => undefined)
      : undefined,
  };
  const {value: service} = settings.discovery_url;
  const remembered = openRemembered(runtime, report);
  const accepted = openAcceptedChanges({folder: () => settingsFolder(runtime), service, clock});
  const pauses = openPauseNotes({folder: () => settingsFolder(runtime), service, clock});
  const api = recordingAccepted(createApi(http, service, endpoints), accepted, remembered);
  return {
    api: withPauseNotes(api, {pauses, accepted, clock, report}),
    remembered,
    accepted,
    pauses,
    endpoints,
    clock,
    report,
  };
}

/** The token that a context would be opened with now; null where there is none. @throws Failure `auth` */
export function tokenInUse(runtime: Runtime): string | null {
  const settings = runtime.settings();
  return findToken(settings, () => tokenStore(settings))?.value ?? null;
}

/** The store of the token, as `auth:login` and `auth:logout` write it. */
export function openTokenStore(runtime: Runtime): TokenStore {
  const settings = runtime.settings();
  const store = tokenStore(settings);
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
  const store = tokenStore(settings);
  const proxy = settings.proxy && {...settings.proxy, value: shownProxy(settings.proxy)};
  const found = attempt(() => findToken(settings, () => store)?.source ?? null);
  return {
    settings: Object.entries({...settings, proxy}).map(([name, setting]) => ({name, setting})),
    tokenSource: found.value,
    tokenFailure: found.failure,
    storeFile: attempt(() => store.path()).value,
    remoteApp: settings.app === null ? remoteApp() : null,
  };
}

/** The app of the git remotes; no value where it is not clear which of them is meant. */
function remoteApp(): SettingSources['remoteApp'] {
  const {value, failure} = attempt(() => appFromGitRemote());
  return failure === null ? value : {value: null, source: failure.reason ?? failure.message};
}

/** The git remotes that lead to an app of Heroku. */
export function remoteNames(): string[] {
  return attempt(() => herokuRemotesHere().map(({remote}) => remote)).value ?? [];
}

/** What `work` gives, or how it failed. */
function attempt<T>(work: () => T): {value: T | null; failure: Failure | null} {
  try {
    return {value: work(), failure: null};
  } catch (error) {
    if (!isFailure(error)) throw error;
    return {value: null, failure: error};
  }
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
  const {value: discoveryUrl} = settings.discovery_url;
  return openRememberedConnections(store, discoveryUrl, trustOf(settings), report);
}

function tokenStore({config_dir}: Settings): Store {
  return openStore('config', config_dir?.value);
}

/** The hosts that the user's settings allow; each of them has to be allowed by itself. */
function trustOf({discovery_url, region_urls}: Settings): Trust {
  const {source, value: endpoints} = region_urls;
  const urls = [discovery_url, ...endpoints.map(({url}) => ({value: url, source}))];
  const trust = createTrust(urls.map(({value}) => value));
  for (const {value, source} of urls) {
    const url = new URL(value);
    if (trust(url)) continue;
    throw new Failure('usage', `${source} points to ${url.host}, which is not trusted.`, {
      reason:
        'The token goes only to https hosts of heroku.com and herokai.com, or to this machine.',
      next: {run: 'auth:status'},
    });
  }
  return trust;
}
