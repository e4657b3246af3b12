import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../harness/world.ts';
import {connection, expectMade, fault, startChange, type Change} from './change.ts';

/* What others do to the same connection at the same time, or between plan and apply. */

const production = ['--app', 'acme-production'];

async function savedPlan({world, file}: Change): Promise<string> {
  const plan = path.join(temporaryFolder(), 'plan.json');
  const argv = ['config:plan', file, ...production, '--prune', '--output', plan];
  expect(await world.hconnect(argv)).toMatchObject({status: 0});
  return plan;
}

test('of two applies at the same moment one wins, and the other is told', async () => {
  const change = await startChange();
  const ended = await Promise.all([change.apply('--json'), change.apply('--json')]);
  const statuses = ended.map(({status}) => status).sort();
  expect(statuses).toEqual([0, 6]);
  const lost = ended.find(({status}) => status === 6);
  const {error} = JSON.parse(lost?.stderr ?? '') as {error: {message: string; hint: string}};
  expect(error.message).toMatch(/was not (changed|created)/);
  const made = change.changes().filter((line) => /^(PUT 200|POST 201|DELETE 204)$/.test(line));
  expect(made).toHaveLength(5);
  await expectMade(change);
});

describe('a saved plan', () => {
  test('is applied to the connection that it was made for', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const argv = ['config:apply', plan, '--confirm', connection];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 0});
    await expectMade(change);
    expect(await change.world.hconnect(argv)).toMatchObject({
      status: 0,
      stdout: `${connection} is as asked; nothing was changed.\n`,
    });
  });

  test('is not applied to another', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const argv = ['config:apply', plan, '--app', 'acme-staging', '--confirm', connection];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 64, stdout: ''});
    expect(change.changes()).toEqual([]);
  });

  test.each([
    ['changed', ['mappings:update', 'User', '--add-field', 'Fax']],
    ['deleted', ['mappings:delete', 'User', '--confirm', 'User']],
    ['created', ['mappings:create', 'Product2', '--field', 'Name']],
  ])('is refused where a mapping was %s since', async (verb, argv) => {
    const change = await startChange();
    const plan = await savedPlan(change);
    expect(await change.world.hconnect([...argv, ...production])).toMatchObject({status: 0});
    const before = change.changes().length;
    const refused = await change.world.hconnect([
      'config:apply',
      plan,
      '--confirm',
      connection,
      '--json',
    ]);
    expect(refused).toMatchObject({status: 6, stdout: ''});
    const {error} = JSON.parse(refused.stderr) as {error: {moved: string[]}};
    expect(error.moved).toEqual([expect.stringMatching(`was ${verb}$`)]);
    expect(change.changes()).toHaveLength(before);
  });

  test('goes on where it was cut off, and nothing else may have moved', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const argv = ['config:apply', plan, '--confirm', connection];
    await fault(change, {method: 'POST', status: 503});
    expect(await change.world.hconnect(argv)).toMatchObject({status: 3});
    expect(await change.world.hconnect(argv)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('2 steps of the plan are done already; going on.') as string,
    });
    await expectMade(change);
  });

  test('whose consequences were made harmless by hand is asked about as it is', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const text = readFileSync(plan, 'utf8').replaceAll('drop_table', 'none');
    writeFileSync(plan, text);
    expect(await change.world.hconnect(['config:apply', plan, '--yes'])).toMatchObject({
      status: 64,
    });
    expect(change.changes()).toEqual([]);
  });

  test('takes neither --prune nor --overlay', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const argv = ['config:apply', plan, '--prune', '--confirm', connection];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 64});
  });
});

describe('the way back', () => {
  test('leads to the configuration before, from the file that was named', async () => {
    const change = await startChange();
    const before = await change.live();
    const {stdout} = await change.apply('--json');
    const {backup} = JSON.parse(stdout) as {backup: string};
    const argv = ['config:rollback', backup, '--confirm', connection, '--wait'];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 0});
    expect(await change.live()).toEqual(before);
  });

  test('is open before the first change is made, and again after a failure', async () => {
    const change = await startChange();
    const before = await change.live();
    await fault(change, {method: 'DELETE', status: 500});
    const failed = await change.apply('--json');
    const {error} = JSON.parse(failed.stderr) as {error: {backup: string}};
    const argv = ['config:rollback', error.backup, '--confirm', connection];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 0});
    expect(await change.live()).toEqual(before);
  });

  test('is kept where it was asked for, and never over a file', async () => {
    const change = await startChange();
    const backup = path.join(temporaryFolder(), 'before.json');
    writeFileSync(backup, 'mine');
    expect(await change.apply('--backup', backup)).toMatchObject({status: 64});
    expect(readFileSync(backup, 'utf8')).toBe('mine');
    expect(change.changes()).toEqual([]);
    expect(await change.apply('--backup', `${backup}.json`)).toMatchObject({status: 0});
    expect(JSON.parse(readFileSync(`${backup}.json`, 'utf8'))).toMatchObject({
      connection: {resource_name: connection},
    });
  });

  test('is a condition: without it nothing is changed', async () => {
    const change = await startChange();
    writeFileSync(path.join(change.world.settings, 'backups'), 'a file where the folder would be');
    expect(await change.apply()).toMatchObject({status: 74, stdout: ''});
    expect(change.changes()).toEqual([]);
  });
});

describe('consent', () => {
  test('by --yes does not cover what destroys', async () => {
    const change = await startChange();
    const {world, file} = change;
    const argv = ['config:apply', file, ...production, '--prune', '--yes', '--json'];
    const refused = await world.hconnect(argv);
    expect(refused).toMatchObject({status: 64, stdout: ''});
    const {error} = JSON.parse(refused.stderr) as {error: object};
    expect(error).toMatchObject({
      confirm: connection,
      consequences: ['Case: the table is dropped, with 48,250 rows.'],
    });
    expect(change.changes()).toEqual([]);
  });

  test('by --yes is enough where nothing is destroyed, and needed', async () => {
    const change = await startChange();
    const {world, file} = change;
    const argv = ['config:apply', file, ...production];
    expect(await world.hconnect([...argv, '--json'])).toMatchObject({status: 64, stdout: ''});
    expect(change.changes()).toEqual([]);
    expect(await world.hconnect([...argv, '--yes'])).toMatchObject({status: 0});
    expect(change.changes()).toHaveLength(4);
  });
});
