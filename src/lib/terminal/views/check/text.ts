import type {CheckReport, PlacedFinding} from '../../../domain/check/checked.ts';
import {placedFindings, sentenceOf, summaryOf} from '../../../domain/check/report.ts';
import type {CheckSeverity} from '../../../domain/check/severity.ts';
import {table} from '../../table.ts';
import type {Output} from '../../terminal.ts';

const colors = {critical: 'red', unknown: 'magenta', warning: 'yellow', ok: 'green'} as const;

/** Each finding in a row, the worst first, and a line that adds up. */
export function checkText(output: Output, report: CheckReport): string {
  const paint = (severity: CheckSeverity, text: string) => output.color[colors[severity]](text);
  const rows = placedFindings(report);
  const findings =
    rows.length === 0
      ? ''
      : `${table<PlacedFinding>(output, rows, [
          {
            title: 'severity',
            value: ({finding}) => finding.severity,
            paint: (text, {finding}) => paint(finding.severity, text),
          },
          {title: 'app', value: ({connection}) => connection?.app_name ?? null},
          {title: 'connection', value: ({connection}) => connection?.name ?? null},
          {title: 'object', value: ({finding}) => finding.object_name},
          {
            title: 'finding',
            value: ({finding}) =>
              sentenceOf({connection: null, finding: {...finding, object_name: null}}),
          },
        ])}\n`;
  return `${findings}${paint(report.severity, report.severity.toUpperCase())} ${summaryOf(report)}.\n`;
}
