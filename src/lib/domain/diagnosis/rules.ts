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
    meaning: 'The connection uses an old Salesforce API version.',
    fault: 'mapping',
    advice: 'Compare the versions, then upgrade.',
    avoid:
      'Creating the connection again, as the message says: since 2026 the version can be changed.',
  },
  SHOULD_HAVE_LOG_DRAIN: {
    meaning: 'The logs of Heroku Connect are not stored.',
    fault: 'unknown',
    advice: 'Add a logging add-on or a log drain to the app.',
  },
  NUM_MAPPINGS_WITHIN_LIMIT: {
    meaning: 'The connection has more mappings than Heroku recommends.',
    fault: 'limit',
    advice: 'Delete unused mappings, or split them over two connections.',
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
    advice: 'Create the add-on in the region of the app, so data doesn’t leave the region.',
  },
  SHOULD_HAVE_VALID_SF_PERMISSIONS: {
    meaning: 'The Salesforce user cannot view all data, or cannot modify all data.',
    fault: 'permissions',
    advice: 'Grant View All Data, and Modify All Data if a mapping is read-write.',
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
    meaning: 'The connection is in an error state; nothing is synced.',
    fault: 'unknown',
    advice: 'Follow the advice of the state.',
  },
  'connection-stopped': {
    title: 'Connection state',
    severity: 'yellow',
    meaning: 'The connection is stopped; nothing is synced until someone acts.',
    fault: 'unknown',
    advice: 'Follow the advice of the state.',
  },
  'mapping-failed': {
    title: 'Mapping state',
    severity: 'red',
    meaning: 'The mapping is in an error state; its table is not updated.',
    fault: 'mapping',
    advice: 'Follow the advice of the state.',
  },
  'failed-writes': {
    title: 'Write errors',
    severity: 'red',
    meaning: 'Salesforce rejected changes in the last 24 hours.',
    fault: 'data',
    advice: 'Show the write errors by cause, correct each cause, then change the rows again.',
    avoid: 'Waiting: failed writes are not retried.',
    next: {run: 'connections:write-errors'},
  },
  'no-unique-identifier': {
    title: 'Unique identifier',
    severity: 'red',
    meaning: 'The mapping is read-write and has no unique identifier.',
    fault: 'mapping',
    advice: 'Set an external id field of the object as upsert field.',
    avoid: 'Retrying inserts before that: each can create a duplicate record.',
    next: {run: 'mappings:update', args: ['MAPPING'], flags: {'upsert-field': 'FIELD'}},
  },
  lag: {
    title: 'Sync lag',
    severity: 'yellow',
    meaning: 'Salesforce was not polled within the polling interval.',
    fault: 'service',
    advice: 'Check again later. If the lag grows, check the logs and https://status.heroku.com.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  'write-lag': {
    title: 'Write lag',
    severity: 'yellow',
    meaning: 'Postgres was not polled within the time that Heroku Connect documents.',
    fault: 'service',
    advice:
      'Check again later. If it grows, look for a long write and check https://status.heroku.com.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  'counts-disagree': {
    title: 'Row counts',
    severity: 'yellow',
    meaning: 'Postgres and Salesforce have different numbers of rows.',
    fault: 'unknown',
    advice:
      'Look for write errors and missing permissions. Archived tasks and events are never synced.',
    avoid: 'Reloading a large table for a few rows: row counts of large objects are estimates.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  'unknown-state': {
    title: 'Unknown state',
    severity: 'yellow',
    meaning: 'This version of hconnect doesn’t know the state.',
    fault: 'unknown',
    advice: 'Check the dashboard, or update hconnect.',
  },
  'not-read': {
    title: 'Not read',
    severity: 'red',
    meaning: 'The connection could not be read; its health is unknown.',
    fault: 'service',
    advice: 'Correct the cause. If it persists, check https://status.heroku.com.',
  },
  'pending-changes': {
    title: 'Pending changes',
    severity: 'yellow',
    meaning: 'Changes in Postgres are waiting to be written to Salesforce.',
    fault: 'unknown',
    advice: 'Check again later. If they grow, look for write errors or a stopped connection.',
    next: {run: 'mappings:info', args: ['MAPPING']},
  },
  notifications: {
    title: 'Notifications',
    severity: 'yellow',
    meaning: 'Heroku Connect sent notifications that nobody has acknowledged.',
    fault: 'unknown',
    advice: 'Read the notifications, correct each cause, then acknowledge them.',
    next: {run: 'notifications:list'},
  },
  'unknown-object': {
    title: 'Unknown object',
    severity: 'yellow',
    meaning: 'The thresholds file names an object that no checked connection maps.',
    fault: 'unknown',
    advice: 'Correct the name, or remove it from the file.',
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
