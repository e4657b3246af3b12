import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {manifest} from '../../src/main.ts';
import {commandTable, exitTable, fill, settingsTable} from './readme.mts';
import {picture} from './picture.mts';

/**
 * Every generated file of the repository.
 *
 * @returns pairs of a path below `root` and the whole text that it should have
 */
export async function generate(root: string): Promise<[name: string, text: string][]> {
  const made = await manifest(root);
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const filled = fill(readme, {
    commands: commandTable(made),
    'exit-statuses': exitTable(),
    settings: settingsTable(),
  });
  return [
    ['oclif.manifest.json', `${JSON.stringify(made, null, 2)}\n`],
    ['README.md', filled],
    ['.github/terminal.svg', await picture()],
  ];
}
