import type {KeptToken} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';
import {instead} from './login.ts';

/** A token that was forgotten. */
export const logoutView: View<KeptToken> = {
  text: (_output, {file, variable}) =>
    `No token is stored in ${clean(file)} now.\n${instead(variable)}`,
  json: ({file, variable}) => ({logged_in: variable !== null, file, variable}),
};
