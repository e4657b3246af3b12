import {Failure} from '../errors.ts';
import {newToken, type NextStep} from '../next-step.ts';
import type {Settings, SettingValue} from './settings.ts';
import type {Store} from './store.ts';

/**
 * The token to use: from the environment, else the stored one.
 *
 * @returns the token and where it came from, or null where there is none
 * @throws Failure `auth` where the token cannot be one; the message never holds it
 */
export function findToken(settings: Settings, store: () => Store): SettingValue<string> | null {
  if (settings.token !== null) {
    const {value, source} = settings.token;
    return {source, value: checkToken(value, source, source)};
  }
  const opened = store();
  const kept = opened.read(settings.discovery_url.value).token;
  if (typeof kept !== 'string') return null;
  return {value: checkToken(kept, opened.path()), source: opened.path()};
}

/** Keeps the token for the discovery host, or forgets it where `token` is null. */
export function storeToken(store: Store, discoveryUrl: string, token: string | null): void {
  store.update(discoveryUrl, ({token: _forgotten, ...others}) =>
    token === null ? others : {...others, token},
  );
}

/**
 * Takes spaces and line ends off both ends, which a file or a clipboard adds.
 *
 * @param source where the token came from, for the message
 * @param variable the environment variable that it is, if any
 * @throws Failure `auth` where what is left cannot be sent in a header
 */
export function checkToken(text: string, source: string, variable?: string): string {
  const token = text.trim();
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Failure('auth', `The token from ${source} is not a valid Heroku API token.`, {
      reason:
        token === ''
          ? 'It is empty.'
          : 'It contains a line break, a space or another invalid character.',
      next:
        variable === undefined
          ? {program: ['heroku', 'authorizations:create'], then: {run: 'auth:login'}}
          : newToken(variable),
    });
  }
  return token;
}

/** The token of the Heroku CLI, for `auth:login` to store. */
export const tokenOfHerokuCli: NextStep = {
  program: ['heroku', 'auth:token'],
  pipe: {run: 'auth:login', flags: {'with-token': true}},
};

/**
 * What is thrown where a command needs a token and there is none.
 *
 * @param usesHerokuCli whether the Heroku CLI is logged in, whose token will do
 */
export function noToken(usesHerokuCli: boolean): Failure {
  return new Failure('auth', 'Not logged in.', {
    reason: 'No token is stored, and HCONNECT_TOKEN and HEROKU_API_KEY are not set.',
    next: usesHerokuCli ? tokenOfHerokuCli : {run: 'auth:login'},
  });
}
