import type {LocatedFinding} from '../../../../domain/validation/finding.ts';
import type {ValidationReport} from '../../../../domain/validation/report.ts';
import {annotation} from '../../../workflow-command.ts';

/** A finding is shown at its line of a pull request; a line each, nothing where there is none. */
export function githubText({findings}: ValidationReport): string {
  return findings.map(command).join('');
}

function command({position, severity, rule, message, advice}: LocatedFinding): string {
  const {line, column} = position;
  const file = position.file.replaceAll('\\', '/');
  return annotation(severity, {file, line, col: column, title: rule}, `${message} ${advice}`);
}
