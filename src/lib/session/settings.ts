import path from 'node:path';
import {documentedEndpoints, regionOf, type Endpoint} from '../domain/connections/endpoints.ts';
import {parseDuration} from '../domain/text/duration.ts';
import {Failure} from '../errors.ts';

/** A value and where it came from, as `auth:status` shows it. */
export interface SettingValue<T> {
  value: T;
  /** The variable's name, `flag`, `git remote NAME`, the store's file, or `default`. */
  source: string;
}

export interface SettingEntry {
  /** The environment variables that set it; the first one that is set wins. */
  variables: readonly string[];
  default?: string;
  description: string;
}

/** Every setting. The README's table and `auth:status` are made from this one. */
export const settingTable = {
  token: {
    variables: ['HCONNECT_TOKEN', 'HEROKU_API_KEY'],
    description: 'Heroku API token; else the one that `auth:login` stored',
  },
  app: {
    variables: ['HCONNECT_APP', 'HEROKU_APP'],
    description:
      'app, if no flag names one; else the app of the git remote, by the rules of the Heroku CLI',
  },
  discovery_url: {
    variables: ['HCONNECT_DISCOVERY_URL'],
    default: 'https://hc-central.heroku.com',
    description: 'URL of the discovery host, which knows where connections run',
  },
  region_urls: {
    variables: ['HCONNECT_REGION_URLS'],
    description: 'endpoints of the cells, as `name=url,name=url`; else those that Heroku documents',
  },
  timeout: {
    variables: ['HCONNECT_TIMEOUT'],
    default: '30s',
    description: 'time limit of one request',
  },
  proxy: {
    // The order is curl's. HTTP_PROXY is for http, which is spoken to this machine only.
    variables: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'],
    description: 'HTTP proxy; never used for this machine',
  },
  no_proxy: {
    variables: ['no_proxy', 'NO_PROXY'],
    description:
      'hosts to connect to without the proxy: names, domains, addresses, CIDR blocks, `*`',
  },
  method_override: {
    variables: ['HCONNECT_METHOD_OVERRIDE'],
    default: '0',
    description: '`1` sends PATCH, PUT and DELETE as POST with `X-HTTP-Method-Override`',
  },
  no_input: {
    variables: ['HCONNECT_NO_INPUT', 'CI'],
    default: '0',
    description: '`1` never prompts, like `--no-input`',
  },
  config_dir: {
    variables: ['HCONNECT_CONFIG_DIR'],
    description: 'folder of the stored token and connections; else the usual folder of the system',
  },
  cache_dir: {
    variables: ['HCONNECT_CACHE_DIR'],
    description: 'folder of the code cache, or `off`; else the usual folder of the system',
  },
  debug: {
    variables: ['HCONNECT_DEBUG'],
    default: '0',
    description: '`1` logs each request, and the stack trace of unexpected errors',
  },
} as const satisfies Record<string, SettingEntry>;

export type Settings = ReturnType<typeof readSettings>;

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting from the environment. An empty variable counts as not set.
 *
 * @throws Failure `usage` for a value that cannot be understood
 */
export function readSettings(env: Environment) {
  const find = (name: keyof typeof settingTable): SettingValue<string> | null => {
    const entry: SettingEntry = settingTable[name];
    const source = entry.variables.find((variable) => env[variable]?.trim());
    if (source !== undefined) return {value: env[source]?.trim() ?? '', source};
    return entry.default === undefined ? null : {value: entry.default, source: 'default'};
  };
  const read = <T>(
    name: keyof typeof settingTable,
    parse: (setting: SettingValue<string>) => T,
  ): SettingValue<T> => {
    const setting = find(name) ?? {value: '', source: 'default'};
    return {value: parse(setting), source: setting.source};
  };
  return {
    /** From the environment alone; the store is asked by `credentials.ts`. */
    token: find('token'),
    app: find('app'),
    discovery_url: read('discovery_url', baseUrl),
    region_urls: read('region_urls', endpoints),
    /** Milliseconds. */
    timeout: read('timeout', ({value, source}) =>
      Math.min(parseDuration(value, source), longestTimer),
    ),
    /** As it is set, password included; `proxy.ts` reads it. */
    proxy: find('proxy'),
    no_proxy: find('no_proxy'),
    method_override: read('method_override', isOn),
    no_input: read('no_input', isOn),
    config_dir: find('config_dir'),
    /** Read by start-up, before anything else is. */
    cache_dir: find('cache_dir'),
    debug: read('debug', isOn),
  };
}

/** The environment that the program was started in. */
export function processEnvironment(): Environment {
  return process.env;
}

/** The variables of the terminal that decide how output looks. */
export function readTerminalSettings(env: Environment) {
  return {
    noColor: Boolean(env.NO_COLOR),
    forceColor: env.FORCE_COLOR,
    term: env.TERM,
  };
}

/** The files in which the Heroku CLI may keep its login. */
export function netrcFiles(env: Environment): string[] {
  const folder = env.HOME ?? env.USERPROFILE;
  const usual =
    folder === undefined ? [] : ['.netrc', '_netrc'].map((name) => path.join(folder, name));
  return [...(env.NETRC === undefined ? [] : [env.NETRC]), ...usual];
}

/** What start-up has to know before the program is loaded. */
export type StartSettings = ReturnType<typeof readStartSettings>;

/** Reads the variables of start-up; they are no settings of what a command does. */
export function readStartSettings(env: Environment) {
  const set = (name: string) => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  return {
    /** True where the user wants none of the devices that make starts quick. */
    safeStart: set('HCONNECT_STARTUP') === 'ordinary',
    /** The folder for what can be made again, or `off`. */
    cacheDir: set('HCONNECT_CACHE_DIR'),
    /** The system’s folder for the caches of all programs, where a variable names it. */
    systemCache: set(process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'),
    /** oclif’s own variable for the width of its help. */
    columns: set('OCLIF_COLUMNS'),
  };
}

/** Milliseconds that a timer of Node.js can take, some 24 days; one of more would end at once. */
const longestTimer = 2 ** 31 - 1;

function isOn({value}: SettingValue<string>): boolean {
  return !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

function baseUrl({value, source}: SettingValue<string>): string {
  const next = {again: {env: {[source]: 'https://hc-central.heroku.com'}}};
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const reason = 'It must start with https://, or with http:// on this machine.';
    throw new Failure('usage', `${source} is not a URL.`, {reason, next});
  }
  if (url.username !== '' || url.password !== '') {
    const reason = 'Use HCONNECT_TOKEN to log in.';
    throw new Failure('usage', `${source} has a user name or a password in its URL.`, {
      reason,
      next,
    });
  }
  return value.replace(/\/+$/, '');
}

function endpoints({value, source}: SettingValue<string>): readonly Endpoint[] {
  if (value === '') return documentedEndpoints;
  return value.split(/[\s,]+/).map((pair) => {
    const [name = '', url = ''] = pair.split(/=(.*)/s);
    if (name === '' || url === '') {
      throw new Failure('usage', `${source} is not valid.`, {
        reason: `Expected name=url, not “${pair}”.`,
        next: {again: {env: {[source]: 'virginia=https://connect-virginia.heroku.com'}}},
      });
    }
    return {name, region: regionOf(name), url: baseUrl({value: url, source})};
  });
}
