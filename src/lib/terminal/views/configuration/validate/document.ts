import {formatPath} from '../../../../domain/configuration/configuration.ts';
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
    connection:
      asked === null
        ? null
        : {id: asked.id, resource_name: asked.resource_name, app_name: asked.app_name},
    findings: findings.map(({rule, severity, position: position, path, message, advice}) => ({
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
