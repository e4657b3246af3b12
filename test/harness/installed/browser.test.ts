import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {findBrowser} from './browser.ts';

const sandbox = mkdtempSync(path.join(tmpdir(), 'hconnect-browser-'));

afterAll(() => {
  rmSync(sandbox, {recursive: true, force: true});
});

/** A folder with programs of these names. */
function folderWith(...names: string[]): string {
  const folder = mkdtempSync(path.join(sandbox, 'folder-'));
  for (const name of names) writeFileSync(path.join(folder, name), '#!/bin/sh\n', {mode: 0o755});
  return folder;
}

/** A system that puts browsers nowhere but on PATH. */
const search = (env: Record<string, string>) => findBrowser(env, 'freebsd');

describe('the search for a browser', () => {
  test.each(['chromium', 'google-chrome-stable', 'microsoft-edge'])('finds %s on PATH', (name) => {
    const folder = folderWith(name);
    const PATH = [path.join(sandbox, 'absent'), folder].join(path.delimiter);
    expect(search({PATH})).toEqual({program: path.join(folder, name)});
  });

  test('takes chromium before the others, wherever it is on PATH', () => {
    const folder = folderWith('chromium');
    const PATH = [folderWith('google-chrome', 'microsoft-edge'), folder].join(path.delimiter);
    expect(search({PATH})).toEqual({program: path.join(folder, 'chromium')});
  });

  test('takes the one that CHROMIUM names before those on PATH', () => {
    const CHROMIUM = path.join(folderWith('mine'), 'mine');
    expect(search({CHROMIUM, PATH: folderWith('chromium')})).toEqual({program: CHROMIUM});
  });

  test('says that CHROMIUM names no program, and takes no other', () => {
    const CHROMIUM = path.join(sandbox, 'absent');
    expect(search({CHROMIUM, PATH: folderWith('chromium')})).toEqual({
      lacking: `CHROMIUM is ${CHROMIUM}, which is no program; install one, as by apt-get install chromium, or name one in CHROMIUM`,
    });
  });

  test('takes neither a folder nor a file that cannot be run, and says how to get one', () => {
    const folder = folderWith('google-chrome');
    mkdirSync(path.join(folder, 'chromium'));
    chmodSync(path.join(folder, 'google-chrome'), 0o644);
    expect(search({PATH: folder})).toEqual({
      lacking:
        'no browser was found; install one, as by apt-get install chromium, or name one in CHROMIUM',
    });
  });

  test('finds one where the system puts it', () => {
    const LOCALAPPDATA = mkdtempSync(path.join(sandbox, 'local-'));
    const program = `${LOCALAPPDATA}/Google/Chrome/Application/chrome.exe`;
    mkdirSync(path.dirname(program), {recursive: true});
    writeFileSync(program, '', {mode: 0o755});
    expect(findBrowser({LOCALAPPDATA}, 'win32')).toEqual({program});
  });
});
