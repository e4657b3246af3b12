import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {explanationOfFinding, type Finding} from '../../../domain/diagnosis/finding.ts';
import {severities, type Severity} from '../../../domain/diagnosis/rules.ts';
import type {Diagnosis} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import {properties} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';

const colors = {red: 'red', yellow: 'yellow', green: 'green', skipped: 'gray'} as const;

/** What is called what in the last line: “2 red, 1 yellow, 9 passed, 3 skipped”. */
const counted: Readonly<Record<Severity, string>> = {
  red: 'red',
  yellow: 'yellow',
  green: 'passed',
  skipped: 'skipped',
};

/** What is wrong, the worst first; what is in order is counted. */
export const diagnosisView: View<Diagnosis> = {
  text: (output, {connection, findings, gaps}) => {
    const wrong = findings.filter(({severity}) => severity === 'red' || severity === 'yellow');
    const counts = severities.flatMap((severity) => {
      const {length} = findings.filter((finding) => finding.severity === severity);
      return length === 0 ? [] : [`${length} ${counted[severity]}`];
    });
    const summary = counts.length === 0 ? 'no problems found' : counts.join(', ');
    const missing = [...new Set(gaps.map(({part}) => `; without the ${part} of Heroku Connect`))];
    const blocks = wrong.map((finding) => block(output, finding));
    return [...blocks, `${clean(nameOf(connection))}: ${summary}${missing.join('')}.\n`].join('\n');
  },
  json: ({connection, findings}) => ({
    connection: identityOf(connection),
    findings: findings.map(({state, ...finding}) => {
      const {next: _next, ...explanation} = explanationOfFinding({...finding, state});
      return {...finding, ...explanation};
    }),
  }),
};

function block(output: Output, finding: Finding): string {
  const {severity, source, title, object_name, message, reason, doc_url} = finding;
  const {color} = output;
  const head = [
    color[colors[severity]](severity.toUpperCase()),
    color.bold(clean(object_name ?? 'connection')),
    color.bold(clean(title)),
    color.dim(source === 'hconnect' ? 'found by hconnect' : 'found by Heroku Connect'),
  ].join('  ');
  const {meaning, advice, avoid} = explanationOfFinding(finding);
  const pairs = properties(output, [
    ['message', message],
    ['reason', reason],
    ['meaning', meaning],
    ['what to do', advice],
    ['avoid', avoid],
    ['read', doc_url],
    ['rule', finding.rule],
  ]);
  return `${head}\n${pairs}`;
}
