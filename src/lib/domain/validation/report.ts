import {Failure} from '../../errors.ts';
import {nameOf, type ConnectionRef} from '../connections/connection-ref.ts';
import {again} from '../../next-step.ts';
import {shellWord} from '../text/shell-word.ts';
import {plural} from '../text/text.ts';
import {formatPosition} from '../source/source.ts';
import {finding, isWholeFile, type LocatedFinding} from './finding.ts';

/** What was found in one file or folder. */
export interface ValidatedInput {
  /** As it was named on the command line; `stdin` for a dash. */
  name: string;
  findings: readonly LocatedFinding[];
}

/** What was found in all of them. */
export interface ValidationReport {
  inputs: readonly ValidatedInput[];
  /** Every finding, input by input, each in the order of its lines. */
  findings: readonly LocatedFinding[];
  errors: number;
  warnings: number;
  /** Whether warnings count as errors. */
  strict: boolean;
  /** The connection that was asked, too. */
  connection: ConnectionRef | null;
}

export interface ReportOptions {
  strict: boolean;
  /** Rules that are not wanted. */
  ignore: readonly string[];
  connection: ConnectionRef | null;
}

/** Adds up what was found. */
export function reportOn(
  validated: readonly ValidatedInput[],
  {strict, ignore, connection: connection}: ReportOptions,
): ValidationReport {
  const inputs = validated.map(({name, findings}) => ({
    name,
    findings: findings.filter(({rule}) => !ignore.includes(rule)),
  }));
  const findings = inputs.flatMap((input) => input.findings);
  const errors = findings.filter(({severity}) => severity === 'error').length;
  return {
    inputs,
    findings,
    errors,
    warnings: findings.length - errors,
    strict,
    connection: connection,
  };
}

/** Whether nothing was found that counts. */
export function isValid({errors, warnings, strict}: ValidationReport): boolean {
  return errors === 0 && (!strict || warnings === 0);
}

/** Whether a finding keeps its file from being valid. */
export function counts({severity}: LocatedFinding, {strict}: Pick<ValidationReport, 'strict'>) {
  return severity === 'error' || strict;
}

/** The failure that a report is, after it was shown; null where all is valid. */
export function failureOf(report: ValidationReport): Failure | null {
  if (isValid(report)) return null;
  const first = report.findings.find((found) => counts(found, report));
  const bad = report.inputs.filter(({findings}) => findings.some((each) => counts(each, report)));
  const names = bad.map(({name}) => name).join(', ');
  const reason = `${summaryOf(report)}${report.strict ? ' (--strict treats warnings as errors)' : ''}.`;
  return new Failure('bad_input', `${names} ${bad.length === 1 ? 'is' : 'are'} not valid.`, {
    reason,
    next: again(
      first && (first.rule === 'unreadable' ? 'check the path' : `fix ${at(first)} first`),
    ),
    details: {errors: report.errors, warnings: report.warnings},
  });
}

/** “2 errors and 1 warning in 3 inputs, checked against herokuconnect-regular-10482”. */
export function summaryOf({inputs, errors, warnings, connection}: ValidationReport): string {
  const where = connection === null ? '' : `, checked against ${nameOf(connection)}`;
  const found = `${plural(errors, 'error')} and ${plural(warnings, 'warning')}`;
  return `${found} in ${plural(inputs.length, 'input')}${where}`;
}

function at(found: LocatedFinding): string {
  const {position} = found;
  return shellWord(isWholeFile(found) ? position.file : formatPosition(position));
}

/** What kept a file from being read at all, as a finding: the others are judged all the same. */
export function unreadableFinding(name: string, failure: Failure): LocatedFinding {
  const known = failure.facts.position;
  const position = known ?? {file: name, line: 1, column: 1};
  const reason = failure.reason ?? failure.message;
  const begin = `${formatPosition(position)}: `;
  const message = reason.startsWith(begin) ? reason.slice(begin.length) : reason;
  return {...finding(known ? 'syntax' : 'unreadable', [], message), position};
}
