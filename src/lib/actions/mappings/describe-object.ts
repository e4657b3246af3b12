import type {ObjectField} from '../../domain/mappings/mapping.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {again} from '../../next-step.ts';
import {catchFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {showConnection} from '../connections/info.ts';

/** The fields that a Salesforce object has. @throws Failure `not_found` where there is no such object */
export async function describeObject(
  context: Context,
  selector: Selector,
  object: string,
): Promise<ObjectField[]> {
  const connection = await showConnection(context, selector);
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
