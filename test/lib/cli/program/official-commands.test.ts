import {describe, expect, test} from 'vitest';
import {commands} from '../../../../src/command-table.ts';
import {officialCommands} from '../../../../src/lib/cli/program/official-commands.ts';
import {runInProcess} from '../../../harness/world.ts';

/** What is shown, and where it leads; that its line can be pasted is checked with every run. */
async function shown(...argv: string[]) {
  const {status, stdout, stderr} = await runInProcess(argv);
  const [message = '', reason = '', next = ''] = stderr.split('\n').map((line) => line.trim());
  return {status, stdout, message, reason, next: next.replace(/^Next: hconnect /, '')};
}

describe('officialCommands', () => {
  test('are the twenty names of the plugin, each with a command of ours', () => {
    expect(Object.keys(officialCommands)).toHaveLength(20);
    for (const {here} of Object.values(officialCommands)) {
      expect(Object.keys(commands)).toContain(here);
    }
  });

  test.each(Object.entries(officialCommands))('%s leads to ours', async (id, {here, needs}) => {
    const named = needs === undefined ? [] : [needs === 'FILE' ? 'connect.json' : 'Account'];
    for (const words of [[id], id.split(':')]) {
      const told = await shown(...words, ...named, '-a', 'acme-shop');
      expect(told).toMatchObject({
        status: 64,
        stdout: '',
        message: expect.stringContaining(`Unknown command: ${id}.`) as string,
        next: [here, ...named, '-a', 'acme-shop'].join(' '),
      });
    }
    if (needs === undefined) return;
    expect((await shown(id, '-a', 'acme-shop')).next).toBe(`${here} ${needs} -a acme-shop`);
  });

  test.each([
    [
      'connect:db:set -a acme --db DATABASE_URL --schema salesforce',
      'connections:configure -a acme --db-key DATABASE_URL --schema-name salesforce',
    ],
    [
      'connect:db:set --db=DATABASE_URL --schema=salesforce -a acme',
      'connections:configure --db-key=DATABASE_URL --schema-name=salesforce -a acme',
    ],
    [
      'connect:sf:auth -a acme -e custom -d acme.my.salesforce.com',
      'connections:authorize -a acme -e custom --domain acme.my.salesforce.com',
    ],
    [
      'connect:sf:auth -a acme -c http://localhost:1 -e sandbox',
      'connections:authorize -a acme -e sandbox',
    ],
    ['connect:mapping:reload Account --app acme', 'mappings:reload Account --app acme'],
    ['connect mapping reload Account --app acme', 'mappings:reload Account --app acme'],
    ['connect:mapping:delete Account -a acme --confirm acme', 'mappings:delete Account -a acme'],
    [
      'connect:mapping:state Account --resource herokuconnect-a-1',
      'mappings:info Account --resource herokuconnect-a-1',
    ],
    ['connect:import connect.json -a acme', 'config:import connect.json -a acme'],
    ['connect:info -c -a acme', 'connections:info -a acme'],
    ['connect:diagnose -v -a acme', 'connections:diagnose -a acme'],
    [
      'connect:notifications --event-type write-error -r staging',
      'notifications:list --event-type write-error -r staging',
    ],
    [
      'connect:manage-sf-api-version --target-version 65.0 --confirm acme -a acme',
      'api-version:upgrade 65.0 -a acme',
    ],
    ['connect:write-errors -a acme', 'connections:write-errors -a acme'],
  ])('%s becomes %s', async (line, expected) => {
    const {status, next} = await shown(...line.split(' '));
    expect([status, next]).toEqual([64, expected]);
  });
});
