import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import configuration from '../../harness/five-mappings.json' with {type: 'json'};
import {configure} from '../../harness/configured.ts';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {journey} from '../../harness/packed/journey.ts';
import {canBeUnprivileged} from '../../harness/packed/sandbox.ts';

/*
 * Folders that cannot be used, and processes that write into them at once or are killed there. A
 * read goes on; a change says the cause and a way round it before it asks for anything.
 */

const loggedOut = {HCONNECT_TOKEN: undefined, HEROKU_API_KEY: undefined};
const applying = ['config:apply', 'connect.json', '--app', 'acme-review'];

describe('the settings folder', () => {
  journey('keeps every token of ten logins at once', async ({prepare, travel}) => {
    const here = prepare();
    const worlds = await Promise.all(Array.from({length: 10}, () => travel()));
    const logins = worlds.map(({simulator: {settings, token}}) =>
      here.hconnect(['auth:login', '--with-token'], {
        stdin: token,
        env: {...settings, ...loggedOut},
        // One process sees what another is writing.
        writes: [/^home.settings.config\.json\./],
      }),
    );
    for (const {status} of await Promise.all(logins)) expect(status).toBe(0);
    const stored = JSON.parse(
      readFileSync(path.join(here.settings, 'config.json'), 'utf8'),
    ) as Record<string, {token: string}>;
    expect(Object.values(stored).map(({token}) => token)).toEqual(
      worlds.map(({simulator}) => simulator.token),
    );
    expect(readdirSync(here.settings)).toEqual(['config.json']);
  });

  journey('has no token left after auth:logout when a login was killed', async ({travel}) => {
    const here = await travel();
    mkdirSync(here.settings);
    const draft = path.join(here.settings, 'config.json.tmp-1764116423abc123');
    writeFileSync(draft, here.simulator.token);
    expect((await here.hconnect(['auth:logout'])).status).toBe(0);
    expect(existsSync(draft)).toBe(false);
  });

  journey.for(['/proc/self/settings', '/dev/null/settings'])(
    'stops no read, and no change that names its backup, when it is %s',
    async (folder, {travel, skip}) => {
      skip(process.platform !== 'linux', 'Other systems have no such folder.');
      const here = await travel();
      await configure(here, 'acme-review');
      writeFileSync(path.join(here.work, 'connect.json'), JSON.stringify(configuration));
      const env = {HCONNECT_CONFIG_DIR: folder};
      for (const argv of [
        ['auth:status'],
        ['connections:list'],
        ['config:plan', ...applying.slice(1)],
      ])
        expect((await here.hconnect(argv, {env})).status).toBe(0);
      const before = here.simulator.requests().length;
      const lines = expectThreeLines(await here.hconnect(applying, {env}), 74);
      expect(lines[2]).toBe(`Next: hconnect ${applying.join(' ')} --backup FILE`);
      expectErrorDocument(await here.hconnect([...applying, '--yes', '--json'], {env}), 74);
      const since = here.simulator.requests().slice(before);
      expect(since.filter(({method}) => method !== 'GET')).toEqual([]);
      const applied = await here.hconnect([...applying, '--yes', '--backup', 'before.json'], {
        env,
        writes: ['work/before.json'],
      });
      expect(applied.status).toBe(0);
    },
  );

  journey('is said to be unknown when HOME is empty, and nothing is made', async ({travel}) => {
    const here = await travel();
    const env = {...loggedOut, HOME: '', XDG_CONFIG_HOME: '', HCONNECT_CONFIG_DIR: undefined};
    const stdin = here.simulator.token;
    const login = await here.hconnect(['auth:login', '--with-token'], {stdin, env});
    expect(expectThreeLines(login, 74)[2]).toMatch(/^Next: HCONNECT_CONFIG_DIR=FOLDER hconnect /);
    expect(readdirSync(here.work)).toEqual([]);
  });

  describe.skipIf(!canBeUnprivileged)('for another user', () => {
    journey('shows the settings, and then that the token cannot be read', async ({travel}) => {
      const here = await travel();
      mkdirSync(here.settings);
      writeFileSync(path.join(here.settings, 'config.json'), '{}', {mode: 0o000});
      const options = {unprivileged: true, env: loggedOut};
      const shown = await here.hconnect(['auth:status'], options);
      expect(shown.stdout).toMatch(/^discovery_url +http/m);
      expect(expectThreeLines(shown, 74)[1]).toBe('permission denied (EACCES).');
      chmodSync(path.join(here.settings, 'config.json'), 0o600);
    });
  });
});

describe('the folder for temporary files', () => {
  journey.for([
    ['mappings:edit', 'Account', '--app', 'acme-production'],
    ['simulator:run', '--', 'true'],
    ['demo'],
  ])('exits 74 and names it when missing: %s', async (argv, {travel}) => {
    const here = await travel();
    const env = {TMPDIR: '/nowhere', TEMP: '/nowhere', TMP: '/nowhere', EDITOR: 'true'};
    const lines = expectThreeLines(await here.hconnect(argv, {env}), 74);
    expect(lines).toEqual([
      expect.stringContaining('/nowhere'),
      'no such file or directory (ENOENT).',
      expect.stringMatching(/^Next: TMPDIR=FOLDER hconnect /),
    ]);
  });
});
