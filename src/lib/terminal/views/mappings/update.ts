import {followedText, outcomeView} from './outcome.ts';

/** What became of a change, be it by flags or in an editor. */
export const updatedView = outcomeView((outcome, output) => {
  switch (outcome.outcome) {
    case 'already':
      return `${outcome.names} is already up to date.\n`;
    case 'accepted':
      return `${outcome.subject} changed on ${outcome.connectionName}; the table is being updated.\n`;
    case 'done':
      return followedText(outcome, 'changed', output);
  }
});
