import {describe, expect, type TestContext} from 'vitest';
import {startSimulator} from '../../../src/lib/simulator/index.ts';
import {expectFailure} from '../../harness/packed/failure.ts';
import {journey, markedToken} from '../../harness/packed/journey.ts';
import {startProxy, type ProxyOptions} from '../../harness/proxy.ts';
import {certificateFile, startSecureService} from '../../harness/secure-service.ts';

/*
 * A network that ends at a proxy. The service behind it has its own names, and TLS: there is no other
 * way to it than by CONNECT.
 */

const password = 'bob:s3cret-do-not-show';

/** A service behind a proxy, both of which end with the test. */
async function network(
  // Journeys run side by side, so each has its own.
  onTestFinished: TestContext['onTestFinished'],
  options: ProxyOptions = {},
  certificate: 'service' | 'inspector' = 'service',
) {
  const simulator = await startSimulator({scenario: 'granted', speed: 0});
  const service = await startSecureService(simulator, certificate);
  const proxy = await startProxy({port: service.port, password, ...options});
  onTestFinished(async () => {
    await Promise.all([proxy.close(), service.close(), simulator.close()]);
  });
  const settings = {
    HTTPS_PROXY: proxy.url.replace('//', `//${password}@`),
    HCONNECT_TOKEN: simulator.token,
  };
  return {simulator, proxy, settings};
}

const trusting = (name: string) => ({NODE_EXTRA_CA_CERTS: certificateFile(`${name}-ca.pem`)});

describe('behind a proxy that needs a password', () => {
  journey('commands read and change, and show it nowhere', async ({prepare, onTestFinished}) => {
    const {simulator, proxy, settings} = await network(onTestFinished);
    const here = prepare({...settings, ...trusting('service')});
    here.secrets.push(password, 's3cret', Buffer.from(password).toString('base64'));
    for (const argv of [
      ['connections:list'],
      ['connections:pause', '--app', 'acme-production'],
      ['connections:info', '--app', 'acme-production', '--json'],
    ]) {
      const outcome = await here.hconnect(argv, {env: {HCONNECT_DEBUG: '1', DEBUG: '*proxy*'}});
      expect(outcome.status, outcome.stderr).toBe(0);
    }
    expect(proxy.asked).toContain('connect-3-virginia.heroku.com:443');
    expect(proxy.asked.every((asked) => /^[\w-]+\.heroku\.com:443$/.test(asked))).toBe(true);
    expect(simulator.requests().map(({method}) => method)).toContain('POST');
  });

  journey(
    'auth:status shows the proxy and where it came from',
    async ({prepare, onTestFinished}) => {
      const {proxy, settings} = await network(onTestFinished);
      const here = prepare({...settings, no_proxy: 'corp.example'});
      here.secrets.push(password, 's3cret');
      const {stdout} = await here.hconnect(['auth:status', '--offline', '--json']);
      expect(JSON.parse(stdout)).toMatchObject({
        proxy: {value: proxy.url, source: 'HTTPS_PROXY'},
        no_proxy: {value: 'corp.example', source: 'no_proxy'},
      });
    },
  );

  journey('without it: exits 3 and says whose refusal it is', async ({prepare, onTestFinished}) => {
    const {proxy, settings} = await network(onTestFinished);
    const here = prepare({...settings, HTTPS_PROXY: proxy.url, ...trusting('service')});
    const failure = await expectFailure(here, ['connections:info', '-a', 'acme'], 3);
    expect(failure).toMatchObject({cause: 'proxy_auth', proxy_status: 407, taken: 'no'});
    expect(failure.shown).toContain(proxy.host);
    expect(failure.shown).toContain(`HTTPS_PROXY=http://USER:PASSWORD@${proxy.host} hconnect `);
  });
});

describe('behind a proxy that inspects', () => {
  journey('exits 3 until its certificate is known', async ({prepare, onTestFinished}) => {
    const {simulator, settings} = await network(onTestFinished, {}, 'inspector');
    const here = prepare({...settings, ...trusting('service')});
    const refused = await expectFailure(here, ['connections:pause', '-a', 'acme-production'], 3);
    expect(refused).toMatchObject({cause: 'certificate', taken: 'no'});
    expect(simulator.requests()).toEqual([]);
    const known = await here.hconnect(['connections:pause', '-a', 'acme-production'], {
      env: trusting('inspector'),
    });
    expect(known.status, known.stderr).toBe(0);
    // What will not pass by itself is not waited for.
    const waiting = ['connections:wait', '--resource', 'herokuconnect-regular-10482'];
    const failure = await expectFailure(here, [...waiting, '--timeout', '1h'], 3);
    expect(failure).toMatchObject({cause: 'certificate'});
  });
});

describe('behind a proxy that never answers', () => {
  journey('ends after HCONNECT_TIMEOUT', async ({prepare, onTestFinished}) => {
    const {proxy, settings} = await network(onTestFinished, {answer: null});
    const here = prepare({...settings, HCONNECT_TIMEOUT: '1s'});
    const failure = await expectFailure(here, ['connections:info', '-a', 'acme'], 3);
    expect(failure).toMatchObject({cause: 'proxy_timeout', proxy: proxy.url, taken: 'no'});
  });
});

describe('with a proxy that cannot be used', () => {
  journey('exits 64 without its password, and works offline', async ({prepare}) => {
    const here = prepare({
      HTTPS_PROXY: `socks5://${password}@127.0.0.1:1`,
      HCONNECT_TOKEN: markedToken,
    });
    here.secrets.push(password, 's3cret');
    const {shown} = await expectFailure(here, ['connections:list'], 64);
    expect(shown).toContain('socks5');
    expect((await here.hconnect(['auth:status', '--offline'])).status).toBe(0);
    expect((await here.hconnect(['explain', 'IDLE'])).status).toBe(0);
  });
});
