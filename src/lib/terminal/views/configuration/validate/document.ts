import {formatPath} from '../../../../domain/configuration/configuration.ts';
import {identityOf} from '../../../../domain/connections/connection-ref.ts';
import {isValid, type ValidationReport} from '../../../../domain/validation/report.ts';
import {ruleOf} from '../../../../domain/validation/rules.ts';

/** The report as the document that `--json` gives. */
export function findingsDocument(report: ValidationReport) {
  const {inputs, findings, errors, warnings, strict, asked} = report;
  return {
    valid: isValid(report),
    errors,
    warnings,
    strict,
    files: inputs.map(({name}) => name),
    connection: asked && identityOf(asked),
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
