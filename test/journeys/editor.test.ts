import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import {expectErrorDocument, expectThreeLines, lastLines} from '../harness/evidence.ts';
import {nextCommandOf} from '../harness/next-steps.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';
import type {Sandbox} from '../harness/packed/sandbox.ts';
import {connectionIn} from '../harness/simulated.ts';

/*
 * mappings:edit with a real editor: a program that is given a file, changes it, and ends. What
 * somebody else does meanwhile is done by the editor, too, so that it is always in between.
 */

const account = ['Account', '--app', 'acme-production'];
const edit = ['mappings:edit', ...account];

/** Where a text is kept that could not be used. */
const kept = /^tmp\/hconnect-edit-\w+(\/Account\.jsonc)?$/;

/** Writes an editor that runs JavaScript on the text of its file, and gives its command line. */
function editorOf({work}: Sandbox, code: string, name = 'editor.mjs'): string {
  const program = path.join(work, name);
  writeFileSync(
    program,
    `import {readFileSync, writeFileSync} from 'node:fs';
const file = process.argv[2];
const text = readFileSync(file, 'utf8');
const config = () => JSON.parse(text.replace(/^[/]{2}.*$/gm, ''));
const save = (next) => writeFileSync(file, typeof next === 'string' ? next : JSON.stringify(next));
${code}
`,
  );
  return `node "${program}"`;
}

/** Code that has somebody change the mapping in the dashboard. */
function meanwhile({simulator}: Journey, config: Record<string, unknown>): string {
  const event = {event: 'dashboard_edit', object_name: 'Account', config};
  return `const {ok} = await fetch(${JSON.stringify(`${simulator.control_url}/connections/acme-production/events`)}, {
  method: 'POST', body: ${JSON.stringify(JSON.stringify(event))},
});
if (!ok) process.exit(9);`;
}

async function configOf({simulator}: Journey): Promise<unknown> {
  return (await connectionIn(simulator, 'acme-production')).mappings.Account?.config;
}

