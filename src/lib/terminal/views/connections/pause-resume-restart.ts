import {connectionActions} from '../../../domain/connections/actions.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ActionOutcome} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import {paintState} from '../../palette.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';

/** What became of an action on a connection. */
export const actionView: View<ActionOutcome> = {
  text: actionSentence,
  json: ({action, outcome, connection: {id, resource_name, app_name}, state}) => ({
    action,
    outcome,
    id,
    resource_name,
    app_name,
    state: state?.name ?? null,
  }),
};

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
