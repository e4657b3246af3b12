import type {ObjectField} from '../../domain/mappings/mapping.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {again} from '../../next-step.ts';
import {catchFailure, Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {showConnection} from '../connections/info.ts';
import {mappingOf} from './create.ts';

/**
 * The fields of a Salesforce object that is to be mapped.
 *
 * @throws Failure `refused` where it is mapped already, `not_found` where there is no such object
 */
export async function describeObject(
  context: Context,
  selector: Selector,
  object: string,
): Promise<ObjectField[]> {
  const connection = await showConnection(context, selector, {deep: true});
  const mapped = mappingOf(connection.mappings, object);
  if (mapped !== undefined) {
    throw new Failure('refused', `${mapped.object_name} is already mapped.`, {
      reason: 'Nothing was changed.',
      next: {run: 'mappings:edit', args: [mapped.object_name], connection},
    });
  }
  return catchFailure(
    'not_found',
    () => context.api.objectFields(connection, object),
    (failure) => {
      throw failure.with(
        `Salesforce object ${object} not found, or the Salesforce user has no access to it.`,
        {
          next: again('correct the name'),
        },
      );
    },
  );
}
