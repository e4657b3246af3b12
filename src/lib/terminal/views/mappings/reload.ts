import {followedText, outcomeView} from './outcome.ts';

export const reloadedView = outcomeView((outcome, output) =>
  outcome.outcome === 'accepted'
    ? `The service has accepted to reload ${outcome.names}; it is not done yet.\n`
    : followedText(outcome, 'reloaded', output),
);
