import type {LocatedFinding} from '../../../../domain/validation/finding.ts';
import {
  counts,
  type JudgedInput,
  type ValidationReport,
} from '../../../../domain/validation/report.ts';
import {clean} from '../../../clean.ts';
import {shownPath} from './text.ts';

/*
 * The XML of JUnit's reports, which CI servers show as tests: a suite for each input, a test case
 * for each finding, or one that passes where there is none. A warning is a test that passed and
 * has said something, unless it counts.
 */

export function junitText(report: ValidationReport): string {
  const {findings, inputs} = report;
  const failures = findings.filter((found) => counts(found, report)).length;
  const cases = inputs.reduce((sum, input) => sum + Math.max(1, input.findings.length), 0);
  const attributes = {name: 'hconnect config:validate', tests: cases, failures};
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element('testsuites', attributes, inputs.map((input) => suite(input, report)).join('\n')),
    '',
  ].join('\n');
}

function suite({name, findings}: JudgedInput, report: ValidationReport): string {
  const failures = findings.filter((found) => counts(found, report)).length;
  const tests = Math.max(1, findings.length);
  const cases =
    findings.length === 0
      ? element('testcase', {classname: name, name: 'valid'}, '')
      : findings.map((found) => testCase(found, name, report)).join('\n');
  return element('testsuite', {name, tests, failures}, cases);
}

function testCase(found: LocatedFinding, classname: string, report: ValidationReport): string {
  const {rule, severity, position: position, path, message, advice} = found;
  const at = `${position.file}:${position.line}:${position.column}`;
  const text = escape(`${at}: ${message}\n${advice}`);
  const content = counts(found, report)
    ? element('failure', {type: rule, message}, text)
    : element('system-out', {}, `${severity}: ${text}`);
  const name = `${rule} at ${shownPath(path)}`;
  return element('testcase', {classname, name, file: position.file, line: position.line}, content);
}

/** @param content escaped already */
function element(name: string, attributes: Record<string, string | number>, content: string) {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('');
  if (content === '') return `<${name}${list}/>`;
  const inner = content.startsWith('<') ? `\n${content}\n` : content;
  return `<${name}${list}>${inner}</${name}>`;
}

/** Characters that XML cannot have are left out. */
function escape(text: string): string {
  return text
    .split('\n')
    .map((line) => clean(line))
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
