import {explanationOf, type Explanation, type ExplanationRow} from '../explanation.ts';

/**
 * How bad a finding is, in the colors of the dashboard: `red` may stop data, `yellow` may matter,
 * `green` was checked and is fine, `skipped` does not apply.
 */
export const severities = ['red', 'yellow', 'green', 'skipped'] as const;

export type Severity = (typeof severities)[number];

/*
 * The seven checks of a connection: fixtures of the official plugin. What they are for: Dev Center's
 * page on diagnose. A check that is not here is shown in the service's own words.
 */
const ofService: Readonly<Record<string, ExplanationRow>> = {
  MUST_USE_RECENT_API_VERSION: {
    meaning: 'The connection calls Salesforce by an older version of its API.',
    fault: 'mapping',
    advice: 'Change the API version while the connection is paused; compare the versions first.',
    avoid:
      'Creating the connection again, as the message says: versions can be changed since 2026.',
  },
  SHOULD_HAVE_LOG_DRAIN: {
    meaning: 'Nothing keeps the log lines of Heroku Connect after they are written.',
    fault: 'unknown',
    advice: 'Add a logging add-on or a log drain to the app.',
  },
  NUM_MAPPINGS_WITHIN_LIMIT: {
    meaning: 'The connection has more mappings than Heroku recommends.',
    fault: 'limit',
    advice: 'Delete mappings that nobody uses, or split them over two connections.',
    next: {run: 'mappings:list'},
  },
  HEROKU_POSTGRES_REQUIRED: {
    meaning: 'The database is missing, unavailable or not a Heroku Postgres add-on.',
    fault: 'database',
    advice: 'Check the database and the config var that the connection uses.',
    next: {run: 'connections:info'},
  },
  REGIONS_SHOULD_MATCH: {
    meaning: 'The connection and the app are in different regions.',
    fault: 'unknown',
    advice: 'Create the add-on in the region of the app, so that data does not leave it.',
  },
  SHOULD_HAVE_VALID_SF_PERMISSIONS: {
    meaning: 'The Salesforce user cannot view, or not modify, all data.',
    fault: 'permissions',
    advice: 'Grant View All Data, and Modify All Data where a mapping writes.',
    next: {run: 'connections:info'},
  },
  PAID_PLAN_MUST_HAVE_PAID_DATABASE: {
    meaning: 'The database plan is too small for a paid Heroku Connect plan.',
    fault: 'database',
    advice: 'Upgrade the database to a production plan.',
  },
};

/** A check that hconnect makes itself. */
interface OwnRule extends ExplanationRow {
  title: string;
  severity: 'red' | 'yellow';
}

/** The checks of hconnect, each with its severity. The thresholds are below. */
export const ownRules = {
  'connection-failed': {
    title: 'Connection state',
    severity: 'red',
    meaning: 'The connection is in an error state and syncs nothing.',
    fault: 'unknown',
    advice: 'Follow the advice of the state.',
  },
  'connection-stopped': {
    title: 'Connection state',
    severity: 'yellow',
    meaning: 'The connection waits for a person and syncs nothing.',
    fault: 'unknown',
    advice: 'Follow the advice of the state.',
  },
  'mapping-failed': {
    title: 'Mapping state',
    severity: 'red',
    meaning: 'The mapping is in an error state and its table is not kept up to date.',
    fault: 'mapping',
    advice: 'Follow the advice of the state.',
  },
  'failed-writes': {
    title: 'Failed writes',
    severity: 'red',
    meaning: 'Salesforce refused changes of the last 24 hours.',
    fault: 'data',
    advice: 'Show them by cause, and correct each cause.',
    avoid: 'Waiting: failed writes are not sent again by themselves.',
    next: {run: 'connections:write-errors'},
  },
  'no-unique-identifier': {
    title: 'Unique identifier',
    severity: 'red',
    meaning: 'The mapping writes to Salesforce without a unique identifier.',
    fault: 'mapping',
    advice: 'Set an external id of the object as upsert field.',
    avoid: 'Retrying inserts before: each can create another record.',
    next: {run: 'mappings:update', args: ['MAPPING'], flags: {'upsert-field': 'FIELD'}},
  },
  lag: {
    title: 'Sync lag',
    severity: 'yellow',
    meaning: 'Salesforce was last polled longer ago than the polling interval allows.',
    fault: 'service',
    advice: 'Look again later; if it grows, look at the logs and at https://status.heroku.com.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  'counts-disagree': {
    title: 'Row counts',
    severity: 'yellow',
    meaning: 'Postgres and Salesforce have different numbers of rows at rest.',
    fault: 'unknown',
    advice: 'Look for failed writes and missing permissions; archived tasks and events never sync.',
    avoid: 'Reloading a large table for a few rows: counts of large objects are estimates.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
} as const satisfies Readonly<Record<string, OwnRule>>;

export type OwnRuleName = keyof typeof ownRules;

/** From when on a finding of hconnect is one. */
export const thresholds = {
  /** Polls that may be missed. */
  lagIntervals: 2,
  /** Milliseconds that a poll may be late at least. */
  leastLag: 10 * 60_000,
  /** The share of the rows in Salesforce by which counts may differ. */
  countShare: 0.01,
  /** Rows by which counts may differ at least: some are under way. */
  leastCount: 10,
  /** Above so many rows counts are estimates: Dev Center on the dashboard. */
  estimatedFrom: 1_000_000,
} as const;

/** Every check that hconnect can explain. */
export const diagnosisRules: readonly Explanation[] = Object.entries<ExplanationRow>({
  ...ofService,
  ...ownRules,
}).map(([name, row]) => explanationOf(name, row));

/** What is known of a check; null where the service has added it since. */
export function explainRule(name: string | null): Explanation | null {
  return diagnosisRules.find((rule) => rule.name === name) ?? null;
}
