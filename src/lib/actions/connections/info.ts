import type {ReadOptions} from '../../api/index.ts';
import type {Connection, DeepConnection} from '../../domain/connections/connection.ts';
import {
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import {isObject} from '../../domain/json.ts';
import {isNameless, type Mapping} from '../../domain/mappings/mapping.ts';
import {plural} from '../../domain/text/text.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find/find.ts';

export type {DeepConnection};

/**
 * Reads one connection; with a remembered place that is one request.
 *
 * @param deep with its mappings
 * @param personal with the Salesforce user's personal record
 */
export function showConnection(
  context: Context,
  selector: Selector,
  {deep = false, personal = false} = {},
): Promise<Connection> {
  return withConnection(context, selector, (ref) =>
    deep ? deepConnection(context, ref, {personal}) : context.api.connection(ref, {personal}),
  );
}

/** Tells of mappings that cannot be named, since the service sent no name or no id of them. */
export function noteNameless({report}: Context, connection: Connection): void {
  const nameless = connection.mappings?.filter(isNameless).length ?? 0;
  if (nameless === 0) return;
  const text = `Heroku Connect sent ${plural(nameless, 'mapping')} of ${nameOf(connection)} without a name or an id.`;
  report({type: 'warning', text});
}

/** Reads a connection with all of its mappings, and each mapping with its config. */
export async function readWhole(context: Context, selector: Selector): Promise<DeepConnection> {
  return withConfigs(
    context,
    await withConnection(context, selector, (ref) => deepConnection(context, ref)),
  );
}

/**
 * A connection with the config of each mapping. They come with the mappings; one that doesn’t is read
 * by itself, because a mapping without a config would look like one without fields.
 */
export async function withConfigs(
  context: Context,
  connection: DeepConnection,
): Promise<DeepConnection> {
  const mappings: Mapping[] = [];
  for (const mapping of connection.mappings) {
    const isWhole = isObject(mapping.record.config);
    mappings.push(isWhole ? mapping : await context.api.mapping(connection, mapping.id));
  }
  return {...connection, mappings};
}

/**
 * Reads one connection with all of its mappings, which are remembered by the way.
 *
 * @throws Failure `service` where the answer has no mappings, which is not the same as having none
 */
export async function deepConnection(
  context: Context,
  ref: ConnectionRef,
  options: ReadOptions = {},
): Promise<DeepConnection> {
  const connection = await context.api.deepConnection(ref, options);
  const named = connection.mappings.filter((mapping) => !isNameless(mapping));
  context.remembered.rememberMappings(connection, named);
  noteNameless(context, connection);
  // Older answers leave it out; discovery has it.
  return {...connection, app_name: connection.app_name ?? ref.app_name};
}
