import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder} from '../../../harness/world.ts';
import {leadConfiguration} from '../../inputs.ts';
import {connection, expectMade, fault, startChange, type Change} from './change.ts';

/* What others do to the same connection at the same time, or between plan and apply. */

const production = ['--app', 'acme-production'];

async function savedPlan({world, file}: Change): Promise<string> {
  const plan = path.join(temporaryFolder(), 'plan.json');
  const argv = ['config:plan', file, ...production, '--prune', '--output', plan];
  expect(await world.hconnect(argv)).toMatchObject({status: 0});
  return plan;
}

test('config:apply: one of two at the same moment exits 0, the other 6', async () => {
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

describe('config:apply: a saved plan', () => {
  test('leads, where it is too old, to the plan of the same file', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const update = ['mappings:update', 'User', '--add-field', 'Fax', ...production];
    expect(await change.world.hconnect(update)).toMatchObject({status: 0});
    const {stderr} = await change.world.hconnect(['config:apply', plan, '--confirm', connection]);
    expect(stderr).toContain(
      `Next: hconnect config:plan ${change.file} --resource ${connection} --prune    # makes a new plan\n`,
    );
  });

  test('is applied to its connection, and finds nothing to do the second time', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const argv = ['config:apply', plan, '--confirm', connection];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 0});
    await expectMade(change);
    expect(await change.world.hconnect(argv)).toMatchObject({
      status: 0,
      stdout: `${connection} is already up to date.\n`,
    });
  });

  test('is refused with 64 for another connection', async () => {
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
  ])('is refused with 6 when a mapping was %s since', async (verb, argv) => {
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

  test('continues at the failed step when applied again', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const argv = ['config:apply', plan, '--confirm', connection];
    await fault(change, {method: 'POST', status: 503});
    expect(await change.world.hconnect(argv)).toMatchObject({status: 3});
    expect(await change.world.hconnect(argv)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(
        '2 steps of the plan were already applied; continuing.',
      ) as string,
    });
    await expectMade(change);
  });

  test('needs confirmation of its real consequences when the file hides them', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const text = readFileSync(plan, 'utf8').replaceAll('drop_table', 'none');
    writeFileSync(plan, text);
    expect(await change.world.hconnect(['config:apply', plan, '--yes'])).toMatchObject({
      status: 64,
    });
    expect(change.changes()).toEqual([]);
  });

  test('is refused with 64 when given --prune', async () => {
    const change = await startChange();
    const plan = await savedPlan(change);
    const argv = ['config:apply', plan, '--prune', '--confirm', connection];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 64});
  });
});

describe('config:apply: the backup', () => {
  test('restores the configuration before with config:rollback', async () => {
    const change = await startChange();
    const before = await change.live();
    const {stdout} = await change.apply('--json');
    const {backup} = JSON.parse(stdout) as {backup: string};
    const argv = ['config:rollback', backup, '--confirm', connection, '--wait'];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 0});
    expect(await change.live()).toEqual(before);
  });

  test('restores the configuration before when the apply failed half way', async () => {
    const change = await startChange();
    const before = await change.live();
    await fault(change, {method: 'DELETE', status: 500});
    const failed = await change.apply('--json');
    const {error} = JSON.parse(failed.stderr) as {error: {backup: string}};
    const argv = ['config:rollback', error.backup, '--confirm', connection];
    expect(await change.world.hconnect(argv)).toMatchObject({status: 0});
    expect(await change.live()).toEqual(before);
  });

  test('is written to the file of --backup, and exits 64 when the file exists', async () => {
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

  test('is not written again by the command that continues', async () => {
    const change = await startChange();
    await fault(change, {method: 'DELETE', status: 400});
    const backup = path.join(temporaryFolder(), 'before.json');
    const {stderr} = await change.apply('--backup', backup, '--json');
    const {error} = JSON.parse(stderr) as {error: {hint: string; backup: string}};
    expect(error.backup).toBe(backup);
    const argv = error.hint
      .replace(/ +# .*$/, '')
      .split(' ')
      .slice(1);
    expect(await change.world.hconnect(argv)).toMatchObject({status: 0});
    await expectMade(change);
  });

  test('is named with the way back when what was applied fails to load', async () => {
    const world = await startWorld('failing-load');
    const backup = path.join(temporaryFolder(), 'before.json');
    const argv = ['config:apply', '-', ...production, '--yes', '--wait', '--backup', backup];
    const failed = await world.hconnect(argv, {stdin: leadConfiguration});
    expect(failed).toMatchObject({status: 7, stdout: ''});
    expect(failed.stderr).toContain(`To undo: hconnect config:rollback ${backup}\nError: `);
    const back = ['config:rollback', backup, '--confirm', connection];
    expect(await world.hconnect(back)).toMatchObject({status: 0});
  });

  test('exits 74 without a change when it cannot be written', async () => {
    const change = await startChange();
    writeFileSync(path.join(change.world.settings, 'backups'), 'a file where the folder would be');
    expect(await change.apply()).toMatchObject({status: 74, stdout: ''});
    expect(change.changes()).toEqual([]);
  });
});

describe('config:apply: consent', () => {
  test('exits 64 with --yes when a table would be dropped', async () => {
    const change = await startChange();
    const {world, file} = change;
    const argv = ['config:apply', file, ...production, '--prune', '--yes', '--json'];
    const refused = await world.hconnect(argv);
    expect(refused).toMatchObject({status: 64, stdout: ''});
    const {error} = JSON.parse(refused.stderr) as {error: object};
    expect(error).toMatchObject({
      confirm: connection,
      consequences: ['Case: the table will be dropped, with 48,250 rows.'],
    });
    expect(change.changes()).toEqual([]);
  });

  test('exits 0 with --yes when nothing is dropped, and 64 without', async () => {
    const change = await startChange();
    const {world, file} = change;
    const argv = ['config:apply', file, ...production];
    expect(await world.hconnect([...argv, '--json'])).toMatchObject({status: 64, stdout: ''});
    expect(change.changes()).toEqual([]);
    expect(await world.hconnect([...argv, '--yes'])).toMatchObject({status: 0});
    expect(change.changes()).toHaveLength(4);
  });
});
