import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {expectThreeLines} from '../../harness/evidence.ts';
import {expectFailure} from '../../harness/packed/failure.ts';
import {journey, type Journey} from '../../harness/packed/journey.ts';
import {canBeUnprivileged} from '../../harness/packed/sandbox.ts';

/*
 * A token that is missing, wrong or mangled, and settings that cannot be read or kept. The token is
 * in nothing that is written, but in the store; that is looked for after every run.
 */

const loggedOut = {HCONNECT_TOKEN: undefined, HEROKU_API_KEY: undefined};
const info = ['connections:info', '--app', 'acme-production'];

describe('a command’s token', () => {
  journey('exits 4 when it is missing', async ({travel}) => {
    const here = await travel();
    const {next} = await expectFailure(here, info, 4, {env: loggedOut});
    expect(next.slice(0, 1)).toEqual(['auth:login']);
    expect(here.simulator.requests()).toEqual([]);
  });

  const secret = 'HRKU-secret-part-one';
  journey.for<[what: string, token: string]>([
    ['with a line break in the middle', `${secret}\n${secret}`],
    ['with a space in the middle', `${secret} ${secret}`],
    ['with a character of no token', `${secret}–${secret}`],
    ['with a control character', `${secret}\u0007${secret}`],
  ])('exits 4 and does not show it when it is mangled: %s', async ([, token], {travel}) => {
    const here = await travel();
    here.secrets.push(secret);
    await expectFailure(here, info, 4, {env: {HCONNECT_TOKEN: token}});
    const login = ['auth:login', '--with-token'];
    await expectFailure(here, login, 4, {stdin: token, env: loggedOut});
    expect(existsSync(path.join(here.settings, 'config.json'))).toBe(false);
    expect(here.simulator.requests()).toEqual([]);
  });

  journey('exits 4 when the service refuses it', async ({travel}) => {
    const here = await travel();
    here.secrets.push(secret);
    const failure = await expectFailure(here, info, 4, {env: {HCONNECT_TOKEN: secret}});
    expect(failure).toMatchObject({http_status: 401});
    expect(failure.shown).toContain(
      'heroku authorizations:create    # prints a token for HCONNECT_TOKEN',
    );
    const login = ['auth:login', '--with-token'];
    await expectFailure(here, login, 4, {stdin: secret, env: loggedOut});
    expect(existsSync(path.join(here.settings, 'config.json'))).toBe(false);
  });

  journey('works with a line break at its end', async ({travel}) => {
    const here = await travel();
    const {token} = here.simulator;
    const fromVariable = await here.hconnect(info, {env: {HCONNECT_TOKEN: `${token}\n`}});
    expect(fromVariable.status).toBe(0);
    const login = await here.hconnect(['auth:login', '--with-token'], {
      stdin: `${token}\r\n`,
      env: loggedOut,
    });
    expect(login.status).toBe(0);
    expect((await here.hconnect(info, {env: loggedOut})).status).toBe(0);
    // Forgotten again, it is nowhere.
    expect((await here.hconnect(['auth:logout'], {env: loggedOut})).status).toBe(0);
    const kept = readFileSync(path.join(here.settings, 'config.json'), 'utf8');
    expect(kept.includes(token)).toBe(false);
  });

  journey('exits 64 when it is given as a flag or a header', async ({travel}) => {
    const here = await travel();
    const flag = await here.hconnect([...info, '--token', 'x']);
    expectThreeLines(flag, 64);
    expect(here.simulator.requests()).toEqual([]);
    const header = [
      'api',
      '/connections',
      '--region',
      'tokyo',
      '--header',
      'Authorization: Bearer x',
    ];
    await expectFailure(here, header, 64);
    expect(here.simulator.requests()).toEqual([]);
  });
});

/** Settings in which something is kept already: a token, and where a connection is. */
async function settled(travel: () => Promise<Journey>): Promise<Journey> {
  const here = await travel();
  const login = ['auth:login', '--with-token'];
  await here.hconnect(login, {stdin: here.simulator.token, env: loggedOut});
  await here.hconnect(info, {env: loggedOut});
  return here;
}

