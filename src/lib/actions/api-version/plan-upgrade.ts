import {fieldNames} from '../../domain/configuration/config.ts';
import type {DeepConnection} from '../../domain/connections/connection.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {isHeld} from '../../domain/pauses.ts';
import {newestResting} from '../../domain/stale-reads.ts';
import {
  fieldsIn,
  isRemoval,
  type MappingSchemaDiff,
  type SchemaDiff,
} from '../../domain/schema-diff.ts';
import {listed} from '../../domain/text/text.ts';
import {Failure} from '../../errors.ts';
import type {NextStep, Run} from '../../next-step.ts';
import {deepConnection} from '../connections/info.ts';
import {withConnection} from '../connections/find/find.ts';
import {demandCanSync} from '../connections/follow.ts';
import type {Context} from '../context.ts';

/** A change of a connection's API version that is to be made, and what was found before it. */
export interface PlannedUpgrade {
  connection: DeepConnection;
  target: string;
  /** What it changes; null where the connection uses the version already. */
  diff: SchemaDiff | null;
  pause: FoundPause;
}

/**
 * How the connection was found: `none` not paused; `own` by an upgrade that was broken off, which this
 * one continues with; `person` by a `connections:pause`; `run` by a run that still needs it; `unknown`
 * by nobody that is known here.
 */
export interface FoundPause {
  by: 'none' | 'own' | 'person' | 'run' | 'unknown';
  /** Whether it is resumed at the end; null where somebody has to say. */
  resumes: boolean | null;
}

/**
 * Finds out what a change of the API version takes.
 *
 * @throws Failure `refused` where mappings have unsafe changes, with what to do; `unhealthy` where the
 *   connection cannot be paused
 */
export async function planUpgrade(
  context: Context,
  selector: Selector,
  target: string,
): Promise<PlannedUpgrade> {
  const connection = await withConnection(context, selector, (ref) => deepConnection(context, ref));
  const pause = findPause(context, connection);
  const isCurrent = connection.api_version === target;
  if (!isCurrent && pause.by === 'none') await demandCanSync(context, connection);
  const diff = isCurrent ? null : await context.api.schemaDiff(connection, target);
  const planned = {connection, target, diff, pause};
  demandSafe(planned);
  return planned;
}

/** Whether there is something left to do. */
export function isNeeded({diff, pause}: PlannedUpgrade): boolean {
  return diff !== null || (pause.by === 'own' && pause.resumes === true);
}

function findPause({pauses, accepted}: Context, {id, state}: DeepConnection): FoundPause {
  // A resumption is over where a pause was accepted after it.
  const isResuming = newestResting(accepted.of(id))?.action === 'resume';
  if (state.name !== 'PAUSED' || isResuming) return {by: 'none', resumes: true};
  const notes = pauses.of(id);
  const own = notes.find(
    ({by, holds, run}) => by === 'api-version:upgrade' && holds && run === 'ended',
  );
  if (own !== undefined) return {by: 'own', resumes: own.resumes};
  if (notes.some(isHeld)) return {by: 'run', resumes: null};
  if (notes.some(({holds}) => !holds)) return {by: 'person', resumes: false};
  return {by: 'unknown', resumes: null};
}

/** @throws Failure `refused` where the service would not make the change */
function demandSafe({connection, target, diff, pause}: PlannedUpgrade): void {
  const unsafe = (diff?.mappings ?? []).filter((mapping) => mapping.class === 'unsafe');
  const [first] = unsafe;
  if (first === undefined) return;
  const name = nameOf(connection);
  const left = pause.by === 'own' && pause.resumes === true;
  const names = listed(unsafe.map(({object_name}) => object_name));
  throw new Failure(
    'refused',
    `${names} ${unsafe.length === 1 ? 'has' : 'have'} unsafe changes in version ${target}.`,
    {
      reason: [
        ...unsafe.map(remedyOf),
        left ? `${name} is still PAUSED by an interrupted upgrade.` : 'Nothing was changed.',
      ].join(' '),
      next: left ? {run: 'connections:resume', connection} : remedyCommand(connection, first),
      details: {
        state: connection.state.name,
        mappings: unsafe.map(({object_name, sentences}) => ({
          object_name,
          class: 'unsafe',
          message: sentences.join(' '),
          fields: sentences.flatMap((sentence) => fieldsOf(connection, object_name, sentence)),
        })),
      },
    },
  );
}

/** What is unsafe in a mapping, and what to do about it: the way of a draft article. */
function remedyOf({object_name, sentences}: MappingSchemaDiff): string {
  const isGone = sentences.some(isRemoval);
  const remedy = isGone
    ? 'Remove the field from the mapping, which drops its column.'
    : 'Remove the field from the mapping and add it again, which drops its column and reloads it.';
  return `${object_name}: ${sentences.join(' ')} ${remedy}`;
}

/** The fields that a sentence is about, as the mapping spells them. */
function fieldsOf({mappings}: DeepConnection, object: string, sentence: string): string[] {
  const mapping = mappings.find(({object_name}) => object_name === object);
  const spelled = mapping === undefined ? [] : fieldNames(mapping.config);
  return fieldsIn(sentence).map(
    (field) => spelled.find((name) => name.toLowerCase() === field.toLowerCase()) ?? field,
  );
}

/** The command that mends the first unsafe field of a mapping. */
function remedyCommand(connection: DeepConnection, mapping: MappingSchemaDiff): NextStep {
  const {object_name, sentences} = mapping;
  const unsafe = sentences.find((sentence) => !/increase/i.test(sentence)) ?? '';
  const [field] = fieldsOf(connection, object_name, unsafe);
  if (field === undefined) return {run: 'mappings:edit', args: [object_name], connection};
  const update = (flag: string): Run => ({
    run: 'mappings:update',
    args: [object_name],
    connection,
    flags: {[flag]: field},
  });
  const removal = update('remove-field');
  return isRemoval(unsafe) ? removal : {...removal, then: update('add-field')};
}
