import {
  changesBetween,
  describeChange,
  type ConfigChange,
} from '../../domain/comparison/changes.ts';
import {effectOf} from '../../domain/comparison/consequences.ts';
import {worstEffect, type Effect} from '../../domain/configuration/effects.ts';
import {omittedKeys} from '../../domain/configuration/as-it-is.ts';
import {applyEdit, type ConfigEdit} from '../../domain/configuration/draft.ts';
import {valueOf, type MappingConfig} from '../../domain/configuration/config.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {MappingsOutcome} from '../../domain/outcomes.ts';
import type {ConnectionRef, Selector} from '../../domain/connections/connection-ref.ts';
import {editedConfig} from '../../domain/plan/target.ts';
import {listed} from '../../domain/text/text.ts';
import {
  newFindings,
  parsedOf,
  wholeConfig,
  type Validation,
} from '../../domain/validation/validation.ts';
import {findingsIn} from '../../domain/validation/validate.ts';
import {again} from '../../next-step.ts';
import {Failure, isFailure} from '../../errors.ts';
import {demandCanSync} from '../connections/follow.ts';
import type {DeepConnection} from '../../domain/connections/connection.ts';
import type {Context} from '../context.ts';
import type {WaitOptions} from '../wait.ts';
import {findMapping, toTarget} from './find/find.ts';
import {acceptedOrDone, followMappings} from './follow/follow.ts';

/** A change of one mapping, thought out and not made. */
export interface PlannedUpdate extends Update {
  /** As it was read, with all of its mappings. */
  live: DeepConnection;
  /** What the change makes wrong; what was so before is not told. */
  validation: Validation;
}

interface Update {
  connection: ConnectionRef;
  /** As it was read; its revision is the one that the change is made for. */
  mapping: Mapping;
  config: MappingConfig;
  changes: ConfigChange[];
  /** The worst that the changes do to the table. */
  effect: Effect;
}

/** Reads a mapping and thinks out what an edit would change. Nothing is changed. */
export async function planUpdate(
  context: Context,
  selector: Selector,
  word: string,
  edit: ConfigEdit,
): Promise<PlannedUpdate> {
  const {connection, mapping} = await findMapping(context, selector, word);
  const config = applyEdit(mapping.config, edit, mapping.object_name);
  return validated(connection, planned(connection, mapping, config), {
    kind: 'usage',
    next: {help: true},
  });
}

/**
 * What a text of a person makes of a mapping. What it leaves out stays as it is.
 *
 * @param found the mapping as the edit began
 */
export function planEdit(
  context: Context,
  {connection, mapping}: {connection: DeepConnection; mapping: Mapping},
  text: MappingConfig,
): PlannedUpdate {
  const edited = {object_name: mapping.object_name, config: text};
  const stays = omittedKeys(edited, mapping.config);
  if (stays.length > 0) {
    const left = `Unchanged because left out: ${listed(stays)}. Use null or {} to remove a setting.`;
    context.report({type: 'note', text: left});
  }
  const update = planned(connection, mapping, editedConfig(edited, mapping.config));
  return validated(connection, update, {kind: 'bad_input', next: again('fix the errors first')});
}

function validated(
  live: DeepConnection,
  update: Update,
  how: Pick<Validation, 'kind' | 'next'>,
): PlannedUpdate {
  const {mapping, config} = update;
  const {object_name} = mapping;
  const find = (one: MappingConfig) =>
    findingsIn(
      parsedOf({mappings: [{object_name, config: one}], extra: {}}),
      wholeConfig(live.plan),
    );
  const findings = newFindings(find(config), find(mapping.config));
  return {
    ...update,
    live,
    validation: {name: `The new configuration of ${object_name}`, findings, ...how},
  };
}

/** What it means to give a mapping a configuration. */
export function planned(ref: ConnectionRef, mapping: Mapping, config: MappingConfig): Update {
  const changes = changesBetween(mapping.config, config);
  return {connection: ref, mapping, config, changes, effect: worstEffect(changes.map(effectOf))};
}

/**
 * Makes a planned change. The mapping's revision goes with it, so that nobody's change is lost.
 *
 * @param waiting follows it until the table is as asked
 * @throws Failure `refused` with what has changed meanwhile, where the revision has moved
 */
export async function makeUpdate(
  context: Context,
  update: Update,
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  const {connection, mapping, changes} = update;
  const action = {action: 'update', connection} as const;
  if (waiting.wait) {
    await demandCanSync(context, await context.api.connection(connection));
  }
  if (changes.length === 0) {
    const named = {chosen: [mapping.id], names: [mapping.object_name]};
    const mappings = waiting.wait
      ? await followMappings(context, connection, {
          ...named,
          ...waiting,
          before: null,
          skipStaleCheck: true,
        })
      : [mapping];
    return {...action, outcome: 'already', mappings: mappings.map(toTarget)};
  }
  context.report({type: 'started', what: `Changing ${mapping.object_name}`});
  const changed = await put(context, update);
  return acceptedOrDone(context, action, [changed], [mapping], waiting);
}

/**
 * Sends the configuration with the revision that it was read with.
 *
 * @throws RevisionMoved where somebody else was quicker
 */
export async function put(
  context: Context,
  {connection: ref, mapping, config}: Pick<Update, 'connection' | 'mapping' | 'config'>,
): Promise<Mapping> {
  const {id, object_name} = mapping;
  const revision = valueOf(mapping.config, 'revision');
  try {
    return await context.api.replaceMapping(ref, id, {object_name, config}, revision);
  } catch (error) {
    if (!isFailure(error, 'refused')) throw error;
    const undone = error.with(`${object_name} was not changed.`, {
      next: {run: 'mappings:info', args: [object_name], connection: ref},
    });
    if (error.facts.httpStatus !== 409) throw undone;
    const now = await context.api.mapping(ref, id);
    if (valueOf(now.config, 'revision') === revision) throw undone;
    throw new RevisionMoved(undone, mapping, now);
  }
}

/** The refusal of a change because somebody else has changed the mapping since it was read. */
export class RevisionMoved extends Failure {
  /** The mapping as it is now. */
  readonly now: Mapping;

  constructor(undone: Failure, before: Mapping, now: Mapping) {
    const theirChanges = changesBetween(before.config, now.config).map(describeChange);
    super('refused', undone.message, {
      reason: `Someone else changed it: ${theirChanges.join('; ') || 'only its revision'}.`,
      next: again('starts from the current mapping'),
      details: {
        ...undone.details,
        changed_meanwhile: theirChanges,
        revision: valueOf(now.config, 'revision') ?? null,
      },
    });
    this.now = now;
  }
}
