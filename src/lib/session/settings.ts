import {documentedEndpoints, regionOf, type Endpoint} from '../domain/connections/endpoints.ts';
import {parseDuration} from '../domain/text/duration.ts';
import {Failure} from '../errors.ts';

/** A value and where it came from, as `auth:status` shows it. */
export interface Sourced<T> {
  value: T;
  /** The variable's name, `flag`, `git remote heroku`, the store's file, or `default`. */
  source: string;
}

interface SettingEntry {
  name: string;
  /** The environment variables that set it; the first one that is set wins. */
  variables: readonly string[];
  default: string | null;
  description: string;
}

/** Every setting. The README's table and `auth:status` are made from this one. */
export const settingTable = [
  {
    name: 'token',
    variables: ['HCONNECT_TOKEN', 'HEROKU_API_KEY'],
    default: null,
    description: 'the Heroku API token; else the one stored by `auth:login`',
  },
  {
    name: 'app',
    variables: ['HCONNECT_APP', 'HEROKU_APP'],
    default: null,
    description: 'the app where no flag names one; else that of the git remote `heroku`',
  },
  {
    name: 'discovery_url',
    variables: ['HCONNECT_DISCOVERY_URL'],
    default: 'https://hc-central.heroku.com',
    description: 'the discovery host',
  },
  {
    name: 'region_urls',
    variables: ['HCONNECT_REGION_URLS'],
    default: null,
    description: 'the root endpoints, as `name=url,name=url`; else those that Heroku documents',
  },
  {
    name: 'timeout',
    variables: ['HCONNECT_TIMEOUT'],
    default: '30s',
    description: 'how long one request may take',
  },
  {
    name: 'method_override',
    variables: ['HCONNECT_METHOD_OVERRIDE'],
    default: '0',
    description: '`1` sends PATCH, PUT and DELETE as POST with `X-HTTP-Method-Override`',
  },
  {
    name: 'no_input',
    variables: ['HCONNECT_NO_INPUT', 'CI'],
    default: '0',
    description: '`1` never asks, as `--no-input`',
  },
  {
    name: 'config_dir',
    variables: ['HCONNECT_CONFIG_DIR'],
    default: null,
    description: 'the folder of the stored token and places; else the system’s usual one',
  },
  {
    name: 'cache_dir',
    variables: ['HCONNECT_CACHE_DIR'],
    default: null,
    description:
      'the folder of what makes starts quick, `off` for none; else the system’s usual one',
  },
  {
    name: 'debug',
    variables: ['HCONNECT_DEBUG'],
    default: '0',
    description: '`1` tells of each request, and shows the stack of an unexpected error',
  },
] as const satisfies readonly SettingEntry[];

export type SettingName = (typeof settingTable)[number]['name'];

export interface Settings {
  /** From the environment alone; the store is asked by `credentials.ts`. */
  token: Sourced<string> | null;
  app: Sourced<string> | null;
  discovery_url: Sourced<string>;
  region_urls: Sourced<readonly Endpoint[]>;
  /** Milliseconds. */
  timeout: Sourced<number>;
  method_override: Sourced<boolean>;
  no_input: Sourced<boolean>;
  config_dir: Sourced<string> | null;
  /** Read by start-up, before anything else is. */
  cache_dir: Sourced<string> | null;
  debug: Sourced<boolean>;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting from the environment. An empty variable counts as not set.
 *
 * @throws Failure `usage` for a value that cannot be understood
 */
export function readSettings(env: Environment): Settings {
  const read = (name: SettingName): Sourced<string> | null => {
    const entry: SettingEntry | undefined = settingTable.find((setting) => setting.name === name);
    const variable = entry?.variables.find((candidate) => env[candidate]?.trim());
    if (variable !== undefined) return {value: env[variable]?.trim() ?? '', source: variable};
    return entry?.default == null ? null : {value: entry.default, source: 'default'};
  };
  const required = (name: SettingName) => read(name) ?? {value: '', source: 'default'};
  const timeout = required('timeout');
  const discovery = required('discovery_url');
  return {
    token: read('token'),
    app: read('app'),
    discovery_url: {...discovery, value: baseUrl(discovery)},
    region_urls: parseRoots(read('region_urls')),
    timeout: {
      ...timeout,
      value: Math.min(parseDuration(timeout.value, timeout.source), longestTimer),
    },
    method_override: truth(required('method_override')),
    no_input: truth(required('no_input')),
    config_dir: read('config_dir'),
    cache_dir: read('cache_dir'),
    debug: truth(required('debug')),
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

/** What start-up has to know before the program is loaded. */
export interface StartSettings {
  /** True where the user wants none of the devices that make starts quick. */
  safeStart: boolean;
  /** The folder for what can be made again, or `off`. */
  cacheDir: string | undefined;
  /** The system’s folder for the caches of all programs, where a variable names it. */
  systemCache: string | undefined;
  /** oclif’s own variable for the width of its help. */
  columns: string | undefined;
}

/** Reads the variables of start-up; they are no settings of what a command does. */
export function readStartSettings(env: Environment): StartSettings {
  const set = (name: string) => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const systemCache = process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME';
  return {
    safeStart: set('HCONNECT_STARTUP') === 'ordinary',
    cacheDir: set('HCONNECT_CACHE_DIR'),
    systemCache: set(systemCache),
    columns: set('OCLIF_COLUMNS'),
  };
}

/** Milliseconds that a timer of Node.js can take, some 24 days; one of more would end at once. */
const longestTimer = 2 ** 31 - 1;

function truth({value, source}: Sourced<string>): Sourced<boolean> {
  return {value: !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase()), source};
}

function baseUrl({value, source}: Sourced<string>): string {
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new Failure('usage', `${source} is not a URL.`, {
      reason: 'It has to begin with https://, or with http:// on this machine.',
      next: {again: {env: {[source]: 'https://hc-central.heroku.com'}}},
    });
  }
  const {username, password} = new URL(value);
  if (username !== '' || password !== '') {
    throw new Failure('usage', `${source} has a user name or a password in its URL.`, {
      reason: 'The service takes a token, which has a setting of its own.',
      next: {again: {env: {[source]: 'https://hc-central.heroku.com'}}},
    });
  }
  return value.replace(/\/+$/, '');
}

function parseRoots(setting: Sourced<string> | null): Sourced<readonly Endpoint[]> {
  if (setting === null) return {value: documentedEndpoints, source: 'default'};
  const {value, source} = setting;
  const roots = value.split(/[\s,]+/).map((pair) => {
    const [name = '', url = ''] = pair.split(/=(.*)/s);
    if (name === '' || url === '') {
      throw new Failure('usage', `${source} cannot be understood.`, {
        reason: `“${pair}” is not of the form name=url.`,
        next: {again: {env: {[source]: 'virginia=https://connect-virginia.heroku.com'}}},
      });
    }
    return {name, region: regionOf(name), url: baseUrl({value: url, source})};
  });
  return {value: roots, source};
}
