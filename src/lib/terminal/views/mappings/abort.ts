import {abortNeedsReload} from '../../../domain/assumptions.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {MappingTarget} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import {outcomeView, record} from './outcome.ts';

export const abortedView = outcomeView(
  ({mappings}) => mappings.map(abortSentence).join(''),
  (mapping) => ({needs_reload: needsReload(mapping), ...record(mapping)}),
);

/** Says what an abort leaves behind: some work goes on by itself, other work leaves a table incomplete. */
function abortSentence({object_name, mapping}: MappingTarget): string {
  const name = clean(object_name);
  const state = clean(mapping?.state.name ?? '');
  if (mapping !== null && isAtRest(mapping)) {
    return `${name} was ${state} when it was looked at: no work was seen to abort.\n`;
  }
  switch (needsReload(mapping)) {
    case true:
      return `${name} was aborted in ${state}: its table is not complete until it is reloaded.\n`;
    case false:
      return `${name} was aborted in ${state}: the next poll goes on.\n`;
    case null:
      return `${name} was aborted; in ${state}, nobody has told whether it has to be reloaded.\n`;
  }
}

/** Whether nothing runs on a mapping that could be aborted. */
function isAtRest({state}: Mapping): boolean {
  return state.kind === 'healthy' || state.kind === 'error';
}

/**
 * Whether an aborted mapping has to be reloaded; null where no source tells of its state, or where an
 * error state does not say what ran before.
 */
export function needsReload(mapping: Mapping | null): boolean | null {
  if (mapping === null || /^(unknown|error)$/.test(mapping.state.kind)) return null;
  return abortNeedsReload.includes(mapping.state.name);
}
