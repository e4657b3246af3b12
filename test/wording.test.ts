import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {root} from './harness/world.ts';

/*
 * Words that must not come back: those that a native reader stumbled over, and British spellings.
 * CONTRIBUTING.md has the word that is used for each thing.
 */

/** In sentences: documents, and the strings of the program. Comments may use everyday English. */
const sentences: readonly RegExp[] = [
  /(?<!' )\b(in|out of|into) step\b(?! [?)])/,
  /\b(tak(e|es|en|ing) (it |them )?back|the way back|what was kept)\b/i,
  /\bthe time is up\b|\btime spans?\b/i,
  /\b(goes|going) on\b|\bto go on\b|\bclose to go\b/,
  /\b(left|\d+|step is|steps are|rest is) as (it is|they are)\b|\b(is|are|was|not \w+) as asked\b/,
  /\bwants? (an? )?(yes|confirmation|token|index|--\w+)\b|\bwants a\b/,
  /\bit is not said\b|\bwhat is said\b|\bwhere nothing is said\b/i,
  /\b(put|puts|putting) \S+ (\S+ )?right\b/i,
  /\bnobody (to ask|can be asked|is at|was asked)\b|\bthere is nobody\b/i,
  /\bkept in F\b|\bwhich \w+ is meant\b|\bwhat is meant\b/,
  /\bha(s|ve) to (be|have)\b/,
  /(?<!\bthere )\bis no (?!longer\b|match\b|more\b)\w+/i,
  /\bno source (tells|says|names)\b|\bweighed\b/i,
  /\b(when|as) it was looked at\b|\ba (second|first) look\b/,
  /\bis there (already|twice)\b|\bThere (is|are) no [\w ]+\. There are\b/i,
  /\b(synced|well|so) no longer\b|\bno longer so\b/,
  /\bdoes not fit\b|\bwhat fits\b/,
  /\b(latest|\d+|show|shows|groups|of) failed writes?\b|\brefused writes?\b/i,
  /\bmeans? the same\b/,
  /\b(bug of ours|besides, too|fails?, too|is well)\b/i,
  /\bwhat was missed\b|\bpicked up\b/,
  /\bmends?\b|\bmended\b/i,
  /\b(cannot be called like this|called like this)\b/,
  /\byou (may not reach|also reach|asked for)\b/i,
  /\bhas accepted to\b|\bnot done yet\b/,
  /\bprint the script by which\b|\bhow the \w+ looks\b/i,
  /\b(is|are) read again\b|\bnothing moves\b/,
  /\bwithout end\b|\bfrom now on\b|\bmeanwhile\b/,
];

/** What users know as Heroku Connect; the code's own documents may call it the service. */
const product = /\bthe service(’s)?\b/i;
const ownDocuments = [
  'CONTRIBUTING.md',
  'docs/design.md',
  'src/lib/simulator',
  'src/start',
  '.github/ISSUE',
];

/** Everywhere, comments, names and test titles included. */
const spellings: readonly RegExp[] = [
  /\b\w*(author|organ|recogn|real|initial|normal|serial|synchron|summar|custom|optim|minim|maxim|emphas|categor|capital|final|prior|util|standard|special|general|visual|token|anonym|sanit|local|central)is(e|es|ed|ing|ation|ations)\b/i,
  /\b(colou?r(?<=our)|favour|behaviour|honour|neighbour|labour|flavour|humour)\w*/i,
  /\b(licence|defence|offence|pretence|judgement|whilst|amongst|towards|afterwards|backwards|forwards|upwards|downwards|learnt|spelt|misspelt|burnt|dreamt|grey|catalogue|dialogue|analogue|programme|cheque|centre|metre|theatre|fulfil|enrol|instal|skilful|ageing|mould|plough|tyre|artefact|kerb)s?\b/i,
  /\b(travell|labell|modell|signall|marvell|fuell|counsell|initiall|totall|tunnell|levell|channell)(ed|ing|er)\b/i,
  /\banalys(e|es|ed|ing)\b/i,
  // The error code stays `cancelled`.
  /\bCancelled\b|\b(is|are|was|been|has|have) cancelled\b/,
];

/** Names that the code had and nobody could guess. */
const names: readonly RegExp[] = [
  /\b(spelledAs|passingOfConfig|soundness|believable|goingOn|oneByOne|setOut|Appointment|agenda)\b/,
  /\b(showList|JudgedInput|judged\w*|Judgment|explainTrouble|troubleOf|toldOf\w*|mayTell|lastly)\b/i,
  /\b(leaveCtrlC|wayBack|goesOn|happenTo|stillOwed|takeHold|heir|froms|leadFromRefusal|giveWidth)\b/i,
];

/** Files that users and readers see, and what may hold sentences for them. */
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs', '.github', 'schema'];
const program = ['src', 'bin', 'demo'];

test('sentences: none has a word that must not come back', () => {
  const files = [...documents, ...program, 'test/commands'].flatMap(filesIn);
  const seen = files.filter((file) => !file.includes('test/commands') || file.includes('/golden/'));
  expect(seen.flatMap((file) => found(file, sentences, readable))).toEqual([]);
});

test('sentences: call Heroku Connect by its name', () => {
  const files = [...documents, ...program].flatMap(filesIn);
  const shown = files.filter((file) => !ownDocuments.some((own) => file.startsWith(own)));
  expect(shown.flatMap((file) => found(file, [product], readable))).toEqual([]);
});

test('spelling: American everywhere', () => {
  const files = [...documents, ...program, 'test'].flatMap(filesIn);
  const others = files.filter((file) => file !== 'test/wording.test.ts');
  expect(others.flatMap((file) => found(file, spellings, withoutGlossary))).toEqual([]);
});

test('names: none is a riddle that was renamed', () => {
  const files = ['src', 'bin', 'test']
    .flatMap(filesIn)
    .filter((file) => /\.[cm]?[jt]s$/.test(file));
  const others = files.filter((file) => file !== 'test/wording.test.ts');
  expect(others.flatMap((file) => found(file, names, readable))).toEqual([]);
});

function filesIn(name: string): string[] {
  const whole = path.join(root, name);
  const entry = statSync(whole, {throwIfNoEntry: false});
  if (entry === undefined) return [];
  if (entry.isFile()) return [name];
  return readdirSync(whole).flatMap((each) => filesIn(`${name}/${each}`));
}

/** Each line with such a word: `src/main.ts:3: colour: the line`. */
function found(
  file: string,
  patterns: readonly RegExp[],
  shown: (text: string, file: string) => string,
): string[] {
  const text = shown(readFileSync(path.join(root, file), 'utf8'), file);
  if (!patterns.some((pattern) => pattern.test(text))) return [];
  return text.split('\n').flatMap((line, index) => {
    const words = patterns.flatMap((pattern) => pattern.exec(line)?.[0] ?? []);
    return words.map((word) => `${file}:${index + 1}: “${word}”: ${line.trim()}`);
  });
}

/** A text without comments; lines stay. */
function readable(text: string, file: string): string {
  const hidden = /\.[cm]?[jt]s$/.test(file) ? /^\s*(\/\*|\*|\/\/).*|\s\/\/ .*$/ : /^\s*#.*/;
  if (/\.([cm]?[jt]s|sh)$/.test(file)) return without(text, hidden);
  return withoutGlossary(text, file);
}

/** A text without the words to avoid, the last column of the glossary. */
function withoutGlossary(text: string, file: string): string {
  return file === 'CONTRIBUTING.md' ? without(text, /\|[^|]*\|$/) : text;
}

function without(text: string, part: RegExp): string {
  return text
    .split('\n')
    .map((line) => line.replace(part, ''))
    .join('\n');
}
