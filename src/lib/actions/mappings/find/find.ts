import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {MappingTarget} from '../../../domain/outcomes.ts';
import {
  type MappingName,
  nameOf,
  type ConnectionRef,
  type Selector,
} from '../../../domain/connections/connection-ref.ts';
import {isImporting} from '../../../domain/stale-reads.ts';
import {nearest} from '../../../domain/text/nearest.ts';
import {unknownName} from '../../../domain/text/unknown-name.ts';
import {Failure, isFailure} from '../../../errors.ts';
import {withConnection} from '../../connections/find/find.ts';
import {deepConnection, readWhole, type DeepConnection} from '../../connections/info.ts';
import type {Context} from '../../context.ts';

/**
 * Does `work` on the mapping that a word names: an object or an id, exactly, in any case. A
 * remembered id is used at once; where it turns out wrong, the mappings are read again and `work`
 * repeated, once.
 *
 * @param work its target has the mapping itself where that was read on the way
 * @throws Failure `not_found` with the candidates
 */
export async function withMapping<T>(
  context: Context,
  selector: Selector,
  word: string,
  work: (ref: ConnectionRef, target: MappingTarget) => Promise<T>,
): Promise<T> {
  return withConnection(context, selector, async (ref) => {
    const [known, ...others] = named(context.remembered.mappings(ref.id), word);
    if (known !== undefined && others.length === 0) {
      try {
        return await work(ref, {...known, mapping: null});
      } catch (error) {
        if (!isFailure(error, 'not_found')) throw error;
      }
    }
    const connection = await deepConnection(context, ref);
    const mapping = onlyMapping(connection, word, importing(context, connection));
    const {id, object_name} = mapping;
    return work(connection, {id, object_name, mapping});
  });
}

/** Mappings that words name, on the connection that they belong to. */
export interface FoundMappings {
  connection: DeepConnection;
  mappings: Mapping[];
  /** Words that name no mapping any more, where that was allowed. */
  gone: string[];
}

/**
 * Reads the mappings that words name.
 *
 * @param mayBeGone whether a word that names none is of one that is gone; by default none is
 * @throws Failure `not_found` with the candidates
 */
export async function findMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
  mayBeGone: (connection: ConnectionRef) => boolean = () => false,
): Promise<FoundMappings> {
  const connection = await withConnection(context, selector, (ref) => deepConnection(context, ref));
  const isUnderWay = importing(context, connection);
  const names = connection.mappings.map(({object_name}) => object_name);
  const isGone = (word: string) =>
    named(connection.mappings, word).length === 0 &&
    nearest(word, names) === null &&
    mayBeGone(connection);
  const gone = words.filter(isGone);
  const found = words
    .filter((word) => !gone.includes(word))
    .map((word) => onlyMapping(connection, word, isUnderWay));
  return {connection, mappings: [...new Set(found)], gone};
}

/** Reads a connection and the one mapping of it that a word names. @throws Failure `not_found` */
export async function findMapping(
  context: Context,
  selector: Selector,
  word: string,
): Promise<{connection: DeepConnection; mapping: Mapping}> {
  const connection = await readWhole(context, selector);
  return {connection, mapping: onlyMapping(connection, word, importing(context, connection))};
}

/**
 * The one mapping of a connection that a word names, as a wait continues.
 *
 * @param found the words that have named one before, to which this one is added
 * @throws Failure `not_found`, which says of a mapping that was there that it is gone
 */
export function mappingNamed(
  connection: DeepConnection,
  word: string,
  found: Set<string>,
): Mapping {
  if (found.has(word) && named(connection.mappings, word).length === 0) throw gone(connection);
  const mapping = onlyMapping(connection, word);
  found.add(word);
  return mapping;
}

function gone(connection: ConnectionRef): Failure {
  return new Failure('not_found', 'A mapping was deleted during the wait.', {
    reason: 'Someone else deleted it.',
    next: {run: 'mappings:list', connection},
  });
}

/** Whether an import may still make mappings that are not there. */
function importing({accepted}: Context, {id, state}: DeepConnection): boolean {
  return isImporting(state, accepted.of(id));
}

/** The one mapping of a connection that a word names. @throws Failure `not_found` */
function onlyMapping(connection: DeepConnection, word: string, isUnderWay = false): Mapping {
  const [mapping, ...others] = named(connection.mappings, word);
  if (mapping === undefined) throw nothingMatches(connection, word, isUnderWay);
  if (others.length > 0) throw severalMatch([mapping, ...others], word, connection);
  return mapping;
}

const mostNames = 20;

/** Mappings as arguments of a next step; none, which stands for all, where they are too many to type. */
export function namesToType(words: readonly string[]): string[] {
  return words.length > mostNames ? [] : [...words];
}

/** The names of mappings as a sentence lists them. */
export function namesOf(mappings: readonly Mapping[]): string {
  return mappings.map(({object_name}) => object_name).join(', ');
}

/** A mapping as an outcome tells it, with how it was seen last. */
export function toTarget(mapping: Mapping): MappingTarget {
  return {id: mapping.id, object_name: mapping.object_name, mapping};
}

function named<T extends MappingName>(mappings: readonly T[], word: string): T[] {
  const exact = mappings.filter(({id, object_name}) => id === word || object_name === word);
  if (exact.length > 0) return exact;
  const lower = word.toLowerCase();
  return mappings.filter(
    ({id, object_name}) => id.toLowerCase() === lower || object_name.toLowerCase() === lower,
  );
}

function nothingMatches(connection: DeepConnection, word: string, isUnderWay: boolean): Failure {
  const names = connection.mappings.map(({object_name}) => object_name).sort();
  const list = names.length > 12 ? `${names.slice(0, 12).join(', ')}, …` : names.join(', ');
  const has = names.length === 0 ? 'It has no mappings.' : `Its mappings: ${list}.`;
  return unknownName({
    kind: 'not_found',
    message: `${nameOf(connection)} has no mapping ${word}.`,
    word,
    candidates: names,
    reason: isUnderWay ? `${has} An import is in progress and may create it.` : has,
    of: ['mapping'],
    next: isUnderWay
      ? {run: 'mappings:wait', args: [word], connection}
      : {run: 'mappings:list', connection},
  });
}

function severalMatch(
  mappings: readonly Mapping[],
  word: string,
  connection: ConnectionRef,
): Failure {
  return new Failure('not_found', `Several mappings match ${word}.`, {
    reason: mappings.map(({object_name, id}) => `${object_name} (${id})`).join(', '),
    next: {
      run: 'mappings:info',
      args: [mappings[0]?.id ?? ''],
      connection,
      note: 'names one by its id',
    },
    details: {candidates: mappings.map(({object_name, id}) => ({object_name, id}))},
  });
}
