import type {CheckReport, PlacedFinding} from '../../../domain/check/checked.ts';
import {placedFindings, sentenceOf, summaryOf} from '../../../domain/check/report.ts';
import {ownRules} from '../../../domain/diagnosis/rules.ts';
import {annotation, type Annotation} from '../../workflow-command.ts';

/** As many annotations of a kind as GitHub shows of a step; it drops the others without a word. */
const mostShown = 10;

/** Each finding as an annotation of the run; where there are too many, the last one counts the rest. */
export function githubText(report: CheckReport): string {
  const placed = placedFindings(report);
  const ofKind = (kind: Annotation) => placed.filter((one) => kindOf(one) === kind);
  return (
    (['error', 'warning'] as const).flatMap((kind) => lines(kind, ofKind(kind))).join('') +
    annotation('notice', {title: 'Heroku Connect'}, `${report.severity}: ${summaryOf(report)}.`)
  );
}

/** What could not be checked may well be broken. */
function kindOf({finding: {severity}}: PlacedFinding): Annotation {
  return severity === 'warning' ? 'warning' : 'error';
}

function lines(kind: Annotation, findings: readonly PlacedFinding[]): string[] {
  const all = findings.length <= mostShown;
  const shown = all ? findings : findings.slice(0, mostShown - 1);
  const texts = shown.map((placed) => {
    const title = `Heroku Connect: ${ownRules[placed.finding.rule].title}`;
    return annotation(kind, {title}, sentenceOf(placed), placed.finding.advice);
  });
  if (all) return texts;
  const more = `${findings.length - shown.length} more; --format markdown shows them all.`;
  return [...texts, annotation(kind, {title: 'Heroku Connect'}, more)];
}
