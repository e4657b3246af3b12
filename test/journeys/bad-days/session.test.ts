import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
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
    const options = {env: loggedOut};
    expect(expectThreeLines(await here.hconnect(info, options), 4)).toEqual([
      'You are not logged in.',
      'There is no token in HCONNECT_TOKEN, in HEROKU_API_KEY or in the store.',
      'Next: hconnect auth:login',
    ]);
    expectErrorDocument(await here.hconnect([...info, '--json'], options), 4);
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
    const lines = expectThreeLines(await here.hconnect(info, {env: {HCONNECT_TOKEN: token}}), 4);
    expect(lines).toEqual([
      'The token from HCONNECT_TOKEN cannot be a Heroku API token.',
      'It holds a line break, a space or another character that no token has.',
      'Next: heroku authorizations:create && hconnect auth:login',
    ]);
    const login = ['auth:login', '--with-token'];
    const outcome = await here.hconnect(login, {stdin: token, env: loggedOut});
    expect(expectThreeLines(outcome, 4)[0]).toBe(
      'The token from stdin cannot be a Heroku API token.',
    );
    expect(existsSync(path.join(here.settings, 'config.json'))).toBe(false);
    expect(here.simulator.requests()).toEqual([]);
  });

  journey('exits 4 when the service refuses it', async ({travel}) => {
    const here = await travel();
    here.secrets.push(secret);
    const options = {env: {HCONNECT_TOKEN: secret}};
    const lines = expectThreeLines(await here.hconnect(info, options), 4);
    expect(lines[0]).toBe('The token was not accepted.');
    expect(lines[1]).toMatch(/\(401 Unauthorized\)\.$/);
    expect(lines[2]).toBe('Next: hconnect auth:login');
    expectErrorDocument(await here.hconnect([...info, '--json'], options), 4);
    const login = await here.hconnect(['auth:login', '--with-token'], {
      stdin: secret,
      env: loggedOut,
    });
    expectThreeLines(login, 4);
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
    const header = [
      'api',
      '/connections',
      '--region',
      'tokyo',
      '--header',
      'Authorization: Bearer x',
    ];
    expect(expectThreeLines(await here.hconnect(header), 64)[0]).toBe(
      'The header Authorization is set by hconnect alone.',
    );
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
    const outcome = await here.hconnect(info, {env: loggedOut});
    expect(expectThreeLines(outcome, 74)).toEqual([
      `The settings file ${file} cannot be read.`,
      'It is not a JSON document; it was left as it is.',
      `Next: rm ${file}    # or mend it, or set HCONNECT_CONFIG_DIR to another folder`,
    ]);
    expectErrorDocument(await here.hconnect([...info, '--json'], {env: loggedOut}), 74);
    const login = ['auth:login', '--with-token'];
    const stdin = here.simulator.token;
    expectThreeLines(await here.hconnect(login, {stdin, env: loggedOut}), 74);
    expect(readFileSync(file, 'utf8')).toBe(text);
    // With a token in the environment it is not needed.
    expect((await here.hconnect(info)).status).toBe(0);
  });

  journey('warns and looks the connection up when places.json is broken', async ({travel}) => {
    const here = await settled(travel);
    const file = path.join(here.settings, 'places.json');
    writeFileSync(file, '{"http');
    const {status, stdout, stderr} = await here.hconnect(info);
    expect({status, stdout}).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^herokuconnect-/) as unknown,
    });
    expect(stderr).toBe(
      `The settings file ${file} cannot be read. ` +
        'Places are looked up each time until it is mended or removed.\n',
    );
    expect(readFileSync(file, 'utf8')).toBe('{"http');
  });

  journey('exits 74 when it is a folder', async ({travel}) => {
    const here = await travel();
    mkdirSync(path.join(here.settings, 'config.json'), {recursive: true});
    const outcome = await here.hconnect(info, {env: loggedOut});
    expect(expectThreeLines(outcome, 74)[0]).toMatch(/^The settings file \S+ cannot be read\.$/);
  });

  journey('exits 74 when its folder is a file', async ({travel}) => {
    const here = await travel();
    const file = path.join(here.work, 'settings');
    writeFileSync(file, 'mine');
    const env = {HCONNECT_CONFIG_DIR: file};
    expect((await here.hconnect(info, {env})).status).toBe(0);
    const login = await here.hconnect(['auth:login', '--with-token'], {
      stdin: here.simulator.token,
      env: {...env, ...loggedOut},
    });
    expect(expectThreeLines(login, 74)[0]).toMatch(/^The settings file \S+ cannot be read\.$/);
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
      const logout = expectThreeLines(await here.hconnect(['auth:logout'], options), 74);
      expect(logout[0]).toMatch(/^The settings file \S+ cannot be written\.$/);
      expect(logout[1]).toBe('permission denied (EACCES).');
      expect((await here.hconnect(info, options)).status).toBe(0);
      chmodSync(here.settings, 0o700);
    });

    journey('exits 74 when it may not be read, either', async ({travel}) => {
      const here = await settled(travel);
      chmodSync(path.join(here.settings, 'config.json'), 0o000);
      const options = {unprivileged: true, env: loggedOut};
      const lines = expectThreeLines(await here.hconnect(info, options), 74);
      expect(lines[0]).toMatch(/^The settings file \S+ cannot be read\.$/);
      expect(lines[1]).toBe('permission denied (EACCES).');
    });
  });
});

describe('a command: exits 64 when a setting cannot be understood', () => {
  journey.for<[env: Record<string, string>, message: string]>([
    [{HCONNECT_TIMEOUT: '30'}, 'HCONNECT_TIMEOUT is not a time span: "30".'],
    [{HCONNECT_DISCOVERY_URL: 'hc-central'}, 'HCONNECT_DISCOVERY_URL is not a URL.'],
    [{HCONNECT_REGION_URLS: 'virginia'}, 'HCONNECT_REGION_URLS cannot be understood.'],
    [{HEROKU_APP: 'acme/production'}, '"acme/production" is not a name of an app or a connection.'],
  ])('%j', async ([env, message], {travel}) => {
    const here = await travel();
    const argv = ['connections:info'];
    expect(expectThreeLines(await here.hconnect(argv, {env}), 64)[0]).toBe(message);
    expectErrorDocument(await here.hconnect([...argv, '--json'], {env}), 64);
    expect(here.simulator.requests()).toEqual([]);
  });
});
