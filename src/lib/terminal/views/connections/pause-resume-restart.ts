import {connectionActions} from '../../../domain/connections/actions.ts';
import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import type {ActionOutcome} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import {paintHealth, stateText} from '../../palette.ts';
import type {View} from '../../view.ts';
import {healthFields} from '../documents.ts';

/** What became of an action on a connection: one sentence that is true now. */
export const actionView: View<ActionOutcome> = {
  text: ({color}, {action, connection, outcome, state, health}) => {
    const name = clean(nameOf(connection));
    if (outcome === 'accepted') {
      return `Heroku Connect accepted the request to ${action} ${name}; still in progress.\n`;
    }
    const now =
      state === null || health === null
        ? connectionActions[action].done
        : paintHealth(color, health.class, clean(stateText(state, health)));
    return outcome === 'already' ? `${name} is already ${now}.\n` : `${name} is now ${now}.\n`;
  },
  json: ({action, outcome, connection, state, health}) => ({
    action,
    outcome,
    ...identityOf(connection),
    state: state?.name ?? null,
    ...(health === null ? {health: null, health_reason: null} : healthFields(health)),
  }),
};
