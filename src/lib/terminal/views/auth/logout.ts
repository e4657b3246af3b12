import type {StoredToken} from '../../../domain/outcomes.ts';
import type {View} from '../../view.ts';
import {instead} from './login.ts';

/** A token that was forgotten. */
export const logoutView: View<StoredToken> = {
  text: (_output, {variable}) => `Logged out.\n${instead(variable)}`,
  json: ({file, variable}) => ({logged_in: variable !== null, file, variable}),
};
