import path from 'node:path';
import {pathToFileURL} from 'node:url';
import type {LocatedFinding} from '../../../../domain/validation/finding.ts';
import type {ValidationReport} from '../../../../domain/validation/report.ts';
import {ruleIds, ruleOf, type RuleId} from '../../../../domain/validation/rules.ts';
import {shownPath} from './text.ts';

/** SARIF 2.1.0, which code scanning takes: every rule with what it means, and every finding. */
export function sarifDocument({findings}: ValidationReport) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {driver: {name: 'hconnect', rules: ruleIds.map(descriptor)}},
        columnKind: 'utf16CodeUnits',
        results: findings.map((found) => result(found, ruleIds.indexOf(found.rule))),
      },
    ],
  };
}

function descriptor(id: RuleId) {
  const {severity, says, advice, source} = ruleOf(id);
  return {
    id,
    shortDescription: {text: says},
    fullDescription: {text: `${says} Known from: ${source}.`},
    help: {text: advice},
    defaultConfiguration: {level: severity},
  };
}

function result(found: LocatedFinding, ruleIndex: number) {
  const {rule, severity, position, message, advice} = found;
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: {text: `${message} ${advice}`},
    locations: [
      {
        physicalLocation: {
          artifactLocation: location(position.file),
          region: {startLine: position.line, startColumn: position.column},
        },
        logicalLocations: [{fullyQualifiedName: shownPath(found.path)}],
      },
    ],
  };
}

/** A file of the repository by a path from its root, where hconnect runs; another by its URL. */
function location(file: string) {
  if (path.isAbsolute(file)) return {uri: pathToFileURL(file).href};
  const parts = path.normalize(file).split(path.sep);
  const uri = parts.map((part) => encodeURIComponent(part)).join('/');
  return {uri, uriBaseId: '%SRCROOT%'};
}
