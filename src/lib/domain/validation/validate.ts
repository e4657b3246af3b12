import type {Parsed, ParsedSource} from '../configuration/configuration.ts';
import {documentFindings} from './document-rules.ts';
import {fieldFindings} from './field-rules.ts';
import {finding, type Finding, type LocatedFinding} from './finding.ts';
import {indexFindings} from './index-rules.ts';
import {apiName, notMappable} from './limits.ts';
import {liveFindings} from './live-rules.ts';
import {objectFindings} from './object-rules.ts';
import {settingFindings} from './setting-rules.ts';
import {subjectsOf, type Knowledge, type Subject} from './subject.ts';

/** The rules that look at one mapping. */
const ofMappings: readonly ((subject: Subject) => Finding[])[] = [
  objectFindings,
  fieldFindings,
  indexFindings,
  settingFindings,
  liveFindings,
];

/** Everything that is wrong with a document: what its reading has found, and what the rules find. */
export function findingsIn(parsed: Parsed, knowledge: Knowledge = {}): Finding[] {
  const subjects = subjectsOf(parsed, knowledge);
  return [
    ...parsed.problems.map(({rule, path, message, ...more}) => finding(rule, path, message, more)),
    ...documentFindings(parsed, subjects),
    ...subjects.flatMap((subject) => ofMappings.flatMap((rule) => rule(subject))),
  ];
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
