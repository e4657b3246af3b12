import type {StoredToken} from '../../domain/outcomes.ts';
import type {Context} from '../context.ts';
import {verifyToken} from './verify-token.ts';

/** Where the token is kept between commands. */
export interface TokenStore {
  /** The file. @throws Failure `io` where its folder cannot be used */
  path(): string;
  /** Keeps a token; null forgets the one that is there. @throws Failure `io` */
  write(token: string | null): void;
  /** The variable whose token is used before the stored one, where one is set. */
  variable: string | null;
}

/**
 * Checks a token with the service and stores it.
 *
 * @param context which sends this token
 * @param app any app, where one is known
 * @throws Failure `auth` where the service does not accept it; nothing is stored then
 */
export async function login(
  context: Context,
  store: TokenStore,
  token: string,
  app: string | undefined,
): Promise<StoredToken> {
  await verifyToken(context, app);
  return keepToken(store, token);
}

/** Keeps a token, or forgets it where it is null. */
export function keepToken(store: TokenStore, token: string | null): StoredToken {
  store.write(token);
  return {file: store.path(), variable: store.variable};
}
