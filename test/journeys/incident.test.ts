import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {runAction} from '../harness/packed/composite-action.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';
import {root} from '../harness/world.ts';

/*
 * An incident from the alert to the repair: a field that Salesforce does not have breaks a mapping, and
 * writes fail beside it. The check turns red, the cause is found, the mapping is repaired through a
 * pull request, and the check turns green again.
 */

const app = ['--app', 'acme-production'];
const connection = 'herokuconnect-regular-10482';
const actions = path.join(root, '.github', 'actions');

/** Runs a command line that has to end with a status. */
async function type(here: Journey, status: number, ...argv: string[]) {
  const result = await here.hconnect(argv);
  expect({argv, ...result}).toMatchObject({argv, status});
  return result;
}

async function event(here: Journey, name: string, details: Record<string, string>) {
  const sets = Object.entries(details).flatMap(([key, value]) => ['--set', `${key}=${value}`]);
  await type(here, 0, 'simulator:events', name, 'acme-production', ...sets);
}

/** A `gh` that keeps the comment of the pull request. */
function standInForGitHub(here: Journey): string {
  const bin = path.join(here.folder, 'runner', 'bin');
  const comment = path.join(bin, 'comment.md');
  mkdirSync(bin, {recursive: true});
  writeFileSync(
    path.join(bin, 'gh'),
    `#!/usr/bin/env bash
if [ "$1 $2" = "pr comment" ]; then cp "$5" ${JSON.stringify(comment)}; fi
`,
  );
  chmodSync(path.join(bin, 'gh'), 0o755);
  here.env.PATH = [bin, here.env.PATH].join(path.delimiter);
  return comment;
}

describe.skipIf(process.platform === 'win32')(
  'an incident (the actions need bash; not on Windows, 2026-11-26)',
  () => {
    journey('from a red check to a green one', async ({travel}) => {
      const here = await travel({speed: 600});
      await type(here, 0, 'check', 'acme-production');
      const file = path.join(here.work, 'connect.json');
      const exported = await type(here, 0, 'config:export', ...app);
      writeFileSync(file, exported.stdout);

      // Somebody adds a field in the dashboard that only another sandbox has.
      const {mappings} = JSON.parse(exported.stdout) as {
        mappings: {object_name: string; config: {fields: object}}[];
      };
      const {config} = mappings.find(({object_name}) => object_name === 'Account')!;
      const edited = {...config, fields: {...config.fields, Missing_Tier__c: {}}};
      await event(here, 'dashboard_edit', {
        object_name: 'Account',
        config: JSON.stringify(edited),
      });
      await event(here, 'write_errors', {
        object_name: 'Contact',
        count: '7',
        cause: 'duplicate_value',
      });

      // The alert.
      await type(here, 0, 'simulator:events', 'clock', '--set', 'advance=600');
      const red = await type(here, 7, 'check', 'acme-production');
      expect(red.stdout).toMatch(/^CRITICAL .* Account: .*BAD_CONFIG/m);

      // The cause, in the words of Heroku Connect, and the command that leads on.
      const diagnosis = await type(here, 7, 'connections:diagnose', ...app);
      expect(diagnosis.stdout).toMatch(/RED .*Account/);
      expect(diagnosis.stdout).toContain('Missing_Tier__c');
      const errors = await type(here, 0, 'connections:write-errors', ...app, '--json');
      const {groups} = JSON.parse(errors.stdout) as {
        groups: {object: string; code: string; count: number}[];
      };
      expect(groups[0]).toMatchObject({object: 'contact', code: 'DUPLICATE_VALUE', count: 7});

      // The pull request: what is in the repository is right, and the plan says what that removes.
      const comment = standInForGitHub(here);
      const token = here.env.HCONNECT_TOKEN ?? here.env.HEROKU_API_KEY ?? '';
      here.secrets.push(token);
      const inputs = {file, connection, token};
      const plan = await runAction(path.join(actions, 'plan'), inputs, {
        sandbox: here,
        event: 'pull_request',
      });
      expect(plan.last).toMatchObject({status: 0});
      expect(readFileSync(comment, 'utf8')).toContain('Missing_Tier__c');
      const apply = await runAction(
        path.join(actions, 'apply'),
        {...inputs, confirm: connection},
        {sandbox: here},
      );
      // The write errors of the last 24 hours are still there, and a wait does not hide them.
      expect(apply.last).toMatchObject({status: 7});
      await type(here, 0, 'mappings:wait', 'Account', ...app, '--skip-stale-check');

      // The duplicates are merged in Salesforce, and a day later nothing is left of them.
      await type(here, 0, 'simulator:events', 'clock', '--set', 'advance=90000');
      await type(here, 0, 'check', 'acme-production');
    });
  },
);
