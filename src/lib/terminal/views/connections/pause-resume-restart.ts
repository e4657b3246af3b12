import {connectionActions} from '../../../domain/connections/actions.ts';
import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ActionOutcome} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import {paintState} from '../../palette.ts';
import type {View} from '../../view.ts';

/** What became of an action on a connection: one sentence that is true now. */
export const actionView: View<ActionOutcome> = {
  text: ({color}, {action, connection, outcome, state}) => {
    const name = clean(nameOf(connection));
    if (outcome === 'accepted') {
      return `The service has accepted to ${action} ${name}; it is not done yet.\n`;
    }
    const now = state === null ? connectionActions[action].done : paintState(color, state);
    return outcome === 'already'
      ? `${name} is ${now} already; there was nothing to ${action}.\n`
      : `${name} is ${now} now.\n`;
  },
  json: ({action, outcome, connection, state}) => ({
    action,
    outcome,
    ...identityOf(connection),
    state: state?.name ?? null,
  }),
};