/** The one text that was kept. */
function keptText(here: Journey): {file: string; text: string} {
  const folder = path.join(here.folder, 'tmp');
  const [name, ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  const file = path.join(folder, name ?? '', 'Account.jsonc');
  return {file, text: readFileSync(file, 'utf8')};
}

function changesSent({simulator}: Journey): unknown[] {
  return simulator.requests().filter(({method}) => method !== 'GET');
}

describe.skipIf(process.platform === 'win32')(
  'mappings:edit: the editor (a shell’s command line; not on Windows, 2026-11-23)',
  () => {
    journey('changes the mapping, and leaves no file', async ({travel}) => {
      const here = await travel();
      const editor = editorOf(here, `const it = config(); it.fields.Fax = {}; save(it);`);
      const {status, stderr} = await here.hconnect(edit, {env: {EDITOR: editor}});
      expect(status, stderr).toBe(0);
      // What the change does is named before it is sent.
      expect(stderr).toMatch(/Fax/);
      expect(await configOf(here)).toMatchObject({fields: {Fax: {}}});
      expect(readdirSync(path.join(here.folder, 'tmp'))).toEqual([]);
    });

    journey('sends nothing when it changes nothing', async ({travel}) => {
      const here = await travel();
      const argv = [...edit, '--json'];
      const {status, stdout} = await here.hconnect(argv, {env: {EDITOR: 'true'}});
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject([{object_name: 'Account', outcome: 'already'}]);
      expect(changesSent(here)).toEqual([]);
    });

    journey('is VISUAL before EDITOR, with its arguments', async ({travel}) => {
      const here = await travel();
      const visual = path.join(here.work, 'visual.sh');
      const change = 's/"sf_polling_seconds": 600/"sf_polling_seconds": 900/';
      writeFileSync(visual, `[ "$1" = --wait ] && sed -i.before '${change}' "$2"\n`);
      const env = {VISUAL: `sh "${visual}" --wait`, EDITOR: 'false'};
      const {status, stderr} = await here.hconnect(edit, {env});
      expect(status, stderr).toBe(0);
      expect(await configOf(here)).toMatchObject({sf_polling_seconds: 900});
    });

    journey('has its text kept for --from when it leaves no JSON', async ({travel}) => {
      const here = await travel();
      const editor = editorOf(here, `save(text.replace('"fields": {', '"fields": {"Fax": {} '));`);
      const failed = await here.hconnect(edit, {env: {EDITOR: editor}, writes: [kept]});
      expectThreeLines(lastLines(failed), 65);
      const {file, text} = keptText(here);
      expect(text).toContain('"Fax": {} ');
      expect(failed.stderr).toContain(file);
      expect(nextCommandOf(failed)).toEqual([...edit, '--from', file]);
      expect(changesSent(here)).toEqual([]);

      writeFileSync(file, text.replace('"Fax": {} ', '"Fax": {}, '));
      const again = await here.hconnect([...edit, '--from', file]);
      expect(again.status, again.stderr).toBe(0);
      expect(await configOf(here)).toMatchObject({fields: {Fax: {}}});
      expect(existsSync(file)).toBe(true);
    });

    journey('has its text kept when the service refuses it', async ({travel}) => {
      const here = await travel();
      const editor = editorOf(here, `const it = config(); it.fields.Missing__c = {}; save(it);`);
      const failed = await here.hconnect(edit, {env: {EDITOR: editor}, writes: [kept]});
      expectThreeLines(lastLines(failed), 6);
      const {file, text} = keptText(here);
      expect(text).toContain('Missing__c');
      expect(nextCommandOf(failed)).toEqual([...edit, '--from', file]);
      expect(changesSent(here)).toMatchObject([{method: 'PUT', status: 400}]);
      expect(await configOf(here)).not.toMatchObject({fields: {Missing__c: {}}});
    });

    journey('has its edit joined with another that does not touch it', async ({travel}) => {
      const here = await travel();
      const editor = editorOf(
        here,
        `${meanwhile(here, {sf_polling_seconds: 900})}
const it = config(); it.fields.Fax = {}; save(it);`,
      );
      const {status, stderr} = await here.hconnect(edit, {env: {EDITOR: editor}});
      expect(status, stderr).toBe(0);
      // What somebody else has changed is told.
      expect(stderr).toMatch(/sf_polling_seconds\b.*\b600\b.*\b900\b/);
      expect(await configOf(here)).toMatchObject({fields: {Fax: {}}, sf_polling_seconds: 900});
    });

    journey(
      'has its edit refused, and both shown, when another edit touches it',
      async ({travel}) => {
        const here = await travel();
        const editor = editorOf(
          here,
          `${meanwhile(here, {sf_polling_seconds: 900})}
const it = config(); it.sf_polling_seconds = 1200; it.fields.Fax = {}; save(it);`,
        );
        const options = {env: {EDITOR: editor}, writes: [kept]};
        const failed = await here.hconnect([...edit, '--json'], options);
        expect(expectErrorDocument(failed, 6)).toMatchObject({
          conflicts: [{path: 'sf_polling_seconds', mine: 1200, theirs: 900}],
        });
        expect(keptText(here).text).toContain('"Fax"');
        expect(await configOf(here)).toMatchObject({sf_polling_seconds: 900});
      },
    );

    journey('needs consent when it takes a field away', async ({travel}) => {
      const here = await travel();
      const editor = editorOf(here, `const it = config(); delete it.fields.Phone; save(it);`);
      const options = {env: {EDITOR: editor}, writes: [kept]};
      const failed = await here.hconnect(edit, options);
      expectThreeLines(lastLines(failed), 64);
      const {file} = keptText(here);
      const next = nextCommandOf(failed);
      expect(next).toEqual([...edit, '--from', file, '--confirm', 'Account']);
      expect(changesSent(here)).toEqual([]);
      const again = await here.hconnect(next);
      expect(again.status, again.stderr).toBe(0);
      expect(await configOf(here)).not.toMatchObject({fields: {Phone: {}}});
    });

    journey('changes nothing when it fails', async ({travel}) => {
      const here = await travel();
      const editor = editorOf(here, `save('{}'); process.exit(3);`);
      const failed = await here.hconnect(edit, {env: {EDITOR: editor}, writes: [kept]});
      expectThreeLines(failed, 74);
      expect(nextCommandOf(failed)).toEqual([...edit, '--from', keptText(here).file]);
      expect(changesSent(here)).toEqual([]);
    });

    journey('exits 64 when there is none', async ({travel}) => {
      const here = await travel();
      const env = {EDITOR: undefined, VISUAL: undefined};
      const failed = await here.hconnect(edit, {env});
      expectThreeLines(failed, 64);
      expect(nextCommandOf(failed)).toEqual([...edit, '--from', 'FILE']);
      expect(changesSent(here)).toEqual([]);
    });

    journey('has the terminal to itself', async ({travel, sit}) => {
      const here = await travel();
      const editor = editorOf(
        here,
        `process.stdout.write('What shall it be? ');
process.stdin.once('data', (answer) => {
  const it = config();
  it.fields[String(answer).trim()] = {};
  save(it);
  process.exit(0);
});`,
      );
      const terminal = sit(here, edit, {env: {EDITOR: editor}});
      await terminal.shows('What shall it be?');
      terminal.type('Fax');
      terminal.press('enter');
      expect(await terminal.ended).toBe(0);
      expect(await configOf(here)).toMatchObject({fields: {Fax: {}}});
    });

    journey('keeps Ctrl-C to itself, and the edit is made', async ({travel, sit}) => {
      const here = await travel();
      const editor = editorOf(
        here,
        `process.once('SIGINT', () => {
  const it = config();
  it.fields.Fax = {};
  save(it);
  process.exit(0);
});
process.stdout.write('Ready. ');
setTimeout(() => {}, 60_000);`,
      );
      const terminal = sit(here, edit, {env: {EDITOR: editor}});
      await terminal.shows('Ready.');
      terminal.press('ctrl-c');
      expect(await terminal.ended).toBe(0);
      expect(await configOf(here)).toMatchObject({fields: {Fax: {}}});
    });

    journey.for([
      ['Ctrl-C', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const)(
      'is ended by %s, which exits %i, sends nothing and leaves no file',
      async ([how, status], {travel, sit}) => {
        const here = await travel();
        const editor = editorOf(
          here,
          `process.stdout.write('Ready. '); setTimeout(() => {}, 60_000);`,
        );
        const terminal = sit(here, edit, {env: {EDITOR: editor}});
        await terminal.shows('Ready.');
        if (how === 'Ctrl-C') terminal.press('ctrl-c');
        else terminal.kill(how);
        expect(await terminal.ended).toBe(status);
        expect(terminal.screen()).toMatch(/Nothing was sent\./);
        expect(changesSent(here)).toEqual([]);
        expect(readdirSync(path.join(here.folder, 'tmp'))).toEqual([]);
      },
    );

    journey('has a changed text kept when it is ended', async ({travel}) => {
      const here = await travel();
      const editor = editorOf(
        here,
        `save('{}'); console.error('Ready.'); setTimeout(() => {}, 60_000);`,
      );
      const run = here.start([...edit, '--json'], {env: {EDITOR: editor}, writes: [kept]});
      await vi.waitFor(() => {
        expect(run.written.stderr).toMatch('Ready.');
      }, 30_000);
      run.process.kill('SIGTERM');
      const {status, stderr} = await run.outcome;
      const {error} = JSON.parse(stderr.replace('Ready.', '')) as {error: Record<string, unknown>};
      expect([status, error.exit_status, error.file]).toEqual([143, 143, keptText(here).file]);
    });
  },
);
