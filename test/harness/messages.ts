import {appendFileSync, mkdirSync} from 'node:fs';
import path from 'node:path';

/** Where runs leave what they have told, for `npm run messages`; nowhere where it is not set. */
const folder = process.env.MESSAGES;
const known = new Set<string>();

/** Leaves what a command has written to stderr, once. */
export function recordMessages(stderr: string): void {
  if (folder === undefined || stderr === '' || known.has(stderr)) return;
  known.add(stderr);
  mkdirSync(folder, {recursive: true});
  appendFileSync(path.join(folder, `${process.pid}.jsonl`), `${JSON.stringify(stderr)}\n`);
}
