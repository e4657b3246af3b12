import type {StoredToken} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';

/** A token that was checked and stored. */
export const loginView: View<StoredToken> = {
  text: (_output, {file, variable}) =>
    `Logged in; token stored in ${clean(file)}.\n${instead(variable)}`,
  json: ({file, variable}) => ({logged_in: true, file, variable}),
};

/** A variable that is used before what is stored. */
export function instead(variable: string | null): string {
  return variable === null ? '' : `${variable} is set; its token is used instead.\n`;
}
