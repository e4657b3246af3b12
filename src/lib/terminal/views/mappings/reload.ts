import {followedText, outcomeView} from './outcome.ts';

export const reloadedView = outcomeView((outcome, output) => {
  if (outcome.mappings.length === 0) {
    return `No mapping of ${outcome.connectionName} needs a reload.\n`;
  }
  return outcome.outcome === 'accepted'
    ? `Heroku Connect accepted the request to reload ${outcome.names}; still in progress.\n`
    : followedText(outcome, 'reloaded', output);
});
