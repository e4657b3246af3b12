import type {LocatedFinding} from '../../../../domain/validation/finding.ts';
import {counts, type ValidationReport} from '../../../../domain/validation/report.ts';
import {escapeXml, xmlDocument, xmlElement} from '../../../xml.ts';
import {shownPath} from './text.ts';

/*
 * The XML of JUnit's reports, which CI servers show as tests: a suite for each input, a test case
 * for each finding, or one that passes where there is none. A warning is a test that passed and
 * has said something, unless it counts.
 */

export function junitText(report: ValidationReport): string {
  const {findings, inputs} = report;
  const failuresIn = (found: readonly LocatedFinding[]) =>
    found.filter((one) => counts(one, report)).length;
  const suites = inputs.map(({name, findings: found}) => {
    const cases = found.map((one) => testCase(one, name, report));
    if (cases.length === 0)
      cases.push(xmlElement('testcase', {classname: name, name: 'valid'}, ''));
    const attributes = {name, tests: cases.length, failures: failuresIn(found)};
    return {tests: cases.length, text: xmlElement('testsuite', attributes, cases.join('\n'))};
  });
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  const attributes = {name: 'hconnect config:validate', tests, failures: failuresIn(findings)};
  const all = xmlElement('testsuites', attributes, suites.map(({text}) => text).join('\n'));
  return xmlDocument(all);
}

function testCase(found: LocatedFinding, classname: string, report: ValidationReport): string {
  const {rule, severity, position, path, message, advice} = found;
  const at = `${position.file}:${position.line}:${position.column}`;
  const text = escapeXml(`${at}: ${message}\n${advice}`);
  const content = counts(found, report)
    ? xmlElement('failure', {type: rule, message}, text)
    : xmlElement('system-out', {}, `${severity}: ${text}`);
  const name = `${rule} at ${shownPath(path)}`;
  return xmlElement(
    'testcase',
    {classname, name, file: position.file, line: position.line},
    content,
  );
}
