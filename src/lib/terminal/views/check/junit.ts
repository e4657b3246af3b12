import type {
  CheckedConnection,
  CheckedMapping,
  CheckFinding,
  CheckReport,
} from '../../../domain/check/checked.ts';
import {escapeXml, xmlDocument, xmlElement} from '../../xml.ts';

/*
 * The XML of JUnit's reports: a suite for each connection, and in it a test case for the connection and
 * for each of its mappings. What is critical is a failure, what could not be checked an error; what is
 * stopped or ignored was skipped. A warning is a test that passed and has said something.
 */

interface Suite {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

export function junitText(report: CheckReport): string {
  const suites = report.connections.map(suiteOf);
  const others = [...report.regions.flatMap(({finding}) => finding ?? []), ...report.findings];
  if (others.length > 0) suites.push(suiteWith('check', [['check', others, null]]));
  const sums: Suite = {tests: 0, failures: 0, errors: 0, skipped: 0};
  for (const {counts} of suites) {
    for (const name of Object.keys(sums) as (keyof Suite)[]) sums[name] += counts[name];
  }
  const content = suites.map(({text}) => text).join('\n');
  return xmlDocument(xmlElement('testsuites', {name: 'hconnect check', ...sums}, content));
}

/** A test case: its name, what was found, and why it was skipped where nothing was. */
type Case = readonly [name: string, findings: readonly CheckFinding[], skipped: string | null];

const isIgnored = 'The state is ignored.';

function suiteOf({name, findings, ignored, mappings}: CheckedConnection) {
  const own = findings.filter(({object_name}) => object_name === null);
  return suiteWith(name, [
    ['connection', own, ignored ? isIgnored : null],
    ...(mappings ?? []).map((mapping: CheckedMapping): Case => {
      const {object_name, severity} = mapping;
      const found = findings.filter((one) => one.object_name === object_name);
      const failsWithIt = severity === 'critical' ? 'The connection has failed.' : null;
      return [object_name, found, mapping.ignored ? isIgnored : failsWithIt];
    }),
  ]);
}

function suiteWith(name: string, cases: readonly Case[]): {counts: Suite; text: string} {
  const counts: Suite = {tests: cases.length, failures: 0, errors: 0, skipped: 0};
  const texts = cases.map(([title, findings, skipped]) => {
    const outcome = outcomeOf(findings, skipped);
    if (outcome?.[0] != null) counts[outcome[0]] += 1;
    const attributes = {classname: name, name: title};
    return xmlElement('testcase', attributes, outcome === null ? '' : outcome[1]);
  });
  return {counts, text: xmlElement('testsuite', {name, ...counts}, texts.join('\n'))};
}

/** What becomes of a test case, by the worst of its findings; null where it has passed. */
function outcomeOf(
  findings: readonly CheckFinding[],
  skipped: string | null,
): readonly [count: Exclude<keyof Suite, 'tests'> | null, element: string] | null {
  const text = findings.map(textOf).join('\n');
  const worst = (severity: string) => findings.find((one) => one.severity === severity);
  const attributes = ({rule, message}: CheckFinding) => ({type: rule, message});
  const critical = worst('critical');
  if (critical !== undefined)
    return ['failures', xmlElement('failure', attributes(critical), escapeXml(text))];
  const unknown = worst('unknown');
  if (unknown !== undefined)
    return ['errors', xmlElement('error', attributes(unknown), escapeXml(text))];
  const stopped = findings.find(({rule}) => rule === 'connection-stopped');
  if (stopped !== undefined)
    return ['skipped', xmlElement('skipped', {message: stopped.message}, '')];
  if (text === '' && skipped !== null)
    return ['skipped', xmlElement('skipped', {message: skipped}, '')];
  return text === '' ? null : [null, xmlElement('system-out', {}, escapeXml(text))];
}

function textOf({severity, message, reason, advice}: CheckFinding): string {
  return [`${severity}: ${message}`, reason, advice].filter((line) => line !== null).join('\n');
}
