import type {Json} from '../json.ts';
import {isMappingFile} from '../source/join.ts';
import type {Source} from '../source/source.ts';
import {documentFindings} from './document-rules.ts';
import {fieldFindings} from './field-rules.ts';
import type {Finding, LocatedFinding} from './finding.ts';
import {indexFindings} from './index-rules.ts';
import {apiName, notMappable} from './limits.ts';
import {liveFindings} from './live-rules.ts';
import {objectFindings} from './object-rules.ts';
import {settingFindings} from './setting-rules.ts';
import {shapeFindings} from './shape.ts';
import {subjectsOf, type Knowledge, type Subject} from './subject.ts';

/** The rules that look at one mapping. */
const ofMappings: readonly ((subject: Subject) => Finding[])[] = [
  objectFindings,
  fieldFindings,
  indexFindings,
  settingFindings,
  liveFindings,
];

/** Everything that the rules find in a document. */
export function findingsIn(value: Json, knowledge: Knowledge = {}): Finding[] {
  const subjects = subjectsOf(value, knowledge);
  return [
    ...shapeFindings(value),
    ...documentFindings(value, subjects),
    ...subjects.flatMap((subject) => ofMappings.flatMap((rule) => rule(subject))),
  ];
}

/** Everything that the rules find in a file or a folder, in the order of its lines. */
export function validate(source: Source, knowledge: Knowledge = {}): LocatedFinding[] {
  return inSource(source.value, knowledge)
    .map((found) => ({...found, position: source.locate(found.path, found.part)}))
    .sort(byPlace);
}

/** The objects that are mapped in files or folders, each once, without those that nobody has. */
export function objectsIn(sources: readonly Source[]): string[] {
  const objects = new Map<string, string>();
  for (const {value} of sources) {
    for (const {object} of subjectsOf(isMappingFile(value) ? {mappings: [value]} : value)) {
      if (!apiName.test(object) || notMappable.test(object)) continue;
      if (!objects.has(object.toLowerCase())) objects.set(object.toLowerCase(), object);
    }
  }
  return [...objects.values()];
}

/** A file of a folder holds a single mapping; its paths begin there. */
function inSource(value: Json, knowledge: Knowledge): Finding[] {
  if (!isMappingFile(value)) return findingsIn(value, knowledge);
  const whole = findingsIn({mappings: [value]}, knowledge);
  return whole.map((found) => ({...found, path: found.path.slice(2)}));
}

function byPlace({position: a}: LocatedFinding, {position: b}: LocatedFinding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
