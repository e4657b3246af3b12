import {mergeConfigs} from '../../domain/comparison/merge.ts';
import type {MappingConfig} from '../../domain/configuration/config.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {MappingsOutcome} from '../../domain/outcomes.ts';
import type {ConnectionRef} from '../../domain/connections/connection-ref.ts';
import type {Context} from '../context.ts';
import type {WaitOptions} from '../wait.ts';
import {makeUpdate, planned, RevisionMoved} from './update.ts';

/** How often an edit is joined with another that came in between. */
const mostMerges = 3;

/**
 * Gives a mapping an edited configuration. Where somebody has changed the mapping since it was read,
 * both edits are joined if they do not touch.
 *
 * @param mapping as it was when the edit began
 * @throws Failure `refused` with both sides, where the edits touch
 */
export async function saveEdit(
  context: Context,
  ref: ConnectionRef,
  mapping: Mapping,
  edited: MappingConfig,
  waiting: WaitOptions,
): Promise<MappingsOutcome> {
  let [base, config] = [mapping, edited];
  for (let merges = 0; ; merges += 1) {
    try {
      return await makeUpdate(context, planned(ref, base, config), waiting);
    } catch (error) {
      if (!(error instanceof RevisionMoved) || merges === mostMerges) throw error;
      const merged = mergeConfigs(base.config, config, error.now.config);
      if ('conflicts' in merged) {
        const {conflicts} = merged;
        const both = conflicts.map(
          ({path, mine, theirs}) => `${path}: yours ${written(mine)}, theirs ${written(theirs)}`,
        );
        throw error.with(error.message, {
          reason: `Someone else changed the same settings: ${both.join('; ')}.`,
          details: {conflicts},
        });
      }
      context.report({type: 'note', text: `${error.reason ?? ''} Your edit was merged with it.`});
      [base, config] = [error.now, merged.config];
    }
  }
}

function written(value: unknown): string {
  return value === null ? 'none' : JSON.stringify(value);
}
