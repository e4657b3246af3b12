import type {Connection} from '../../../domain/connections/connection.ts';
import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {connectionHealth} from '../../../domain/health.ts';
import {clean} from '../../clean.ts';
import {paintConnection} from '../../palette.ts';
import type {View} from '../../view.ts';
import {healthFields} from '../documents.ts';

/** The address that a Salesforce user has to open. */
export const authorizationView: View<{connection: Connection; redirect: string}> = {
  text: ({color}, {connection, redirect}) =>
    `Open this link as a Salesforce user to authorize ${clean(nameOf(connection))}:\n  ${color.bold(clean(redirect))}\n`,
  json: ({connection, redirect}) => ({
    redirect,
    ...identityOf(connection),
    state: connection.state.name,
  }),
};

/** A connection that was authorized, and by whom. */
export interface Authorized {
  connection: Connection;
  /** `already` means that there was nothing to do. */
  outcome: 'already' | 'done';
  /** The address that was opened; null where none was needed. */
  redirect: string | null;
}

export const authorizedView: View<Authorized> = {
  text: ({color}, {connection, outcome}) => {
    const {username, organization_id} = connection;
    const state = paintConnection(color, connection);
    const user = username === null ? '' : ` as ${clean(username)}`;
    const org = organization_id === null ? '' : ` of organization ${clean(organization_id)}`;
    const name = clean(nameOf(connection));
    const again = 'To authorize it again, run the command without --wait.\n';
    return outcome === 'already'
      ? `${name} is already authorized${user}${org} and ${state}.\n${again}`
      : `${name} was authorized${user}${org} and is now ${state}.\n`;
  },
  json: ({connection, outcome, redirect}) => ({
    outcome,
    redirect,
    ...identityOf(connection),
    state: connection.state.name,
    ...healthFields(connectionHealth(connection)),
    organization_id: connection.organization_id,
    username: connection.username,
  }),
};
