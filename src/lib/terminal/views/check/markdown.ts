import type {CheckReport, PlacedFinding} from '../../../domain/check/checked.ts';
import {placedFindings, summaryOf} from '../../../domain/check/report.ts';
import {escapeMarkdown, markdownCode, markdownRow, markdownTable} from '../../markdown.ts';

/** GitHub takes issues of 65,536 characters, and more of a job summary. */
const longest = 60_000;

/** A report for the summary of a job, or for an issue: each finding in a row, the worst first. */
export function checkMarkdown(report: CheckReport): string {
  const head = `### Heroku Connect: ${report.severity}\n\n${escapeMarkdown(summaryOf(report))}.\n`;
  const rows = placedFindings(report).map(rowOf);
  if (rows.length === 0) return head;
  const titles = ['severity', 'connection', 'object', 'finding', 'what to do'];
  return `${head}\n${markdownTable(titles, rows, longest - head.length)}`;
}

function rowOf({connection, finding}: PlacedFinding): string {
  const {severity, object_name, message, reason, advice} = finding;
  const name = connection === null ? '' : markdownCode(short(connection.name));
  const object = object_name === null ? '' : markdownCode(short(object_name));
  const said = [message, reason].filter((text) => text !== null).map(short);
  return markdownRow(
    severity,
    name,
    object,
    said.map(markdownCode).join('<br>'),
    escapeMarkdown(advice),
  );
}

/** A notification may be a page long, and no text takes the room of the other rows. */
function short(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
