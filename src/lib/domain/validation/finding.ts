import type {Path, SourcePosition} from '../source/source.ts';
import {ruleOf, type RuleId, type Severity} from './rules.ts';

/** Something in a document that a rule has found. */
export interface Finding {
  rule: RuleId;
  severity: Severity;
  /** The keys and indexes that lead there from the top; what is missing has one, too. */
  path: Path;
  /** Whether the key is what it is about, or its value. */
  part: 'key' | 'value';
  message: string;
  /** What to do. */
  advice: string;
}

/** A finding, and where in a file it stands. */
export interface LocatedFinding extends Finding {
  position: SourcePosition;
}

/** Whether a finding is about a whole file, and so about no place in it. */
export function isWholeFile({path, position: {line, column}}: LocatedFinding): boolean {
  return path.length === 0 && line === 1 && column === 1;
}

interface FindingOptions {
  part?: Finding['part'];
  /** Instead of the rule's own. */
  advice?: string | undefined;
}

/** Takes what a rule has found at a path. */
export type Report = (rule: RuleId, path: Path, message: string, more?: FindingOptions) => void;

/** What a rule has found at a path. */
export function finding(
  rule: RuleId,
  path: Path,
  message: string,
  {part = 'value', advice}: FindingOptions = {},
): Finding {
  const {severity, advice: usual} = ruleOf(rule);
  return {rule, severity, path: [...path], part, message, advice: advice ?? usual};
}
