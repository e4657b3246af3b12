import type {Context} from '../../actions/context.ts';
import {describeObject} from '../../actions/mappings/describe-object.ts';
import type {ConfigEdit} from '../../domain/configuration/draft.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import type {Prompts} from '../../terminal/prompts.ts';

/** Asks which fields of an object are to be mapped, and whether they are written, too. */
export async function askForMapping(
  prompts: Prompts,
  context: Context,
  target: Selector,
  object: string,
): Promise<ConfigEdit> {
  const fields = await describeObject(context, target, object);
  const required = fields.filter((field) => field.required).map(({name}) => name);
  const choices = fields.map(({name, label, type}) => ({
    value: name,
    short: name,
    name: [name, label, type].filter(Boolean).join(', '),
  }));
  const addFields = await prompts.several('Which fields?', choices, [...required, 'Name']);
  const access = await prompts.select('Which access?', [
    {name: 'read_only: from Salesforce to Postgres', value: 'read_only'},
    {name: 'read_write: in both directions', value: 'read_write'},
  ]);
  return {addFields, settings: {access}};
}
