import type {LocatedFinding} from '../../../../domain/validation/finding.ts';
import type {ValidationReport} from '../../../../domain/validation/report.ts';
import {clean} from '../../../clean.ts';

/*
 * Workflow commands, by which GitHub Actions shows a finding at its line of a pull request:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */

/** A line a finding; nothing where there is none. */
export function githubText({findings}: ValidationReport): string {
  return findings.map(command).join('');
}

function command({position, severity, rule, message, advice}: LocatedFinding): string {
  const file = escapeProperty(position.file.replaceAll('\\', '/'));
  const at = `file=${file},line=${position.line},col=${position.column},title=${rule}`;
  return `::${severity} ${at}::${escapeData(`${message} ${advice}`)}\n`;
}

function escapeData(text: string): string {
  return clean(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
