import {followedText, outcomeView} from './outcome.ts';

export const createdView = outcomeView((outcome, output) =>
  outcome.outcome === 'accepted'
    ? `${outcome.subject} created on ${outcome.connectionName}; loading from Salesforce.\n`
    : followedText(outcome, 'created', output),
);
