import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {manifest} from '../../src/main.ts';
import {
  configurationSchema,
  mappingSchema,
} from '../../src/lib/domain/configuration/json-schema.ts';
import {commandTable, exitTable, fill, rulesTable, settingsTable} from './readme.mts';
import {picture} from './picture.mts';
import {simulatorTables} from './simulator.mts';

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
    rules: rulesTable(),
  });
  const inside = 'src/lib/simulator/README.md';
  const simulator = await readFile(path.join(root, inside), 'utf8');
  return [
    ['oclif.manifest.json', json(made)],
    ['README.md', filled],
    [inside, fill(simulator, simulatorTables())],
    ['schema/configuration.schema.json', json(configurationSchema())],
    ['schema/mapping.schema.json', json(mappingSchema())],
    ['.github/terminal.svg', await picture()],
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
