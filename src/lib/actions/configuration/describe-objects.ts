import {dailyBudget} from '../../domain/assumptions.ts';
import type {ObjectField} from '../../domain/mappings/mapping.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {budgetUse, exceedsBudget} from '../../domain/plan/budget.ts';
import {liveConfigs, type Knowledge} from '../../domain/validation/subject.ts';
import {formatCount, plural} from '../../domain/text/text.ts';
import {catchFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {readWhole} from '../connections/info.ts';

/** So many objects are asked for at once: enough to be quick, too few to be a burden. */
const atOnce = 4;

/** So many requests are announced: a tenth of those of a day. */
const worthAnnouncing = dailyBudget / 10;

/**
 * What a connection knows by which a configuration can be judged: its plan, its mappings, and the
 * fields of each object. One request an object; one that does not exist is told as such.
 */
export async function describeObjects(
  context: Context,
  selector: Selector,
  objects: readonly string[],
): Promise<{connection: ConnectionRef; knowledge: Knowledge}> {
  const connection = await readWhole(context, selector);
  const requests = objects.length + 1;
  if (requests > worthAnnouncing) {
    const limit = exceedsBudget(requests)
      ? ' That is too many: Heroku Connect rejects further requests that day with status 429.'
      : '';
    const use = budgetUse(`Checking ${plural(objects.length, 'object')}`, requests);
    context.report({type: 'note', text: `${use}${limit}`});
  }
  const what = `Reading ${plural(objects.length, 'Salesforce object')} of ${nameOf(connection)}`;
  context.report({type: 'started', what});
  const began = context.clock.monotonic();
  const schemas = new Map<string, readonly ObjectField[] | null>();
  const left = [...objects];
  const work = async () => {
    for (let object = left.shift(); object !== undefined; object = left.shift()) {
      const fields = catchFailure(
        'not_found',
        () => context.api.objectFields(connection, object),
        () => null,
      );
      schemas.set(object.toLowerCase(), await fields);
      context.report({
        type: 'waiting',
        for: nameOf(connection),
        elapsed: context.clock.monotonic() - began,
        detail: `${formatCount(schemas.size)} of ${plural(objects.length, 'object')}`,
      });
    }
  };
  try {
    await Promise.all(Array.from({length: atOnce}, work));
  } finally {
    // Where one fails, the rest is not asked for any more.
    left.length = 0;
  }
  const live = liveConfigs(connection.mappings);
  return {connection: connection, knowledge: {plan: connection.plan, schemas, live}};
}
