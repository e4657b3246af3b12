import {clean} from '../../clean.ts';
import {outcomeView} from './outcome.ts';

export const deletedView = outcomeView(
  ({outcome, subject, connectionName, gone = []}) => {
    const already = gone
      .map((name) => `${clean(name)} is not mapped on ${connectionName}.\n`)
      .join('');
    if (outcome === 'already') return already;
    return outcome === 'done'
      ? `${already}${subject} deleted from ${connectionName}; cleanup finished.\n`
      : `${already}${subject} deleted from ${connectionName}; Heroku Connect is still removing the data.\n`;
  },
  () => ({}),
);
