import type {NextStep} from '../../next-step.ts';
import {explainRule, severities, type Severity} from './rules.ts';

/** Something that a check found, or found in order. */
export interface Finding {
  severity: Severity;
  /** Who checked. */
  source: 'heroku_connect' | 'hconnect';
  /** The check's name for scripts; null where the service sent none. */
  rule: string | null;
  /** The check's name for people. */
  title: string;
  /** The mapping's object; null where it is about the connection. */
  object_name: string | null;
  message: string;
  /** The service's notification about it; null where there is none. */
  reason: string | null;
  /** The page to read. */
  doc_url: string | null;
  /** What is known of a state, in the place of what the check's row says. */
  state: {meaning: string; advice: string; next: NextStep | null} | null;
}

/** What a finding means and what to do, as far as that is known. */
export function explanationOfFinding({rule, state}: Finding) {
  const known = explainRule(rule);
  return {
    meaning: state?.meaning ?? known?.meaning ?? null,
    fault: known?.fault ?? null,
    advice: state?.advice ?? known?.advice ?? null,
    avoid: known?.avoid ?? null,
    next: state === null ? (known?.next ?? null) : state.next,
  };
}

/**
 * Findings, what is worst first: by severity, the connection before its mappings, a state before
 * what follows from it. A check of ours that the service has made too is told once, as the service's.
 */
export function sortedFindings(findings: readonly Finding[]): Finding[] {
  const rank = ({severity}: Finding) => severities.indexOf(severity);
  const key = ({object_name, source, rule, title}: Finding) =>
    [object_name ?? '', source === 'hconnect' ? '0' : '1', rule ?? title].join('\n');
  return findings
    .filter((one) => !isRepeated(one, findings))
    .sort((a, b) => rank(a) - rank(b) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** What the service calls the check of unique identifiers; the second name is older. */
const ofIdentifiers = ['Unique Identifier', 'Upsert Field'];

function isRepeated({rule, object_name}: Finding, findings: readonly Finding[]): boolean {
  if (rule !== 'no-unique-identifier') return false;
  return findings.some(
    (other) =>
      other.source === 'heroku_connect' &&
      other.object_name === object_name &&
      (other.severity === 'red' || other.severity === 'yellow') &&
      ofIdentifiers.includes(other.title),
  );
}

/** Whether a finding is of a check, by either of its names, in any case. */
export function isOfRule({rule, title}: Finding, word: string): boolean {
  const lower = word.toLowerCase();
  return rule?.toLowerCase() === lower || title.toLowerCase() === lower;
}
