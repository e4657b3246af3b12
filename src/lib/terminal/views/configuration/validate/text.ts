import {formatPath} from '../../../../domain/configuration/configuration.ts';
import {isWholeFile, type LocatedFinding} from '../../../../domain/validation/finding.ts';
import {isValid, summaryOf, type ValidationReport} from '../../../../domain/validation/report.ts';
import {shortened} from '../../../../domain/text/text.ts';
import {clean} from '../../../clean.ts';
import type {Output} from '../../../terminal.ts';

/**
 * Each finding in two or three lines, the first of which editors can jump to, and a summary of what is valid;
 * otherwise the failure has the summary.
 */
export function findingsText(output: Output, report: ValidationReport): string {
  const text = report.findings.map((found) => paragraph(output, found)).join('');
  if (!isValid(report)) return text.replace(/\n\n$/, '\n');
  return `${text}${output.color.green('Valid:')} ${clean(summaryOf(report))}.\n`;
}

function paragraph({color}: Output, found: LocatedFinding): string {
  const {position, severity, message, rule, path, advice} = found;
  // What is wrong with a whole file, such as a missing one, has no place in it.
  const whole = isWholeFile(found);
  const {file, line, column} = position;
  const at = color.bold(whole ? `${clean(file)}:` : `${clean(file)}:${line}:${column}:`);
  const weight = severity === 'error' ? color.red('error:') : color.yellow('warning:');
  const lines = [
    `${at} ${weight} ${clean(message)} ${color.dim(`[${rule}]`)}`,
    ...(whole ? [] : [`  ${color.dim(`at ${shownPath(path)}`)}`]),
    `  ${clean(advice)}`,
  ];
  return `${lines.join('\n')}\n\n`;
}

/** A path with what is far too long for a name cut off. */
export function shownPath(path: LocatedFinding['path']): string {
  return clean(formatPath(path.map((key) => (typeof key === 'string' ? shortened(key) : key))));
}
