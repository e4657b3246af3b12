import type {ConnectionSettings} from '../../api/index.ts';
import type {Connection, DatabaseKey} from '../../domain/connections/connection.ts';
import {staleAfterAccepted} from '../../domain/assumptions.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {Failure} from '../../errors.ts';
import {again} from '../../next-step.ts';
import {explainRefusal} from '../explain-refusal.ts';
import type {Context} from '../context.ts';
import {withConnection} from './find/find.ts';
import {wait} from '../wait.ts';

/** Reads what a person chooses from where the settings were left out: the databases of the app. */
export function databaseChoice(
  context: Context,
  selector: Selector,
): Promise<{connection: Connection; databases: DatabaseKey[]}> {
  return withConnection(context, selector, async (ref) => {
    const connection = await context.api.connection(ref);
    return {connection, databases: await context.api.databaseKeys(connection)};
  });
}

/**
 * Sets the database, the schema or the name, and reads back what the service made of it: a 2xx
 * alone does not say that anything was set.
 *
 * @returns the connection with its new settings
 * @throws Failure `refused` where the service accepted them and kept the old ones
 */
export async function configureConnection(
  context: Context,
  selector: Selector,
  settings: ConnectionSettings,
): Promise<Connection> {
  const ref = await withConnection(context, selector, async (found) => {
    context.report({type: 'started', what: `Configuring ${nameOf(found)}`});
    await explainRefusal(
      found,
      `${nameOf(found)} was not configured.`,
      () => context.api.configureConnection(found, settings),
      again('correct the settings'),
    );
    return found;
  });
  return wait(context, {
    what: `the settings of ${nameOf(ref)}`,
    unfinished: `${nameOf(ref)} does not show its new settings yet.`,
    timeout: 2 * staleAfterAccepted,
    accepted: true,
    resume: {run: 'connections:info', connection: ref},
    poll: () => context.api.connection(ref),
    check: (seen, elapsed) => {
      const keys = Object.keys(settings) as (keyof ConnectionSettings)[];
      const differing = keys.filter((key) => (settings[key] ?? seen[key]) !== seen[key]);
      // With database and schema, a new connection soon leaves NEW for its next state.
      const settling =
        seen.state.name === 'NEW' && seen.db_key !== null && seen.schema_name !== null;
      const waited = elapsed >= staleAfterAccepted;
      if (differing.length === 0 && (waited || !settling)) return {done: true};
      if (waited) {
        throw new Failure('refused', `${nameOf(ref)} did not get its new settings.`, {
          reason: differing.map((key) => `${key} is ${seen[key] ?? 'not set'}.`).join(' '),
          next: {run: 'connections:info', connection: ref},
        });
      }
      return {pending: 'still the old settings'};
    },
  });
}
