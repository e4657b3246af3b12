import {chromium, type Browser, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, vi} from 'vitest';
import {findBrowser} from '../harness/installed/browser.ts';
import {expectThreeLines, lastLines, type Outcome} from '../harness/evidence.ts';
import {nextCommandOf} from '../harness/next-steps.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';
import {configure} from '../harness/configured.ts';
import {connectionIn} from '../harness/simulated.ts';

/*
 * The way through an authorization with a real browser: the address that the command prints is
 * opened, a button is pressed, and the connection’s state decides how the command ends.
 */

const patience = 30_000;
const found = findBrowser();
const lacking = 'lacking' in found ? ` (${found.lacking})` : '';
let browser: Browser;

/** Starts the command, has a person look at its address in a browser, and waits for its end. */
async function authorize(
  here: Journey,
  argv: readonly string[],
  decide: (page: Page) => Promise<void>,
): Promise<Outcome & {lastPage: URL}> {
  const run = here.start(['connections:authorize', '--app', 'acme-onboarding', '--wait', ...argv]);
  const address = await vi.waitFor(() => {
    const {stdout, stderr} = run.written;
    const shown = /http:\/\/127\.0\.0\.1:\d+\/[^\s"]+/.exec(stdout + stderr)?.[0];
    expect(shown).toBeDefined();
    return shown ?? '';
  }, patience);
  const page = await browser.newPage();
  await page.goto(address);
  await decide(page);
  await page.locator('h1').textContent();
  const lastPage = new URL(page.url());
  await page.close();
  await vi.waitFor(() => {
    here.simulator.advance(1);
    expect(run.process.exitCode).not.toBeNull();
  }, patience);
  return {...(await run.outcome), lastPage};
}

/** Expects that the browser has come back to the command, and is no longer at the service. */
function expectOwnPage({simulator}: Journey, page: URL): void {
  const {discovery_url, region_urls} = simulator;
  const service = [discovery_url, ...Object.values(region_urls)].map((url) => new URL(url).origin);
  expect(page.hostname).toMatch(/^(127\.0\.0\.1|localhost)$/);
  expect(service).not.toContain(page.origin);
}

const press = (name: string) => (page: Page) => page.getByRole('button', {name}).click();

/** A connection with a database, which is what it has to have before it can be in step. */
async function ready(journey: Promise<Journey>): Promise<Journey> {
  const here = await journey;
  await configure(here, 'acme-onboarding');
  return here;
}

describe.skipIf(lacking)(`a person in a browser${lacking}`, () => {
  beforeAll(async () => {
    if ('program' in found)
      browser = await chromium.launch({executablePath: found.program, args: ['--no-sandbox']});
  }, 60_000);

  afterAll(() => browser.close());

  journey('exits 0 when the person presses Allow', async ({travel}) => {
    const here = await ready(travel());
    const ended = await authorize(here, [], press('Allow'));
    expectOwnPage(here, ended.lastPage);
    expect(ended).toMatchObject({status: 0});
    const {state, organization} = await connectionIn(here.simulator, 'acme-onboarding');
    expect(state).toMatch(/^(IDLE|POLLING\w*)$/);
    // By whom, and for which organization.
    expect(organization).toMatch(/^00D/);
    expect(ended.stdout + ended.stderr).toContain(organization);
  });

  journey('exits 6 when the person presses Deny', async ({travel}) => {
    const here = await ready(travel());
    const ended = await authorize(here, [], press('Deny'));
    expectOwnPage(here, ended.lastPage);
    expectThreeLines(lastLines(ended), 6);
    // The browser's own word for it is passed on.
    expect(ended.stderr).toContain('access_denied');
    expect(nextCommandOf(ended)).toContain('connections:authorize');
    expect(await connectionIn(here.simulator, 'acme-onboarding')).toMatchObject({
      state: 'NEED_AUTHENTICATION',
      organization: null,
    });
  });

  journey(
    'exits 7 when the person allows another organization than was asked for',
    async ({travel}) => {
      const here = await ready(travel());
      const org = '00D000000000009';
      const ended = await authorize(here, ['--org', org], press('Allow'));
      expectThreeLines(lastLines(ended), 7);
      const {organization} = await connectionIn(here.simulator, 'acme-onboarding');
      for (const id of [org, organization]) expect(ended.stderr).toContain(id);
    },
  );

  journey('prints the URL at once with --json', async ({travel}) => {
    const here = await ready(travel());
    const ended = await authorize(here, ['--json'], press('Allow'));
    expect(ended.status).toBe(0);
    expect(JSON.parse(ended.stderr)).toMatchObject({state: 'NEED_AUTHENTICATION'});
    expect(JSON.parse(ended.stdout)).toMatchObject({outcome: 'done'});
  });
});
