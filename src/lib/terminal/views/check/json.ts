import type {
  CheckedConnection,
  CheckedMapping,
  CheckFinding,
  CheckReport,
} from '../../../domain/check/checked.ts';
import {ownRules} from '../../../domain/diagnosis/rules.ts';

/** A report as a document. Times are in seconds. */
export function checkDocument({severity, connections, regions, findings}: CheckReport) {
  return {
    severity,
    connections: connections.map(connectionOf),
    regions: regions.map(({name, finding}) => ({
      name,
      finding: finding === null ? null : findingOf(finding),
    })),
    findings: findings.map(findingOf),
  };
}

function connectionOf(checked: CheckedConnection) {
  const {id, resource_name, app_name, name, region, state, severity, notifications} = checked;
  return {
    id: id === '' ? null : id,
    resource_name,
    app_name,
    name,
    region,
    severity,
    state,
    ...(notifications !== null && {notifications}),
    findings: checked.findings.map(findingOf),
    mappings: checked.mappings?.map(mappingOf) ?? null,
  };
}

function mappingOf({
  object_name,
  severity,
  state,
  lag,
  writeLag,
  errors,
  pending,
  rows,
}: CheckedMapping) {
  return {
    object_name,
    severity,
    state,
    lag_seconds: secondsOf(lag),
    write_lag_seconds: secondsOf(writeLag),
    write_errors: errors,
    pending_changes: pending,
    postgres_rows: rows.postgres,
    salesforce_rows: rows.salesforce,
  };
}

function findingOf({severity, rule, object_name, message, reason, advice}: CheckFinding) {
  return {severity, rule, title: ownRules[rule].title, object_name, message, reason, advice};
}

function secondsOf(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds / 1000);
}
