import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import {withConnection} from '../connections/find/find.ts';
import type {Context} from '../context.ts';
import {followMappings, type FollowMappingsOptions} from './follow/follow.ts';

/**
 * Waits for mappings to be in sync: those that words name, or all where there are none. One that an
 * import under way may make is waited for.
 */
export function waitForMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
  options: Pick<FollowMappingsOptions, 'timeout' | 'skipStaleCheck' | 'ignoreWriteErrors'>,
): Promise<Mapping[]> {
  return withConnection(context, selector, (ref) => {
    const what = `Waiting for ${words.join(', ') || nameOf(ref)}`;
    context.report({type: 'started', what});
    const chosen = words.length === 0 ? null : words;
    return followMappings(context, ref, {...options, chosen, before: null});
  });
}
