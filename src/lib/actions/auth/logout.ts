import type {StoredToken} from '../../domain/outcomes.ts';
import {keepToken, type TokenStore} from './login.ts';

/** Forgets the stored token; it stays valid until it is revoked at Heroku. */
export function logout(store: TokenStore): StoredToken {
  return keepToken(store, null);
}
