import {nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ConnectionReport} from '../../../domain/outcomes.ts';
import {formatSince} from '../../../domain/text/timestamp.ts';
import {clean} from '../../clean.ts';
import {paintConnection} from '../../palette.ts';
import {properties} from '../../table.ts';
import type {View} from '../../view.ts';
import {connectionDocument} from '../documents.ts';
import {healthParagraph} from '../health.ts';
import {mappingTable} from '../mappings/list.ts';

/** Everything of one connection that a person looks for, with its mappings where they were asked for. */
export const connectionView: View<ConnectionReport> = {
  text: (output, {connection, health, reason, now}) => {
    const {db_key, organization_id, region, mappings} = connection;
    const settings = properties(output, [
      ['app', connection.app_name],
      ['name', connection.name],
      ['region', joined([region, connection.region_url])],
      ['database', db_key === null ? null : joined([db_key, connection.database])],
      ['schema', connection.schema_name],
      ['org', organization_id === null ? null : joined([organization_id, connection.environment])],
      ['user', connection.username],
      ['Salesforce API', connection.api_version],
      ['plan', connection.plan],
      ['created', formatSince(connection.created_at, output.width === null ? null : now)],
      ['id', connection.id],
    ]);
    const {bold} = output.color;
    const state = paintConnection(output.color, connection, health);
    const why = healthParagraph(output, connection.state, health, reason);
    const head = `${bold(clean(nameOf(connection)))}  ${state}\n${why}`;
    return [head, settings, ...(mappings === null ? [] : [mappingTable(output, mappings)])].join(
      '\n',
    );
  },
  json: ({connection, health, reason}) => ({
    ...connectionDocument(connection, health),
    service_message: reason,
  }),
};

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(', ');
}

/** Every connection that was asked for: one as it is, several one after the other. */
export const connectionsView: View<readonly ConnectionReport[]> = {
  text: (output, reports) =>
    reports.map((report) => connectionView.text(output, report)).join('\n'),
  json: (reports) => {
    const [first, ...others] = reports.map(connectionView.json);
    return others.length === 0 ? first : [first, ...others];
  },
};

/** Their states alone, a line each. */
export const connectionStatesView: View<readonly ConnectionReport[]> = {
  text: (_output, reports) =>
    reports.map(({connection}) => `${clean(connection.state.name)}\n`).join(''),
  json: (reports) => reports.map(({connection}) => connection.state.name),
};
