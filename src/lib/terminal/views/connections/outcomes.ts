import {connectionActions} from '../../../domain/connections/actions.ts';
import type {ActionOutcome, ImportOutcome} from '../../../domain/outcomes.ts';
import {nameOf, type ConnectionRef} from '../../../domain/connections/connection-ref.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import {paintState} from '../../palette.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingTable} from '../mappings/mappings.ts';

/** What became of an action on a connection. */
export const actionView: View<ActionOutcome> = {
  text: actionSentence,
  json: ({action, outcome, connection: ref, state}) => ({
    action,
    outcome,
    ...identity(ref),
    state: state?.name ?? null,
  }),
};

/** What became of an import, with each mapping that was followed to its end. */
export const importView: View<ImportOutcome> = {
  text: importReport,
  json: ({outcome, connection: ref, state, objects, mappings}) => ({
    outcome,
    ...identity(ref),
    state: state?.name ?? null,
    objects,
    mappings: mappings.map(({record}) => record),
  }),
};

function identity({id, resource_name, app_name}: ConnectionRef) {
  return {id, resource_name, app_name};
}

/** One sentence that is true now. */
function actionSentence(
  {color}: Output,
  {action, connection: ref, outcome, state}: ActionOutcome,
): string {
  const name = clean(nameOf(ref));
  if (outcome === 'accepted') {
    return `The service has accepted to ${action} ${name}; it is not done yet.\n`;
  }
  const now = state === null ? connectionActions[action].done : paintState(color, state);
  return outcome === 'already'
    ? `${name} is ${now} already; there was nothing to ${action}.\n`
    : `${name} is ${now} now.\n`;
}

function importReport(
  output: Output,
  {connection: ref, outcome, objects, mappings}: ImportOutcome,
): string {
  const name = clean(nameOf(ref));
  const what = plural(objects.length, 'mapping');
  if (outcome === 'accepted') {
    return `The service has accepted ${what} for ${name}; whether they can be applied shows later.\n`;
  }
  const done = `${what} imported into ${name}.\n`;
  return mappings.length === 0 ? done : `${done}\n${mappingTable(output, mappings)}`;
}
