import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {manifest} from '../../src/main.ts';
import {
  configurationSchema,
  mappingSchema,
} from '../../src/lib/domain/configuration/shape/json-schema.ts';
import {
  commandTable,
  exitTable,
  fill,
  metricsTable,
  officialTable,
  rulesTable,
  settingsTable,
} from './readme.mts';
import {picture, planExample} from './picture.mts';
import {simulatorTables} from './simulator.mts';
import {troubleshootingTable} from './troubleshooting.mts';

/**
 * Every generated file of the repository.
 *
 * @returns pairs of a path below `root` and the whole text that it should have
 */
export async function generate(root: string): Promise<[name: string, text: string][]> {
  const made = await manifest(root);
  const parts: [name: string, parts: Record<string, string>][] = [
    [
      'README.md',
      {
        commands: commandTable(made),
        official: officialTable(),
        'exit-statuses': exitTable(),
        plan: await planExample(),
        troubleshooting: await troubleshootingTable(),
      },
    ],
    ['docs/configuration-and-plan.md', {rules: rulesTable()}],
    ['docs/monitoring.md', {metrics: metricsTable()}],
    ['docs/settings.md', {settings: settingsTable()}],
    ['src/lib/simulator/README.md', simulatorTables()],
  ];
  const filled = parts.map(async ([name, tables]): Promise<[string, string]> => [
    name,
    fill(await readFile(path.join(root, name), 'utf8'), tables),
  ]);
  return [
    ['oclif.manifest.json', json(made)],
    ...(await Promise.all(filled)),
    ['schema/configuration.schema.json', json(configurationSchema())],
    ['schema/mapping.schema.json', json(mappingSchema())],
    ['.github/terminal.svg', await picture()],
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
