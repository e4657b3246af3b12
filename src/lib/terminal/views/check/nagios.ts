import type {CheckedMapping, CheckReport, PlacedFinding} from '../../../domain/check/checked.ts';
import {severityNumbers} from '../../../domain/check/metrics.ts';
import {countsOf, placedFindings, summaryOf} from '../../../domain/check/report.ts';
import type {Limit} from '../../../domain/check/limits.ts';
import {clean} from '../../clean.ts';

/*
 * The one line that Nagios and its descendants read: SERVICE STATE - text | data. Its rules are those of
 * the Monitoring Plugins: https://www.monitoring-plugins.org/doc/guidelines.html
 */

/** The name of the service. One with “OK” in it, as HEROKU, misleads those that look for the state. */
const service = 'HCONNECT';

/** Characters of the line without its data. */
const longest = 79;

/** The line, with the worst finding, and how many others there are. */
export function nagiosText(report: CheckReport): string {
  return `${headOf(report.severity, worstText(report))} | ${dataOf(report)}\n`;
}

/** The line of a check that could not be made. */
export function nagiosUnknown({message}: Error): string {
  // oclif begins several complaints with a line that says nothing.
  const line = message.split('\n').find((each) => !/:\s*$/.test(each));
  return `${headOf('unknown', (line ?? message).trim())}\n`;
}

/** The exit status for a severity: what Nagios reads first. */
export function nagiosStatus({severity}: Pick<CheckReport, 'severity'>): number {
  return severityNumbers[severity];
}

function headOf(severity: CheckReport['severity'], text: string): string {
  const lead = `${service} ${severity.toUpperCase()} - `;
  const plain = clean(text).replaceAll('|', '/');
  const room = longest - lead.length;
  return lead + (plain.length > room ? `${plain.slice(0, room - 3).trimEnd()}...` : plain);
}

function worstText(report: CheckReport): string {
  const [worst, ...others] = placedFindings(report);
  if (worst === undefined) return summaryOf(report);
  const more = others.length === 0 ? '' : ` (+${others.length} more)`;
  const lead = shortest(worst);
  // How many more there are is worth more than the end of a long name.
  const room = longest - `${service} ${report.severity} - ${more}`.length;
  return `${lead.length > room ? `${lead.slice(0, room - 3)}...` : lead}${more}`;
}

function shortest({connection, finding}: PlacedFinding): string {
  const {object_name, note, rule, message} = finding;
  const of = [connection?.app_name ?? connection?.name, object_name].filter(Boolean).join(' ');
  const text = rule === 'not-read' ? message : note;
  return clean(of === '' ? text : `${of}: ${text}`);
}

function dataOf(report: CheckReport): string {
  const mappings = report.connections.flatMap(({mappings: own}) => own ?? []);
  const counts = countsOf(report.connections);
  const worst = (value: (mapping: CheckedMapping) => number | null) =>
    mappings.reduce<CheckedMapping | null>((found, mapping) => {
      const other = found === null ? null : value(found);
      const own = value(mapping);
      return own !== null && (other === null || own > other) ? mapping : found;
    }, null);
  const most = (
    label: string,
    unit: string,
    value: (mapping: CheckedMapping) => number | null,
    limit: (mapping: CheckedMapping) => Limit,
    scale = 1,
  ) => {
    const mapping = worst(value);
    const found = mapping && value(mapping);
    if (mapping === null || found === null) return [];
    const {warn, max} = limit(mapping);
    const scaled = (number: number | null) =>
      number === null ? '' : String(Math.round(number / scale));
    return [`'${label}'=${scaled(found)}${unit};${scaled(warn)};${scaled(max)};0;`];
  };
  return [
    ...most(
      'lag',
      's',
      ({lag}) => lag,
      ({limits}) => limits.lag,
      1000,
    ),
    ...most(
      'write_lag',
      's',
      ({writeLag}) => writeLag,
      ({limits}) => limits.lag,
      1000,
    ),
    ...most(
      'write_errors',
      '',
      ({errors}) => errors,
      ({limits}) => limits.errors,
    ),
    ...most(
      'pending_changes',
      '',
      ({pending}) => pending,
      ({limits}) => limits.pending,
    ),
    `'connections'=${report.connections.length};;;0;`,
    `'critical'=${counts.critical};;;0;`,
    `'unknown'=${counts.unknown};;;0;`,
    `'warning'=${counts.warning};;;0;`,
  ].join(' ');
}
