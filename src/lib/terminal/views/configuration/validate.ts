import {formatPath} from '../../../domain/configuration/configuration.ts';
import {identityOf} from '../../../domain/connections/connection-ref.ts';
import {isValid, type ValidationReport} from '../../../domain/validation/report.ts';
import {ruleOf} from '../../../domain/validation/rules.ts';
import {jsonText} from '../../json.ts';
import type {View} from '../../view.ts';
import {githubText} from './validate/github.ts';
import {junitText} from './validate/junit.ts';
import {sarifDocument} from './validate/sarif.ts';
import {findingsText} from './validate/text.ts';

/** How a report can look; `--json` gives the document whatever was chosen. */
const texts = {
  text: findingsText,
  json: (_output, report) => jsonText(findingsDocument(report)),
  github: (_output, report) => githubText(report),
  junit: (_output, report) => junitText(report),
  sarif: (_output, report) => jsonText(sarifDocument(report)),
} as const satisfies Record<string, View<ValidationReport>['text']>;

export type ReportFormat = keyof typeof texts;

export const reportFormats = Object.keys(texts) as ReportFormat[];

/** What was found in configuration files, in one of the formats. */
export function reportView(format: ReportFormat): View<ValidationReport> {
  return {text: texts[format], json: findingsDocument, verbatim: format !== 'text'};
}

function findingsDocument(report: ValidationReport) {
  const {inputs, findings, errors, warnings, strict, connection: liveConnection} = report;
  return {
    valid: isValid(report),
    errors,
    warnings,
    strict,
    files: inputs.map(({name}) => name),
    connection: liveConnection && identityOf(liveConnection),
    findings: findings.map(({rule, severity, position, path, message, advice}) => ({
      rule,
      severity,
      ...position,
      path: formatPath(path),
      message,
      advice,
      source: ruleOf(rule).source,
    })),
  };
}
