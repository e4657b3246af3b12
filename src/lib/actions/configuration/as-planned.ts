import {changesBetween, describeChange} from '../../domain/comparison/changes.ts';
import {nameOf} from '../../domain/connections/connection-ref.ts';
import {staleAfterAccepted} from '../../domain/assumptions.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import {Failure} from '../../errors.ts';
import {deepConnection, type DeepConnection} from '../connections/info.ts';
import type {Context} from '../context.ts';
import {wait} from '../wait.ts';
import {planAgain} from './plan-again.ts';
import type {Planned} from './plan.ts';

/**
 * Reads the configuration once more after a plan was carried out: nothing keeps a second writer from
 * changing a mapping between two steps. What differs may be a read that lags behind, so it is read
 * again before it is believed.
 *
 * @param made the mappings that were created or changed, as the service answered
 * @throws Failure `refused` with what differs from the plan
 */
export async function demandAsPlanned(
  context: Context,
  planned: Planned,
  made: readonly Mapping[],
): Promise<void> {
  const {live} = planned;
  const seen = await wait(context, {
    what: `the configuration of ${nameOf(live)}`,
    unfinished: `Cannot confirm the configuration of ${nameOf(live)}.`,
    timeout: 2 * staleAfterAccepted,
    accepted: true,
    resume: {run: 'mappings:list', connection: live},
    poll: () => deepConnection(context, live),
    check: (now, elapsed) => {
      const rest = staleAfterAccepted - elapsed;
      if (rest <= 0 || differences(now, planned, made).length === 0) return {done: true};
      return {pending: 'differs from the plan', lookIn: rest};
    },
  });
  const differing = differences(seen, planned, made);
  if (differing.length === 0) return;
  throw new Failure('refused', `${nameOf(live)} differs from the plan: someone else changed it.`, {
    reason: `${differing.join('; ')}.`,
    next: planAgain(planned.plan.source, live, {
      isSaved: planned.saved !== undefined,
      note: 'shows the differences',
    }),
    details: {differs: differing, taken: 'yes'},
  });
}

/** What differs from the plan, a few words each. */
function differences(
  {mappings}: DeepConnection,
  {live, plan, prune}: Planned,
  made: readonly Mapping[],
): string[] {
  const now = new Map(mappings.map((mapping) => [mapping.id, mapping]));
  const unchanged = new Set(plan.unchanged.map(({object_name}) => object_name));
  const expected = [...made, ...live.mappings.filter((one) => unchanged.has(one.object_name))];
  const deleted = new Set(plan.steps.flatMap((step) => (step.action === 'delete' ? step.id : [])));
  const known = new Set([...expected, ...live.mappings].map(({id}) => id));
  return [
    ...expected.flatMap(({id, object_name, config}) => {
      const mapping = now.get(id);
      if (mapping === undefined) return [`${object_name} was deleted`];
      const changes = changesBetween(config, mapping.config).map(describeChange);
      return changes.length === 0 ? [] : [`${object_name}: ${changes.join(', ')}`];
    }),
    ...mappings
      .filter(({id}) => deleted.has(id))
      .map(({object_name}) => `${object_name} still exists`),
    ...mappings
      .filter(({id}) => prune && !known.has(id))
      .map(({object_name}) => `${object_name} was created`),
  ];
}
