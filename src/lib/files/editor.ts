import {spawn} from 'node:child_process';
import {readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Failure} from '../errors.ts';
import {again} from '../next-step.ts';
import {makeTemporaryFolder, temporaryFailure} from './temporary-folder.ts';

/** What decides which editor it is. */
export interface EditorOptions {
  /** Of which VISUAL and EDITOR name the editor. */
  env: NodeJS.ProcessEnv;
  /** Whether an editor that nobody has chosen may be started. */
  interactive: boolean;
  /** Aborted where this program is asked to end; the editor is, too. */
  signal: AbortSignal;
  ignoreCtrlC: IgnoreCtrlC;
}

/** Runs `work` while Ctrl-C is for a program that has the terminal, and not for this one. */
export type IgnoreCtrlC = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Opens a text in the user's editor and waits until it is closed.
 *
 * @param name of the file, whose ending tells the editor what it is
 * @returns the text, and the file that holds it until it is discarded
 * @throws Failure `usage` where there is no editor, `cancelled` where it or this program is asked to
 *   end, `io` where it fails; a text that was changed is kept then
 */
export async function editText(
  text: string,
  name: string,
  options: EditorOptions,
): Promise<{text: string; file: string; discard: () => Promise<void>}> {
  const {env, interactive} = options;
  const usual = process.platform === 'win32' ? 'notepad' : 'vi';
  const editor = [env.VISUAL, env.EDITOR, interactive && usual].find(Boolean);
  if (!editor) {
    throw new Failure('usage', 'No editor found.', {
      reason: 'VISUAL and EDITOR are not set, and this is not a terminal.',
      next: {again: {flags: {from: 'FILE'}}, note: 'reads the edited text from a file'},
    });
  }
  const folder = await makeTemporaryFolder('hconnect-edit-');
  const discard = () => rm(folder, {recursive: true, force: true});
  const file = path.join(folder, name);
  try {
    await writeFile(file, text, {mode: 0o600});
  } catch (error) {
    await discard();
    throw temporaryFailure(error);
  }
  const {status, signal} = await options.ignoreCtrlC(() => run(editor, file, options));
  if (options.signal.aborted || signal !== null || status === ctrlC) {
    const changed = (await readFile(file, 'utf8').catch(() => text)) !== text;
    if (!changed) await discard();
    throw new Failure('cancelled', 'Canceled.', {
      reason: changed ? `Nothing was sent. Your text was saved to ${file}.` : 'Nothing was sent.',
      next: changed ? {again: {flags: {from: file}}} : again(),
      ...(changed && {details: {file}}),
    });
  }
  if (status !== 0) {
    throw new Failure('io', 'The editor failed; nothing was changed.', {
      reason: `“${editor}” exited with status ${status ?? ''}. Your text was saved to ${file}.`,
      next: {again: {flags: {from: file}}},
      details: {file},
    });
  }
  return {
    text: await readFile(file, 'utf8'),
    file,
    discard,
  };
}

/** What a shell ends with when Ctrl-C has ended the program that it ran. */
const ctrlC = 130;

/**
 * Through a shell, since the variables hold a command line such as “code --wait”. The editor takes
 * the shell's place, so that a signal reaches it; env knows the variables that may stand before it.
 */
function commandLine(editor: string, file: string): string {
  const replaced = process.platform !== 'win32' && !/[;&|<>()`]/.test(editor);
  return `${replaced ? 'exec env ' : ''}${editor} "${file}"`;
}

function run(
  editor: string,
  file: string,
  {env, signal: cancellation}: EditorOptions,
): Promise<{status: number | null; signal: NodeJS.Signals | null}> {
  return new Promise((resolve, reject) => {
    const child = spawn(commandLine(editor, file), {shell: true, stdio: 'inherit', env});
    const end = () => child.kill();
    cancellation.addEventListener('abort', end, {once: true});
    child.on('error', reject);
    child.on('close', (status, signal) => {
      cancellation.removeEventListener('abort', end);
      resolve({status, signal});
    });
  });
}
