import type {Connection} from '../../domain/connections/connection.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {connectionHealth, needsMappings} from '../../domain/health.ts';
import type {ConnectionReport} from '../../domain/outcomes.ts';
import type {Context} from '../context.ts';
import {withEveryConnection} from './find/find.ts';
import {deepConnection} from './info.ts';
import {serviceReason, failedPartsOf} from './reason.ts';

/**
 * Reads every connection that the selector names, mostly one, and judges it; with a remembered place that is one request, and one or two
 * more where something is wrong.
 *
 * @param deep with its mappings
 * @param personal with the Salesforce user's personal record
 */
export function reportConnections(
  context: Context,
  selector: Selector,
  {deep, personal}: {deep: boolean; personal: boolean},
): Promise<ConnectionReport[]> {
  return withEveryConnection(context, selector, async (ref) => {
    const connection = deep
      ? await deepConnection(context, ref, {personal, tolerant: true})
      : await context.api.connection(ref, {personal});
    return reportOn(context, connection);
  });
}

/** Judges a connection that was read: one to three requests more where something is wrong. */
export async function reportOn(
  context: Context,
  connection: Connection,
): Promise<ConnectionReport> {
  const withMappings = await withKnownHealth(context, connection);
  const failedParts = failedPartsOf(withMappings);
  const reason =
    failedParts === null ? null : await serviceReason(context, connection, failedParts);
  const now = connection.sentAt ?? context.clock.now();
  return {connection, health: connectionHealth(withMappings), reason, withMappings, now};
}

/**
 * A connection as its health can be withMappings: its mappings are read where only they could tell. One
 * request more, and only where the service does not call its mappings healthy.
 */
export async function withKnownHealth<T extends Connection>(
  context: Context,
  connection: T,
): Promise<T> {
  if (!needsMappings(connection)) return connection;
  const {mappings} = await deepConnection(context, connection, {tolerant: true});
  return {...connection, mappings};
}
