import {complete} from '../../domain/configuration/as-it-is.ts';
import {
  errorsOf,
  parseConfiguration,
  type Configuration,
} from '../../domain/configuration/configuration.ts';
import {
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../domain/connections/connection-ref.ts';
import type {Json} from '../../domain/json.ts';
import {Failure} from '../../errors.ts';
import {withConnection} from '../connections/find/find.ts';
import type {Context} from '../context.ts';
import {readLive} from './live.ts';

export interface ExportedConfiguration {
  connection: ConnectionRef;
  configuration: Configuration;
  /** The service's own text, which differs from export to export. */
  raw: string;
  mappings: number;
}

const rawNext = {flags: {raw: true}, note: 'prints it as received'} as const;

/**
 * Exports the configuration of a connection.
 *
 * @throws Failure `service` where what comes is no configuration
 */
export async function exportConfiguration(
  context: Context,
  selector: Selector,
): Promise<ExportedConfiguration> {
  const {connection, raw, parsed} = await exported(context, selector);
  const {configuration, size} = parsed;
  if (size !== null) return {connection, configuration, raw, mappings: size};
  const {note, flags} = rawNext;
  throw new Failure('service', 'Heroku Connect exported an invalid configuration.', {
    reason: 'It has no list of mappings.',
    next: {again: {flags}, note},
  });
}

/**
 * The configuration of a connection, without a fault. It says everything of each mapping: what the
 * service leaves out of one, it does not have.
 *
 * @throws Failure `service` where what comes is no configuration
 */
export async function readConfigurationOf(
  context: Context,
  selector: Selector,
): Promise<{connection: ConnectionRef; configuration: Configuration}> {
  const {connection, parsed} = await exported(context, selector);
  const [error] = errorsOf(parsed);
  if (error === undefined) {
    const {mappings} = parsed.configuration;
    const whole = mappings.map((mapping) => ({...mapping, config: complete(mapping.config)}));
    return {connection, configuration: {...parsed.configuration, mappings: whole}};
  }
  const name = nameOf(connection);
  throw new Failure('service', `The exported configuration of ${name} is invalid.`, {
    reason: error.message,
    next: {run: 'config:export', connection, ...rawNext},
  });
}

function exported(context: Context, selector: Selector) {
  return withConnection(context, selector, async (connection) => {
    // What an import is about to change is not what a file or another connection is to have.
    const {accepted} = context;
    if (accepted.of(connection.id).some(({action}) => action === 'import')) {
      await readLive(context, connection);
    }
    const raw = await context.api.exportConfiguration(connection);
    return {connection, raw, parsed: parseConfiguration(JSON.parse(raw) as Json)};
  });
}
