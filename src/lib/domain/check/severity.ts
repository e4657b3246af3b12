/**
 * How bad something is, the worst first: `critical` is broken; `unknown` could not be checked;
 * `warning` waits for a person; `ok`.
 */
export const checkSeverities = ['critical', 'unknown', 'warning', 'ok'] as const;

export type CheckSeverity = (typeof checkSeverities)[number];

/** Sorts severities, the worst first. */
export function bySeverity(a: CheckSeverity, b: CheckSeverity): number {
  return checkSeverities.indexOf(a) - checkSeverities.indexOf(b);
}

/** The severity of the whole; ok where there is nothing. */
export function worstOf(parts: Iterable<{severity: CheckSeverity}>): CheckSeverity {
  let worst: CheckSeverity = 'ok';
  for (const {severity} of parts) if (bySeverity(severity, worst) < 0) worst = severity;
  return worst;
}
