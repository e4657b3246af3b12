import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import objects from '../../src/lib/simulator/model/objects.json' with {type: 'json'};
import organizations from '../../src/lib/simulator/scenarios/organizations.json' with {type: 'json'};
import acme from '../../src/lib/simulator/scenarios/acme.json' with {type: 'json'};

/*
 * Prints every sentence that hconnect is known to print, sorted, one a line: those of the golden
 * files, and those of a folder that test runs have left theirs in. So the words can be read as a whole:
 *
 *   MESSAGES=/tmp/messages npx vitest run test/commands --project sources
 *   npm run --silent messages -- /tmp/messages
 */

/** What a command has written, to people or as a document. */
type Written = string;

interface ErrorDocument {
  error: {message: string; reason: string | null; hint: string | null};
}

const root = path.join(import.meta.dirname, '..', '..');

/** What differs from run to run, and what stands for it: the first that fits is taken. */
const placeholders: readonly (readonly [RegExp, string])[] = [
  [/\b(?:https?:\/\/|[\w.-]+\.test\b)[^\s"”)]*/g, 'URL'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, 'ID'],
  [/\b00[5D][0-9A-Za-z]{12,15}\b/g, 'ID'],
  [/\b\d{4}-\d\d-\d\d(?:[T ][\d:.-]+Z?)?/g, 'TIME'],
  [/\bherokuconnect-[a-z]+-\d+\b/g, 'RESOURCE'],
  [/\b(?:acme|globex|initech)-[a-z]+(?:-[a-z]+)*(?:-\d+)?\b/g, 'APP'],
  [/(?<![\w<])\.{0,2}(?:\/[\w.@-]+)+\/?/g, 'PATH'],
  [/\b[\w-]+\.(?:ya?ml|json|sarif|xml)\b/g, 'PATH'],
  [words([...Object.keys(objects), ...customNames()]), 'OBJECT'],
  [words(fieldNames()), 'FIELD'],
  [words(Object.keys(acme)), 'APP'],
  [/\b\d+(?:ms|[smhd])(?: \d+[smhd])?\b/g, 'DURATION'],
  [/\b\d+(?:[,.:]\d+)*\b/g, 'N'],
  [/\b(OBJECT|FIELD|APP|N|ID|TIME|URL|PATH|RESOURCE)(?:,? \1)+\b/g, '$1'],
  [/\b(OBJECT|FIELD|APP)(?:, \1)+\b/g, '$1'],
];

function words(names: readonly string[]): RegExp {
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  return new RegExp(`\\b(?:${longestFirst.join('|')})\\b`, 'g');
}

function customNames(): string[] {
  return Object.keys(organizations.custom_fields).filter((name) => name.endsWith('__c'));
}

/** Names that are no English words: the others would take words out of sentences. */
function fieldNames(): string[] {
  const all = [
    ...Object.values(objects).flatMap((fields) => fields.map((field) => field.split(' ')[0] ?? '')),
    ...Object.values(organizations.custom_fields).flat(),
    'SystemModstamp',
    'CreatedDate',
    'IsDeleted',
  ];
  return all.filter((name) => /[a-z][A-Z]|_/.test(name));
}

/** The files of a folder and of those below it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What golden files show of both streams; of an answer in JSON, the failure alone. */
function* goldenTexts(): Generator<Written> {
  for (const file of filesBelow(path.join(root, 'test', 'commands'))) {
    if (!/\/golden\/.*\.(?:text|json)$/.test(file)) continue;
    const [, stdout = '', stderr = ''] =
      /^# stdout\n([^]*?)^# stderr\n([^]*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
    if (file.endsWith('.text')) yield stdout;
    yield stderr;
  }
}

/** What each run wrote to stderr, a line of JSON each. */
function* recordedTexts(folder: string): Generator<Written> {
  for (const file of existsSync(folder) ? filesBelow(folder) : []) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (line !== '') yield JSON.parse(line) as string;
    }
  }
}

/** The lines of a text that a person reads, or of a failure's document. */
function linesOf(written: Written): string[] {
  try {
    const {error} = JSON.parse(written) as ErrorDocument;
    return [error.message, error.reason ?? '', error.hint === null ? '' : `Next: ${error.hint}`];
  } catch {
    return written.split('\n');
  }
}

/** The sentences of a line, each cell of a table by itself, with placeholders for what differs. */
function sentencesOf(line: string): string[] {
  const isCommand = /^\s*(?:Next: |\$ )/.test(line);
  const general = (isCommand ? [line] : line.split(/ {2,}|(?<=[.!?]) (?=[A-Z])/)).map((part) =>
    placeholders.reduce((text, [found, stands]) => text.replace(found, stands), part.trim()),
  );
  return general.filter((text) => /[a-z]{2}/.test(text));
}

const [folder] = process.argv.slice(2);
const texts = [...goldenTexts(), ...(folder === undefined ? [] : recordedTexts(folder))];
const sentences = new Set(texts.flatMap(linesOf).flatMap(sentencesOf));
console.log([...sentences].sort().join('\n'));
