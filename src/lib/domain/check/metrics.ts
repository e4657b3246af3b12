import type {CheckedConnection, CheckedMapping, CheckedRegion, CheckReport} from './checked.ts';
import type {CheckSeverity} from './severity.ts';

/** What a sample is of. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  labels: Labels;
  value: number;
}

/** A metric as Prometheus has it. */
export interface Metric {
  name: string;
  /** What a value counts; the name ends in it. Null for a value without a unit. */
  unit: string | null;
  help: string;
}

/** A metric of one kind of thing, and its value; null where there is none. */
interface Row<Of> extends Omit<Metric, 'name'> {
  value: (of: Of) => number | null;
  /** A label besides those that name the thing. */
  label?: (of: Of) => Labels;
}

type Rows<Of> = Readonly<Record<string, Row<Of>>>;

/** The numbers of severities are those of Nagios. */
export const severityNumbers: Readonly<Record<CheckSeverity, number>> = {
  ok: 0,
  warning: 1,
  critical: 2,
  unknown: 3,
};

const ofSeverity = '0 ok, 1 warning, 2 critical, 3 unknown';
const seconds = (milliseconds: number | null) =>
  milliseconds === null ? null : milliseconds / 1000;

const ofRegions: Rows<CheckedRegion> = {
  region_up: {
    unit: null,
    help: 'Whether every connection of the region could be read: 1 or 0.',
    value: ({finding}) => (finding === null ? 1 : 0),
  },
};

const ofConnections: Rows<CheckedConnection> = {
  connection_up: {
    unit: null,
    help: 'Whether the connection could be read with its mappings: 1 or 0.',
    value: ({mappings}) => (mappings === null ? 0 : 1),
  },
  connection_severity: {
    unit: null,
    help: `The worst finding of the connection and its mappings: ${ofSeverity}.`,
    value: ({severity}) => severityNumbers[severity],
  },
  connection_state: {
    unit: null,
    help: 'The state of the connection, in a label; always 1.',
    value: ({state}) => (state === null ? null : 1),
    label: ({state}) => ({state: state ?? ''}),
  },
  connection_mappings: {
    unit: 'mappings',
    help: 'Mappings of the connection.',
    value: ({mappings}) => mappings?.length ?? null,
  },
  connection_notifications: {
    unit: 'notifications',
    help: 'Notifications since the time of --notifications that nobody has acknowledged.',
    value: ({notifications}) => notifications,
  },
};

const ofMappings: Rows<CheckedMapping> = {
  mapping_severity: {
    unit: null,
    help: `The worst finding of the mapping: ${ofSeverity}.`,
    value: ({severity}) => severityNumbers[severity],
  },
  mapping_state: {
    unit: null,
    help: 'The state of the mapping, in a label; always 1.',
    value: () => 1,
    label: ({state}) => ({state}),
  },
  mapping_lag_seconds: {
    unit: 'seconds',
    help: 'Time since Salesforce was last polled.',
    value: ({lag}) => seconds(lag),
  },
  mapping_write_lag_seconds: {
    unit: 'seconds',
    help: 'Time since Postgres was last polled for changes; only of read-write mappings.',
    value: ({writeLag}) => seconds(writeLag),
  },
  mapping_lag_limit_seconds: {
    unit: 'seconds',
    help: 'Lag above which the mapping is critical.',
    value: ({limits}) => seconds(limits.lag.max),
  },
  mapping_write_errors: {
    unit: 'errors',
    help: 'Write errors of the last 24 hours.',
    value: ({errors}) => errors,
  },
  mapping_pending_changes: {
    unit: 'changes',
    help: 'Changes in Postgres that are waiting to be written to Salesforce.',
    value: ({pending}) => pending,
  },
  mapping_postgres_rows: {
    unit: 'rows',
    help: 'Rows in Postgres; an estimate for large tables.',
    value: ({rows}) => rows.postgres,
  },
  mapping_salesforce_rows: {
    unit: 'rows',
    help: 'Records in Salesforce; an estimate for large objects.',
    value: ({rows}) => rows.salesforce,
  },
};

const prefix = 'heroku_connect_';

/** Every metric, with the labels of its samples, in the order in which they are written. */
export const metrics: readonly (Metric & {labels: readonly string[]})[] = [
  ...described(ofRegions, ['region']),
  ...described(ofConnections, ['connection', 'app']),
  ...described(ofMappings, ['connection', 'app', 'object']),
];

function described<Of>(rows: Rows<Of>, labels: readonly string[]) {
  return Object.entries(rows).map(([name, {unit, help, label}]) => {
    const more = label === undefined ? [] : ['state'];
    return {name: `${prefix}${name}`, unit, help, labels: [...labels, ...more]};
  });
}

/**
 * The metrics of a report; of some there may be no samples. No two samples of a metric have the same
 * labels: of things of one name, the later ones get a number. What has the same labels in several
 * metrics has the same object of them.
 */
export function metricsOf({
  regions,
  connections,
}: CheckReport): (Metric & {samples: Iterable<Sample>})[] {
  const named = numbered(connections, ({name}) => name);
  const labeledMappings = named.flatMap(([connection, {app_name, mappings}]) =>
    numbered(mappings ?? [], ({object_name}) => object_name).map(([object, of]) => ({
      of,
      labels: {connection, app: app_name ?? '', object},
    })),
  );
  return [
    ...sampled(
      ofRegions,
      numbered(regions, ({name}) => name).map(([region, of]) => ({of, labels: {region}})),
    ),
    ...sampled(
      ofConnections,
      named.map(([connection, of]) => ({of, labels: {connection, app: of.app_name ?? ''}})),
    ),
    ...sampled(ofMappings, labeledMappings),
  ];
}

function sampled<Of>(rows: Rows<Of>, things: readonly {of: Of; labels: Labels}[]) {
  return Object.entries(rows).map(([name, {unit, help, value, label}]) => {
    function* samples(): Generator<Sample> {
      for (const {of, labels} of things) {
        const found = value(of);
        if (found === null) continue;
        yield {labels: label === undefined ? labels : {...labels, ...label(of)}, value: found};
      }
    }
    return {name: `${prefix}${name}`, unit, help, samples: samples()};
  });
}

function numbered<Of>(things: readonly Of[], nameOf: (of: Of) => string): [string, Of][] {
  const seen = new Map<string, number>();
  return things.map((of) => {
    const name = nameOf(of);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [count === 1 ? name : `${name} #${count}`, of];
  });
}
