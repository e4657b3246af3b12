import {spawn} from 'node:child_process';
import {readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Failure} from '../errors.ts';
import {makeTemporaryFolder, temporaryFailure} from './temporary-folder.ts';

/** What decides which editor it is. */
export interface EditorOptions {
  /** Of which VISUAL and EDITOR name the editor. */
  env: NodeJS.ProcessEnv;
  /** Whether an editor that nobody has chosen may be started. */
  interactive: boolean;
}

/**
 * Opens a text in the user's editor and waits until it is closed.
 *
 * @param name of the file, whose ending tells the editor what it is
 * @returns the text, and the file that holds it until it is discarded
 * @throws Failure `usage` where there is no editor, `io` where it fails; the text is kept then
 */
export async function editText(
  text: string,
  name: string,
  {env, interactive}: EditorOptions,
): Promise<{text: string; file: string; discard: () => Promise<void>}> {
  const usual = process.platform === 'win32' ? 'notepad' : 'vi';
  const editor = [env.VISUAL, env.EDITOR, interactive && usual].find(Boolean);
  if (!editor) {
    throw new Failure('usage', 'There is no editor to open.', {
      reason: 'Neither VISUAL nor EDITOR is set, and nobody is at the terminal.',
      next: {again: {flags: {from: 'FILE'}}, note: 'takes an edited text instead'},
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
  const status = await run(editor, file, env);
  if (status !== 0) {
    throw new Failure('io', 'The editor failed, so nothing was changed.', {
      reason: `“${editor}” ended with status ${status}; the text is in ${file}`,
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

/** Through a shell, since the variables hold a command line such as “code --wait”. */
function run(editor: string, file: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(`${editor} "${file}"`, {shell: true, stdio: 'inherit', env});
    child.on('error', reject);
    child.on('close', (status) => {
      resolve(status ?? 1);
    });
  });
}
