import {assumedEventTypes} from '../assumptions.ts';
import {explanationOf, type Explanation, type ExplanationRow} from '../explanation.ts';

/*
 * Two types are in the tests of the official plugin: mapping-error and postgres-connection. No source
 * lists the others, so that their names are an assumption. A type that is not here is shown as it is.
 */
const rows: Readonly<Record<string, ExplanationRow>> = {
  'mapping-error': {
    meaning: 'A mapping is in an error state. The message names it and often the cause.',
    fault: 'mapping',
    advice: 'Show the mapping, correct the cause, then follow the advice for its state.',
    avoid: 'Reloading before the cause is corrected: the load fails again.',
    next: {run: 'mappings:list'},
  },
  'postgres-connection': {
    meaning: 'Heroku Connect cannot reach the Postgres database.',
    fault: 'database',
    advice: 'Check the database and its config var, then restart the connection.',
    avoid: 'Restarting while the database is unavailable: the error returns.',
    next: {run: 'connections:info'},
  },
  ...Object.fromEntries(
    Object.entries({
      'salesforce-authorization': {
        meaning: 'Salesforce no longer accepts the connection’s authorization.',
        fault: 'authorization',
        advice: 'Authorize the connection again as a Salesforce user.',
        avoid: 'Restarting: it does not renew the authorization.',
        next: {run: 'connections:authorize'},
      },
      'heroku-authorization': {
        meaning: 'The connection has lost access to the Heroku app or its database.',
        fault: 'authorization',
        advice: 'Grant access again, then restart the connection.',
        next: {run: 'access:add', args: ['APP']},
      },
      'salesforce-organization': {
        meaning: 'The Salesforce organization is inactive or has expired.',
        fault: 'salesforce',
        advice: 'Reactivate the organization in Salesforce, then restart the connection.',
        avoid: 'Restarting while the organization is inactive: the error returns.',
      },
      'row-limit': {
        meaning: 'The tables have more rows than the plan allows; syncing has stopped.',
        fault: 'limit',
        advice: 'Delete mappings or upgrade the plan, then restart the connection.',
        avoid:
          'Deleting rows from the tables: read-write mappings then delete the Salesforce records.',
        next: {run: 'mappings:list'},
      },
      'system-error': {
        meaning: 'An unexpected error has stopped the connection.',
        fault: 'service',
        advice: 'Restart the connection. If the error returns, contact Heroku support.',
        next: {run: 'connections:restart'},
      },
      'write-error': {
        meaning: 'Salesforce rejected changes made in Postgres.',
        fault: 'data',
        advice: 'Show the write errors by cause, correct each cause, then change the rows again.',
        avoid: 'Waiting: failed writes are not retried, and are listed for only 24 hours.',
        next: {run: 'connections:write-errors'},
      },
    } satisfies Record<(typeof assumedEventTypes)[number], ExplanationRow>).map(([name, row]) => [
      name,
      {...row, assumed: true},
    ]),
  ),
};

/** Every type of notification that hconnect can explain. */
export const eventTypes: readonly Explanation[] = Object.entries(rows).map(([name, row]) =>
  explanationOf(name, row),
);
