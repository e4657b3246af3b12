import type {Connection} from '../../../domain/connections/connection.ts';
import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {clean} from '../../clean.ts';
import {paintState} from '../../palette.ts';
import type {View} from '../../view.ts';

/** The address that a Salesforce user has to open. */
export const authorizationView: View<{connection: Connection; redirect: string}> = {
  text: ({color}, {connection, redirect}) =>
    `To authorise ${clean(nameOf(connection))}, a Salesforce user has to open:\n  ${color.bold(clean(redirect))}\n`,
  json: ({connection, redirect}) => ({
    redirect,
    ...identityOf(connection),
    state: connection.state.name,
  }),
};

/** A connection that was authorised, and by whom. */
export const authorizedView: View<Connection> = {
  text: ({color}, connection) => {
    const {state, username, organization_id} = connection;
    const user = username === null ? '' : ` as ${clean(username)}`;
    const org = organization_id === null ? '' : ` of ${clean(organization_id)}`;
    return `${clean(nameOf(connection))} was authorised${user}${org}. It is ${paintState(color, state)} now.\n`;
  },
  json: ({record}) => record,
};
