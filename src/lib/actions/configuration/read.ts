import {
  errorsOf,
  parseConfiguration,
  type Configuration,
} from '../../domain/configuration/configuration.ts';
import type {Json} from '../../domain/json.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';

/**
 * The configuration of a connection, as it exports it.
 *
 * @throws Failure `service` where what comes is no configuration
 */
export async function readConfigurationOf(
  context: Context,
  selector: Selector,
): Promise<Configuration> {
  return withConnection(context, selector, async (ref) => {
    const parsed = parseConfiguration(
      JSON.parse(await context.api.exportConfiguration(ref)) as Json,
    );
    const [error] = errorsOf(parsed);
    if (error === undefined) return parsed.configuration;
    throw new Failure('service', `${nameOf(ref)} exported something that is no configuration.`, {
      reason: error.message,
      next: {
        run: 'config:export',
        connection: ref,
        flags: {raw: true},
        note: 'to see it as it is',
      },
    });
  });
}
