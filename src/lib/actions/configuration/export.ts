import {parseConfiguration, type Configuration} from '../../domain/configuration/configuration.ts';
import type {Json} from '../../domain/json.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import {Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';

export interface ExportedConfiguration {
  connection: ConnectionRef;
  configuration: Configuration;
  /** The service's own text, which differs from export to export. */
  raw: string;
  mappings: number;
}

/**
 * Exports the configuration of a connection.
 *
 * @throws Failure `service` where what comes is no configuration
 */
export async function exportConfiguration(
  context: Context,
  selector: Selector,
): Promise<ExportedConfiguration> {
  return withConnection(context, selector, async (ref) => {
    const raw = await context.api.exportConfiguration(ref);
    const {configuration, size} = parseConfiguration(JSON.parse(raw) as Json);
    if (size === null) {
      throw new Failure('service', 'The service exported something that is no configuration.', {
        reason: 'It has no list of mappings.',
        next: {again: {flags: {raw: true}}, note: 'to see it as it is'},
      });
    }
    return {connection: ref, configuration, raw, mappings: size};
  });
}