describe('the settings file', () => {
  journey.for<[what: string, text: string]>([
    ['is empty', ''],
    ['is cut off', '{"http://127.0.0.1'],
    ['holds something else', '[1, 2]'],
  ])('exits 74 and leaves the file when it %s', async ([, text], {travel}) => {
    const here = await settled(travel);
    const file = path.join(here.settings, 'config.json');
    writeFileSync(file, text);
    const failure = await expectFailure(here, info, 74, {env: loggedOut});
    expect(failure.path).toBe(file);
    const login = ['auth:login', '--with-token'];
    const stdin = here.simulator.token;
    await expectFailure(here, login, 74, {stdin, env: loggedOut});
    expect(readFileSync(file, 'utf8')).toBe(text);
    // With a token in the environment it is not needed.
    expect((await here.hconnect(info)).status).toBe(0);
  });

  journey('warns and looks the connection up when places.json is broken', async ({travel}) => {
    const here = await settled(travel);
    const file = path.join(here.settings, 'places.json');
    writeFileSync(file, '{"http');
    const before = here.simulator.requests().length;
    const {status, stdout, stderr} = await here.hconnect(info);
    expect({status, stdout}).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('acme-production') as unknown,
    });
    // One line names the file.
    expect(stderr.match(/^.+$/gm)).toHaveLength(1);
    expect(stderr).toContain(file);
    const sent = here.simulator.requests().slice(before);
    expect(sent.map(({path: at}) => at)).toEqual([
      '/connections',
      expect.stringMatching(/^\/api\/v3\/connections\//),
    ]);
    expect(readFileSync(file, 'utf8')).toBe('{"http');
  });

  journey('exits 74 when it is a folder', async ({travel}) => {
    const here = await travel();
    mkdirSync(path.join(here.settings, 'config.json'), {recursive: true});
    const failure = await expectFailure(here, info, 74, {env: loggedOut});
    expect(failure.path).toMatch(/config\.json$/);
  });

  journey('exits 74 when its folder is a file', async ({travel}) => {
    const here = await travel();
    const file = path.join(here.work, 'settings');
    writeFileSync(file, 'mine');
    const env = {HCONNECT_CONFIG_DIR: file};
    expect((await here.hconnect(info, {env})).status).toBe(0);
    await expectFailure(here, ['auth:login', '--with-token'], 74, {
      stdin: here.simulator.token,
      env: {...env, ...loggedOut},
    });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  describe.skipIf(!canBeUnprivileged)('when it is read-only', () => {
    journey('uses what is stored, and stores nothing more', async ({travel}) => {
      const here = await settled(travel);
      for (const name of ['config.json', 'places.json']) {
        chmodSync(path.join(here.settings, name), 0o400);
      }
      chmodSync(here.settings, 0o500);
      const options = {unprivileged: true, env: loggedOut};
      const staging = await here.hconnect(['connections:info', '--app', 'acme-staging'], options);
      expect(staging).toMatchObject({status: 0, stderr: ''});
      const logout = await expectFailure(here, ['auth:logout'], 74, options);
      expect(logout.path).toBe(path.join(here.settings, 'config.json'));
      expect((await here.hconnect(info, options)).status).toBe(0);
      chmodSync(here.settings, 0o700);
    });

    journey('exits 74 when it may not be read, either', async ({travel}) => {
      const here = await settled(travel);
      chmodSync(path.join(here.settings, 'config.json'), 0o000);
      const options = {unprivileged: true, env: loggedOut};
      const failure = await expectFailure(here, info, 74, options);
      expect(failure.path).toBe(path.join(here.settings, 'config.json'));
    });
  });
});

describe('a command: exits 64 when a setting cannot be understood', () => {
  journey.for<[env: Record<string, string>]>([
    [{HCONNECT_TIMEOUT: '30'}],
    [{HCONNECT_DISCOVERY_URL: 'hc-central'}],
    [{HCONNECT_REGION_URLS: 'virginia'}],
    [{HEROKU_APP: 'acme/production'}],
  ])('%j', async ([env], {travel}) => {
    const here = await travel();
    const failure = await expectFailure(here, ['connections:info'], 64, {env});
    // Which of them it is has to be said; the value of HEROKU_APP stands for itself.
    expect(failure.shown).toMatch(/HCONNECT_(TIMEOUT|DISCOVERY_URL|REGION_URLS)|acme\/production/);
    expect(here.simulator.requests()).toEqual([]);
  });
});
