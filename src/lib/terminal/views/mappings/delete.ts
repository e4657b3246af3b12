import {outcomeView} from './outcome.ts';

export const deletedView = outcomeView(
  ({outcome, subject, connectionName}) =>
    outcome === 'done'
      ? `${subject} deleted from ${connectionName}, and it has cleaned up.\n`
      : `${subject} deleted from ${connectionName}; the service goes on to remove the data.\n`,
  () => ({}),
);
