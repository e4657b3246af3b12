import type {Connection} from '../../../domain/connections/connection.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {plural} from '../../../domain/text/text.ts';

/**
 * What deleting or reloading mappings destroys, and the name by which it is agreed to: the
 * mapping's, or the connection's where they are several, or where nothing moves in it.
 *
 * @param stopped how the connection is where no table is loaded in it again, such as “PAUSED”
 * @param byConnection whether one mapping is agreed to by the connection's name, too, as where the
 *   mappings were not named
 */
export function destructionOf(
  action: 'reload' | 'delete',
  {
    connection,
    mappings,
    gone,
  }: {connection: Connection; mappings: readonly Mapping[]; gone: readonly string[]},
  {stopped, byConnection = false}: {stopped?: string | undefined; byConnection?: boolean} = {},
): {consequences: string[]; name: string} {
  const named = [...mappings.map(({object_name}) => object_name), ...gone];
  const [first, ...others] = named;
  const isOne =
    first !== undefined && others.length === 0 && stopped === undefined && !byConnection;
  return {
    name: isOne ? first : nameOf(connection),
    consequences: [
      ...(stopped === undefined
        ? []
        : [
            `${nameOf(connection)} is ${stopped}: tables will stay empty until the connection works again.`,
          ]),
      ...mappings.map(({object_name, counts}) => {
        const table = `${connection.schema_name ?? 'salesforce'}.${object_name.toLowerCase()}`;
        const rows = counts.db === null ? 'all rows' : plural(counts.db, 'row');
        return action === 'delete'
          ? `${rows} of ${table} will be deleted from Postgres, and ${object_name} will no longer be synced.`
          : `${rows} of ${table} will be deleted from Postgres and loaded again from Salesforce.`;
      }),
    ],
  };
}
