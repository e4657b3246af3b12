import {chromium, type Browser, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, vi} from 'vitest';
import {findBrowser} from '../harness/installed/browser.ts';
import {expectThreeLines, type Outcome} from '../harness/evidence.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';
import {configure} from '../harness/configured.ts';

/*
 * The way through an authorisation with a real browser: the address that the command prints is
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
): Promise<Outcome & {lastPage: string}> {
  const run = here.start(['connections:authorize', '--app', 'acme-onboarding', '--wait', ...argv]);
  const address = await vi.waitFor(() => {
    const shown = /http:\/\/127\.0\.0\.1:\d+\/\S+/
      .exec(run.written.stdout)?.[0]
      .replace(/",?$/, '');
    expect(shown).toBeDefined();
    return shown ?? '';
  }, patience);
  const page = await browser.newPage();
  await page.goto(address);
  await decide(page);
  const lastPage = (await page.locator('h1').textContent()) ?? '';
  await page.close();
  await vi.waitFor(() => {
    here.simulator.advance(1);
    expect(run.process.exitCode).not.toBeNull();
  }, patience);
  return {...(await run.outcome), lastPage};
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
    expect(ended.lastPage).toBe('You can close this page.');
    expect(ended).toMatchObject({status: 0});
    expect(ended.stderr).toMatch(/was authorised as \S+ of 00D\w+\. It is \w+ now\.\n$/);
    const {stdout} = await here.hconnect([
      'connections:info',
      '--app',
      'acme-onboarding',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      state: expect.stringMatching(/^IDLE|POLLING/) as string,
    });
  });

  journey('exits 6 when the person presses Deny', async ({travel}) => {
    const here = await ready(travel());
    const ended = await authorize(here, [], press('Deny'));
    expect(ended.lastPage).toBe('You can close this page.');
    const told = ended.stderr.split('\n').slice(-4).join('\n');
    expect(
      expectThreeLines({status: ended.status, stdout: '', stderr: told}, 6).slice(0, 2),
    ).toEqual([
      expect.stringMatching(/^herokuconnect-\S+ was not authorised/),
      expect.stringContaining('access_denied'),
    ]);
    const {stdout} = await here.hconnect([
      'connections:info',
      '--app',
      'acme-onboarding',
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({state: 'NEED_AUTHENTICATION'});
  });

  journey(
    'exits 7 when the person allows another organization than was asked for',
    async ({travel}) => {
      const here = await ready(travel());
      const ended = await authorize(here, ['--org', '00D000000000009'], press('Allow'));
      expect(ended.status).toBe(7);
      expect(ended.stderr).toContain('belongs to another organisation');
    },
  );

  journey('prints the URL at once with --json', async ({travel}) => {
    const here = await ready(travel());
    const ended = await authorize(here, ['--json'], press('Allow'));
    expect(ended).toMatchObject({status: 0, stderr: ''});
    expect(JSON.parse(ended.stdout)).toMatchObject({state: 'NEED_AUTHENTICATION'});
  });
});
