import type {CheckReport, PlacedFinding} from '../../../domain/check/checked.ts';
import {placedFindings, summaryOf} from '../../../domain/check/report.ts';
import type {CheckSeverity} from '../../../domain/check/severity.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';
import {wrapped} from '../../wrap.ts';

const colors = {critical: 'red', unknown: 'magenta', warning: 'yellow', ok: 'green'} as const;

/** Of the lines of a finding after the first. */
const indent = '  ';

/** Each finding on a line, the worst first, and a line that adds up. */
export function checkText(output: Output, report: CheckReport): string {
  const line = (severity: CheckSeverity, text: string) => {
    const word = severity.toUpperCase();
    const whole = `${word} ${clean(text)}`;
    const lines = output.width === null ? [whole] : wrapped(whole, output.width - indent.length);
    const painted =
      output.color[colors[severity]](word) + lines.join(`\n${indent}`).slice(word.length);
    return `${painted}\n`;
  };
  const findings = placedFindings(report).map((placed) =>
    line(placed.finding.severity, textOf(placed)),
  );
  return findings.join('') + line(report.severity, `${summaryOf(report)}.`);
}

/** What a finding is of, by all of its names, and what was found. */
function textOf({connection, finding}: PlacedFinding): string {
  const {app_name, name} = connection ?? {app_name: null, name: null};
  const {object_name, message, reason} = finding;
  const names = [...new Set([app_name, name, object_name])].filter((each) => each !== null);
  const said = [message, reason].filter((each) => each !== null).join(' ');
  return names.length === 0 ? said : `${names.join(' ')}: ${said}`;
}
