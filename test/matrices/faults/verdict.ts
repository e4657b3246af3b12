import {failureKinds} from '../../../src/lib/errors.ts';
import {token} from '../../../src/lib/simulator/http/handle.ts';
import {terminated, type FaultCase} from './fault-case.ts';
import type {Played} from './play.ts';

const statuses: readonly number[] = [
  ...[0, terminated],
  ...Object.values(failureKinds).map(({status}) => status),
];

/** Control characters but the line break, and marks that turn the direction of writing. */
const controlCharacters =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/**
 * What is wrong with how a command has ended, whatever has befallen it. Empty where all is well.
 *
 * @param expected the statuses that are right
 */
export function complaints(
  entry: FaultCase,
  played: Played,
  {json, expected}: {json: boolean; expected: readonly number[]},
): string[] {
  const {status, stdout, stderr, requests, astray, files} = played;
  const found: string[] = [];
  const complain = (wrong: boolean, what: string) => {
    if (wrong) found.push(what);
  };
  const written = `${stdout}${stderr}`;
  complain(!expected.includes(status), `ended with ${status}, not ${expected.join(' or ')}`);
  complain(!statuses.includes(status), `${status} is in no table`);
  complain(written.includes(token), 'the token is shown');
  for (const [name, text] of files) complain(text.includes(token), `the token is in ${name}`);
  complain(/^\s+at .*[:(]/m.test(written), 'a stack is shown');
  complain(/\[object |\bundefined\b|\bNaN\b/.test(written), 'what is no value is shown');
  const seen = entry.verbatim === true ? stderr : written;
  complain(controlCharacters.test(seen), 'a control character is shown');
  complain(astray.length > 0, `${astray.join()} went to a foreign host`);
  const sent = requests.filter(({method}) => method !== 'GET').map((one) => JSON.stringify(one));
  // What has to be accepted at last is sent until it is, and doing it twice does no more.
  const once = sent.filter((one) => entry.resumesFrom === undefined || !one.includes('/resume'));
  complain(new Set(once).size < once.length, 'a change was sent twice');
  const mine =
    /^settings\/(places\.json|backups\/[^/]+\.json|accepted\/[^/]+\.jsonl|pauses\/[^/]+\.json)$/;
  const left = [...files.keys()]
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !mine.test(name) && !(status === 0 && name === entry.writes));
  complain(left.length > 0, `${left.join()} was left behind`);
  if (status === (entry.status ?? 0)) {
    complain(json && !documentsIn(entry, stdout).every(isJson), 'stdout is no JSON document');
    return found;
  }
  complain(stdout !== '' && entry.partial !== true, 'stdout is not empty');
  complain(!isError(stderr, status, json), 'stderr is not an error of three lines, or a document');
  return found;
}

/**
 * Leaves out of account the file that a command has written as a whole, and whose writing it could
 * then not tell.
 */
export function ignoreWrittenFile({writes}: FaultCase, {files}: Played): void {
  if (writes !== undefined && isJson(files.get(writes) ?? '')) files.delete(writes);
}

/** The command that an error leads on to. */
export function hintOf({stderr}: Played, json: boolean): string {
  if (json) return (JSON.parse(lastDocument(stderr)) as {error: {hint: string}}).error.hint;
  return stderr.split('\n').at(-2)?.trim().replace('Next: ', '') ?? '';
}

/** What had to be known before the answer is a document on one line before it. */
function lastDocument(stderr: string): string {
  return stderr.replace(/^\{.*\}\n(?=\{)/, '');
}

function isError(stderr: string, status: number, json: boolean): boolean {
  if (!json)
    return /(^|\n)(Error: |Stopped waiting |Canceled)[^\n]*\n {2}\S[^\n]*\n {2}Next: \S[^\n]*\n$/.test(
      stderr,
    );
  const document = lastDocument(stderr);
  if (!isJson(document)) return false;
  const {error} = JSON.parse(document) as {error?: Record<string, unknown>};
  return error?.exit_status === status && typeof error.message === 'string';
}

/** The documents of an answer: one, or one a line. */
function documentsIn({lines = false}: FaultCase, stdout: string): string[] {
  return lines ? stdout.split('\n').slice(0, -1) : [stdout];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
