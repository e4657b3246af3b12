import {databaseChoice} from '../../actions/connections/configure.ts';
import type {Context} from '../../actions/context.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {Failure} from '../../errors.ts';
import type {Prompts} from '../../terminal/prompts.ts';

/**
 * Asks which database and which schema a connection is to use.
 *
 * @param prompts null where nobody can be asked
 * @throws Failure `usage` where nobody can
 */
export async function askForSettings(
  prompts: Prompts | null,
  context: Context,
  target: Selector,
): Promise<{db_key: string; schema_name: string}> {
  if (prompts === null) {
    throw new Failure('usage', 'Nothing to set.', {
      reason: 'Pass --db-key, --schema-name or --name.',
      next: {again: {flags: {'db-key': 'DATABASE_URL', 'schema-name': 'salesforce'}}},
    });
  }
  const {connection, databases} = await databaseChoice(context, target);
  const choices = databases.map(({name, plan}) => ({
    value: name,
    name: plan === null ? name : `${name} (${plan})`,
  }));
  const db_key =
    choices.length > 0
      ? await prompts.select('Which database?', choices)
      : await prompts.text('Which config var holds the database’s URL?', {
          suggestion: 'DATABASE_URL',
        });
  const suggestion = connection.schema_name ?? 'salesforce';
  return {db_key, schema_name: await prompts.text('Which schema?', {suggestion})};
}
