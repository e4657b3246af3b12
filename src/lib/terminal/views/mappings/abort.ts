import {abortNeedsReload} from '../../../domain/assumptions.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {MappingTarget} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import {outcomeView, record} from './outcome.ts';

export const abortedView = outcomeView(
  ({mappings}) => mappings.map(abortSentence).join(''),
  (mapping) => ({needs_reload: needsReload(mapping), ...record(mapping)}),
);

/** Says what an abort leaves behind: some work continues by itself, other work leaves a table incomplete. */
function abortSentence({object_name, mapping}: MappingTarget): string {
  const name = clean(object_name);
  const state = clean(mapping?.state.name ?? '');
  if (mapping !== null && isAtRest(mapping)) {
    return `${name} was ${state}; nothing to abort.\n`;
  }
  switch (needsReload(mapping)) {
    case true:
      return `Aborted ${state} of ${name}; its table is incomplete until you reload it.\n`;
    case false:
      return `Aborted ${state} of ${name}; the next poll continues.\n`;
    case null:
      return `Aborted ${state} of ${name}; it is unknown whether its table needs a reload.\n`;
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
