import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';

/** Where the token is kept, and the variable that is used before it. */
export interface KeptToken {
  file: string;
  variable: string | null;
}

/** A token that was checked and stored. */
export const loginView: View<KeptToken> = {
  text: (_output, {file, variable}) =>
    `The token is good; it is stored in ${clean(file)}.\n${instead(variable)}`,
  json: ({file, variable}) => ({logged_in: true, file, variable}),
};

/** A token that was forgotten. */
export const logoutView: View<KeptToken> = {
  text: (_output, {file, variable}) =>
    `No token is stored in ${clean(file)} now.\n${instead(variable)}`,
  json: ({file, variable}) => ({logged_in: variable !== null, file, variable}),
};

function instead(variable: string | null): string {
  return variable === null ? '' : `${variable} is set, and its token is used first.\n`;
}
