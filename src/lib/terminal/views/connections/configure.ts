import type {Connection} from '../../../domain/connections/connection.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {ConnectionReport} from '../../../domain/outcomes.ts';
import {plural} from '../../../domain/text/text.ts';
import type {View} from '../../view.ts';
import {connectionView} from './info.ts';

/** The settings that say where the tables of a connection are. */
interface DatabaseSettings {
  db_key?: string | undefined;
  schema_name?: string | undefined;
}

/**
 * What another database or schema does to the tables of a connection, a sentence each; empty where
 * both stay, or there is no table yet.
 */
export function movedTables(
  live: Connection & {mappings: readonly Mapping[]},
  settings: DatabaseSettings,
): string[] {
  const moved = (['db_key', 'schema_name'] as const).flatMap((key) => {
    const [from, to] = [live[key], settings[key]];
    return from === null || to === undefined || to === from ? [] : [{key, from, to}];
  });
  if (moved.length === 0 || live.mappings.length === 0) return [];
  const changes = moved.map(({key, from, to}) => `${key} ${from} → ${to}`).join(', ');
  return [
    `${nameOf(live)} will use other tables: ${changes}.`,
    ...live.mappings.map(({object_name, counts}) => {
      const rows = counts.db === null ? 'all rows' : plural(counts.db, 'row');
      return `${object_name}: a new table will be loaded; ${rows} of the old one will no longer be synced.`;
    }),
  ];
}

/** A connection with its new settings, and where its previous configuration is. */
export type Configured = ConnectionReport & {backup: string | null};

export const configuredView: View<Configured> = {
  text: (output, configured) => connectionView.text(output, configured),
  json: (configured) => {
    const document = connectionView.json(configured) as object;
    return configured.backup === null ? document : {...document, backup: configured.backup};
  },
};
