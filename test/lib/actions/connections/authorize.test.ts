import {describe, expect, test} from 'vitest';
import {
  awaitAuthorization,
  requestAuthorization,
} from '../../../../src/lib/actions/connections/authorize.ts';
import {startActionWorld, type ActionWorld} from '../../../harness/context.ts';

const selector = {app: 'acme-onboarding'};
const hour = 3_600_000;

/** A connection whose authorization was asked for, and a person who answers in a browser. */
async function asking() {
  const world = await startActionWorld();
  const {context} = world;
  const ref = (await context.api.discover('acme-onboarding'))[0]!;
  await context.api.configureConnection(ref, {db_key: 'DATABASE_URL', schema_name: 'sf'});
  await context.clock.sleep(10_000);
  const request = {environment: 'production', next: 'http://127.0.0.1:1/back'} as const;
  const asked = await requestAuthorization(context, selector, request, {org: undefined});
  const answer = (decision: string) =>
    fetch(asked.redirect ?? '', {
      method: 'POST',
      body: new URLSearchParams({decision}),
      redirect: 'manual',
    });
  return {world, connection: asked.connection, answer};
}

/** The sleeps of a wait, in milliseconds. */
function sleepsOf({context}: ActionWorld): number[] {
  const sleeps: number[] = [];
  const {clock} = context;
  context.clock = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    sleep: (milliseconds, wake) => {
      sleeps.push(milliseconds);
      return clock.sleep(milliseconds, wake);
    },
  };
  return sleeps;
}

describe('awaitAuthorization', () => {
  test('is done when the connection shows the organization', async () => {
    const {world, connection, answer} = await asking();
    await answer('allow');
    const seen = await awaitAuthorization(world.context, connection, {
      org: '00D000000000001',
      timeout: hour,
      returned: null,
    });
    expect(seen.organization_id).toMatch(/^00D000000000001/);
  });

  test('waits 3 seconds, once, for a browser that has not come back to its page yet', async () => {
    const {world, connection, answer} = await asking();
    await answer('allow');
    await world.context.clock.sleep(60_000);
    const sleeps = sleepsOf(world);
    const options = {org: undefined, timeout: hour};
    const browser = new AbortController();
    await awaitAuthorization(world.context, connection, {...options, returned: browser.signal});
    expect(sleeps).toEqual([3000]);
    browser.abort(null);
    await awaitAuthorization(world.context, connection, {...options, returned: browser.signal});
    await awaitAuthorization(world.context, connection, {...options, returned: null});
    expect(sleeps).toEqual([3000]);
  });

  test('fails when another organization has authorized than was asked for', async () => {
    const {world, connection, answer} = await asking();
    await answer('allow');
    const options = {org: '00D000000000009', timeout: hour, returned: null};
    await expect(awaitAuthorization(world.context, connection, options)).rejects.toMatchObject({
      kind: 'unhealthy',
      details: {wanted: '00D000000000009'},
    });
  });

  test('fails when the service does not name the organization that has authorized', async () => {
    const {world, connection, answer} = await asking();
    await answer('allow');
    await world.fault({method: 'GET', times: 99, set: {organization_id: null, sf_info: null}});
    const options = {org: '00D000000000001', timeout: hour, returned: null};
    await expect(awaitAuthorization(world.context, connection, options)).rejects.toMatchObject({
      kind: 'unhealthy',
      details: {wanted: '00D000000000001'},
    });
  });

  test('fails when the time is up and nobody has authorized', async () => {
    const {world, connection} = await asking();
    const options = {org: undefined, timeout: hour, returned: null};
    await expect(awaitAuthorization(world.context, connection, options)).rejects.toMatchObject({
      kind: 'pending',
    });
  });

  test('fails at once when authorization was denied', async () => {
    const {world, connection, answer} = await asking();
    await answer('deny');
    const options = {org: undefined, timeout: hour, returned: AbortSignal.abort('access_denied')};
    await expect(awaitAuthorization(world.context, connection, options)).rejects.toMatchObject({
      kind: 'refused',
      details: {browser_error: 'access_denied'},
    });
  });
});

describe('requestAuthorization: without an environment', () => {
  /** What is asked of the service for a connection with such a login. */
  async function askedFor(sf_info: Record<string, string>, environment?: 'production') {
    const {context} = await startActionWorld();
    const asked: unknown[] = [];
    const connection = context.api.connection.bind(context.api);
    context.api.connection = async (...args) => {
      const found = await connection(...args);
      return {
        ...found,
        environment: sf_info.environment ?? null,
        record: {...found.record, sf_info},
      };
    };
    context.api.authorizeUrl = (_ref, request) => {
      asked.push(request);
      return Promise.resolve('https://connect-virginia.heroku.com/oauth/start/x');
    };
    const request = environment === undefined ? {} : {environment};
    await requestAuthorization(context, selector, request, {org: undefined});
    return asked;
  }

  test.each([
    [{environment: 'sandbox', domain: 'https://test.salesforce.com'}, {environment: 'sandbox'}],
    [
      {environment: 'production', domain: 'https://login.salesforce.com'},
      {environment: 'production'},
    ],
    [{}, {environment: 'production'}],
    [{environment: 'new'}, {environment: 'production'}],
    [
      {environment: 'custom', domain: 'https://acme.my.salesforce.com'},
      {environment: 'custom', domain: 'acme.my.salesforce.com'},
    ],
  ])('%j: requests %j', async (sf_info, expected) => {
    expect(await askedFor(sf_info)).toEqual([expected]);
  });

  test('prefers the flag', async () => {
    expect(await askedFor({environment: 'sandbox'}, 'production')).toEqual([
      {environment: 'production'},
    ]);
  });

  test('fails for a custom one whose host is not known', async () => {
    await expect(askedFor({environment: 'custom'})).rejects.toMatchObject({kind: 'usage'});
  });
});

describe('requestAuthorization: with a domain', () => {
  test.each([
    ['acme.my.salesforce.com', []],
    [
      'login.acme.com',
      [expect.stringMatching(/^login\.acme\.com is not a known Salesforce login host/)],
    ],
  ])('%s: warns when it is not a known Salesforce host', async (domain, notes) => {
    const {context, events} = await startActionWorld();
    context.api.authorizeUrl = () => Promise.resolve('https://connect-virginia.heroku.com/x');
    const request = {environment: 'custom', domain} as const;
    await requestAuthorization(context, selector, request, {org: undefined});
    const texts = events.flatMap((event) => (event.type === 'warning' ? [event.text] : []));
    expect(texts).toEqual(notes);
  });
});
