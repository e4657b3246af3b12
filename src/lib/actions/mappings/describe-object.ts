import type {ObjectField} from '../../domain/mappings/mapping.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {again} from '../../domain/next-step.ts';
import {isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {withConnection} from '../connections/find.ts';

/** The fields that a Salesforce object has. @throws Failure `not_found` where there is no such object */
export async function describeObject(
  context: Context,
  selector: Selector,
  object: string,
): Promise<ObjectField[]> {
  const connection = await withConnection(context, selector, (ref) =>
    context.api.connection(ref, {deep: false}),
  );
  try {
    return await context.api.objectFields(connection, object);
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
    throw error.with(`Salesforce has no object ${object}, or its user may not see it.`, {
      next: again('with the right name'),
    });
  }
}
