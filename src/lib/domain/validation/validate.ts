import type {Parsed, ParsedSource} from '../configuration/configuration.ts';
import {checkDocument} from './document-rules.ts';
import {checkFields} from './field-rules.ts';
import {finding, type Finding, type LocatedFinding, type Report} from './finding.ts';
import {checkIndexes} from './index-rules.ts';
import {apiName, notMappable} from './limits.ts';
import {checkLive} from './live-rules.ts';
import {checkObject} from './object-rules.ts';
import {checkSettings} from './setting-rules.ts';
import {subjectsOf, type Knowledge} from './subject.ts';

/** The rules that look at one mapping. */
const ofMappings = [checkObject, checkFields, checkIndexes, checkSettings, checkLive];

/** Everything that is wrong with a document: what its reading has found, and what the rules find. */
export function findingsIn(parsed: Parsed, knowledge: Knowledge = {}): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (...found) => {
    findings.push(finding(...found));
  };
  for (const {rule, path, message, ...more} of parsed.problems) report(rule, path, message, more);
  const subjects = subjectsOf(parsed, knowledge);
  checkDocument(parsed, report);
  for (const subject of subjects) for (const check of ofMappings) check(subject, report);
  return findings;
}

/** The same of a file or a folder, in the order of its lines. */
export function validate(parsed: ParsedSource, knowledge: Knowledge = {}): LocatedFinding[] {
  const {locate, above} = parsed;
  return findingsIn(parsed, knowledge)
    .map((found) => {
      const position = locate(found.path, found.part);
      return {...found, path: found.path.slice(above), position};
    })
    .sort(byPlace);
}

/** The objects that are mapped in documents, each once, without those that nobody has. */
export function objectsIn(documents: readonly Parsed[]): string[] {
  const objects = new Map<string, string>();
  for (const {object} of documents.flatMap((parsed) => subjectsOf(parsed))) {
    if (!apiName.test(object) || notMappable.test(object)) continue;
    if (!objects.has(object.toLowerCase())) objects.set(object.toLowerCase(), object);
  }
  return [...objects.values()];
}

function byPlace({position: a}: LocatedFinding, {position: b}: LocatedFinding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
