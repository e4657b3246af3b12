import {abortNeedsReload} from '../../../domain/assumptions.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {MappingsOutcome, MappingTarget} from '../../../domain/outcomes.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingTable} from './mappings.ts';

const done: Record<MappingsOutcome['action'], string> = {
  create: 'created',
  update: 'changed',
  reload: 'reloaded',
  abort: 'aborted',
  delete: 'deleted',
};

/** What became of an action on mappings; the documents have each mapping as it was seen last. */
export const mappingsView: View<MappingsOutcome> = {
  text: mappingsReport,
  json: ({action, outcome, mappings}) =>
    mappings.map(({id, object_name, mapping}) => ({
      id,
      object_name,
      action,
      outcome,
      state: mapping?.state.name ?? null,
      ...(action === 'abort' ? {needs_reload: needsReload(mapping)} : {}),
      ...(mapping === null || action === 'delete' ? {} : {mapping: mapping.record}),
    })),
};

function mappingsReport(output: Output, outcome: MappingsOutcome): string {
  const {action, mappings, connection: ref} = outcome;
  const name = clean(nameOf(ref));
  const names = mappings.map(({object_name}) => clean(object_name)).join(', ');
  const were = mappings.length === 1 ? 'was' : 'were';
  if (outcome.outcome === 'already') return `${names} is as asked already; nothing was changed.\n`;
  switch (action) {
    case 'abort':
      return mappings.map(abortSentence).join('');
    case 'delete':
      return outcome.outcome === 'done'
        ? `${names} ${were} deleted from ${name}, and it has cleaned up.\n`
        : `${names} ${were} deleted from ${name}; the service goes on to remove the data.\n`;
    case 'reload':
    case 'create':
    case 'update': {
      if (outcome.outcome === 'accepted') {
        return action === 'reload'
          ? `The service has accepted to reload ${names}; it is not done yet.\n`
          : `${names} ${were} ${done[action]} on ${name}; the table follows.\n`;
      }
      const seen = mappings.flatMap(({mapping}) => (mapping === null ? [] : [mapping]));
      return `${names} ${were} ${done[action]}.\n\n${mappingTable(output, seen)}`;
    }
  }
}

/** Says what an abort leaves behind: some work goes on by itself, other work leaves a table incomplete. */
function abortSentence({object_name, mapping}: MappingTarget): string {
  const name = clean(object_name);
  const state = clean(mapping?.state.name ?? '');
  switch (needsReload(mapping)) {
    case true:
      return `${name} was aborted in ${state}: its table is not complete until it is reloaded.\n`;
    case false:
      return mapping?.state.kind === 'healthy'
        ? `${name} was ${state} when it was looked at: no work was seen to abort.\n`
        : `${name} was aborted in ${state}: the next poll goes on.\n`;
    case null:
      return `${name} was aborted; in ${state}, nobody has told whether it has to be reloaded.\n`;
  }
}

/** Whether an aborted mapping has to be reloaded; null where no source tells of its state. */
export function needsReload(mapping: Mapping | null): boolean | null {
  if (mapping === null || mapping.state.kind === 'unknown') return null;
  return abortNeedsReload.includes(mapping.state.name);
}
