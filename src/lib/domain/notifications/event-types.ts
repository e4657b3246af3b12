import {assumedEventTypes} from '../assumptions.ts';
import {explanationOf, type Explanation, type ExplanationRow} from '../explanation.ts';

/*
 * Two types are in the tests of the official plugin: mapping-error and postgres-connection. No source
 * lists the others, so that their names are an assumption. A type that is not here is shown as it is.
 */
const rows: Readonly<Record<string, ExplanationRow>> = {
  'mapping-error': {
    meaning: 'A mapping is in an error state. The message names it and often says why.',
    fault: 'mapping',
    advice:
      'Show the mapping, correct what the message names, then follow the advice of its state.',
    avoid: 'Reloading before the cause is gone: the load fails again.',
    next: {run: 'mappings:list'},
  },
  'postgres-connection': {
    meaning: 'Heroku Connect cannot reach the Postgres database of the connection.',
    fault: 'database',
    advice: 'Check the database and its config var, then restart the connection.',
    avoid: 'Restarting while the database is unavailable: the error returns.',
    next: {run: 'connections:info'},
  },
  ...Object.fromEntries(
    Object.entries({
      'salesforce-authorization': {
        meaning: 'Salesforce no longer accepts the authorization of the connection.',
        fault: 'authorization',
        advice: 'Have a Salesforce user authorize the connection again.',
        avoid: 'Restarting: it does not renew the authorization.',
        next: {run: 'connections:authorize'},
      },
      'heroku-authorization': {
        meaning: 'The connection has lost its access to the Heroku app or its database.',
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
        meaning: 'The tables hold more rows than the plan allows; syncing has stopped.',
        fault: 'limit',
        advice: 'Delete mappings or upgrade the plan, then restart the connection.',
        avoid:
          'Deleting rows from the tables: for read-write mappings that deletes Salesforce records.',
        next: {run: 'mappings:list'},
      },
      'system-error': {
        meaning: 'An unexpected error has stopped the connection.',
        fault: 'service',
        advice: 'Restart the connection; if the error returns, open a ticket with Heroku support.',
        next: {run: 'connections:restart'},
      },
      'write-error': {
        meaning: 'Salesforce refused changes that were made in Postgres.',
        fault: 'data',
        advice: 'Show the failed writes by their cause, and correct each cause.',
        avoid:
          'Waiting: failed writes are not sent again by themselves, and are listed for 24 hours.',
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
