import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {commands} from '../src/command-table.ts';
import {root} from './harness/world.ts';

const folder = path.join(root, 'test', 'commands');

describe('the command table', () => {
  test.each(Object.keys(commands))('%s has a test file of its name, which tests it', (id) => {
    const file = path.join(folder, `${id.replaceAll(':', path.sep)}.test.ts`);
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`testCommand('${id}', {`);
  });

  test('has the command of every golden file', () => {
    const files = readdirSync(folder, {recursive: true, encoding: 'utf8'});
    const words = files
      .map((name) => name.split(path.sep))
      .filter((name) => name.at(-2) === 'golden');
    const ids = words.map((name) => name.filter((word) => word !== 'golden').join(':'));
    expect(ids).not.toEqual([]);
    expect(ids.filter((id) => !(id in commands))).toEqual([]);
  });
});
