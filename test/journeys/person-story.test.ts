import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect} from 'vitest';
import {nextCommandOf} from '../harness/next-steps.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';
import type {PseudoTerminal} from '../harness/packed/pseudo-terminal.ts';
import {connectionIn} from '../harness/simulated.ts';

/*
 * A person at a terminal: questions, a spinner, colors, Ctrl-C, and windows of any width. The
 * terminal is a real one, as the system makes them; what it shows is read from its screen.
 */

const spinner = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /;
/** The spinner of a wait: the connection, and the state that is waited for. */
const waiting = /^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] .*herokuconnect-\S+.*PAUSED/m;
/** Sequences that set a color or a weight. */
const colored = '\u001b[';
const product = ['--app', 'acme-production'];

/** The words of the command that a failure on the screen leads on to, without `hconnect`. */
const nextOn = (terminal: PseudoTerminal) => nextCommandOf({stdout: '', stderr: terminal.screen()});

/** Requests that change something. */
const changesSent = ({simulator}: Journey) =>
  simulator.requests().filter(({method}) => method !== 'GET');

describe.skipIf(process.platform === 'win32')(
  'at a terminal (a pseudo-terminal of another kind on Windows; skipped there, 2026-11-23)',
  () => {
    describe('auth:login', () => {
      journey('asks for a token, hides it, and stores it', async ({travel, sit}) => {
        const here = await travel();
        const {token} = here.simulator;
        const terminal = sit(here, ['auth:login'], {env: {HCONNECT_TOKEN: '', HEROKU_API_KEY: ''}});
        await terminal.asks();
        terminal.type(token);
        terminal.press('enter');
        expect(await terminal.ended).toBe(0);
        const stored = readFileSync(path.join(here.settings, 'config.json'), 'utf8');
        expect(stored.includes(token)).toBe(true);
        const env = {HCONNECT_TOKEN: undefined, HEROKU_API_KEY: undefined};
        expect(await here.hconnect(['connections:list'], {env})).toMatchObject({status: 0});
      });

      journey(
        'exits 4 and stores nothing when the service refuses the token',
        async ({travel, sit}) => {
          const here = await travel();
          here.secrets.push('HRKU-not-good');
          const terminal = sit(here, ['auth:login']);
          await terminal.asks();
          terminal.type('HRKU-not-good');
          terminal.press('enter');
          expect(await terminal.ended).toBe(4);
          // Two lines say why, and the third leads on.
          await terminal.shows(/^\S.*\n {2}\S.*\b401\b.*\n {2}Next: /m);
          expect(existsSync(path.join(here.settings, 'config.json'))).toBe(false);
        },
      );

      journey('exits 130 at Ctrl-C', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['auth:login']);
        await terminal.asks();
        terminal.press('ctrl-c');
        expect(await terminal.ended).toBe(130);
        expect(nextOn(terminal)).toEqual(['auth:login']);
        expect(existsSync(path.join(here.settings, 'config.json'))).toBe(false);
      });

      journey('exits 64 with --with-token when stdin is a terminal', async ({travel, sit}) => {
        const terminal = sit(await travel(), ['auth:login', '--with-token']);
        expect(await terminal.ended).toBe(64);
        expect(terminal.screen()).toContain('| hconnect auth:login --with-token');
      });

      journey('exits 143 at SIGTERM', async ({travel, sit}) => {
        const terminal = sit(await travel(), ['auth:login']);
        await terminal.asks();
        terminal.kill('SIGTERM');
        expect(await terminal.ended).toBe(143);
        expect(nextOn(terminal)).toEqual(['auth:login']);
      });
    });

    describe('connections:configure', () => {
      journey(
        'asks for the database, with those of the app to choose from',
        async ({travel, sit}) => {
          const here = await travel({speed: 60});
          const terminal = sit(here, ['connections:configure', '--app', 'acme-onboarding']);
          await terminal.shows(/❯ DATABASE_URL/);
          terminal.press('down');
          await terminal.shows(/❯ HEROKU_POSTGRESQL_\w+_URL/);
          terminal.press('enter');
          await terminal.asks(/\(salesforce\)/);
          terminal.press('enter');
          expect(await terminal.ended).toBe(0);
          expect(await connectionIn(here.simulator, 'acme-onboarding')).toMatchObject({
            db_key: expect.stringMatching(/^HEROKU_POSTGRESQL_\w+_URL$/) as unknown,
            schema_name: 'salesforce',
          });
        },
      );

      journey('changes nothing when it ends with Ctrl-C', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['connections:configure', '--app', 'acme-onboarding']);
        await terminal.shows(/❯ DATABASE_URL/);
        terminal.press('ctrl-c');
        expect(await terminal.ended).toBe(130);
        expect(nextOn(terminal)[0]).toBe('connections:configure');
        expect(changesSent(here)).toEqual([]);
      });

      journey('exits 64 without a question with --no-input, or in CI', async ({travel, sit}) => {
        const here = await travel();
        const argv = ['connections:configure', '--app', 'acme-onboarding'];
        for (const terminal of [
          sit(here, [...argv, '--no-input']),
          sit(here, argv, {env: {CI: 'true'}}),
          sit(here, argv, {env: {TERM: 'dumb'}}),
        ]) {
          expect(await terminal.ended).toBe(64);
          expect(nextOn(terminal)[0]).toBe('connections:configure');
          expect(terminal.screen()).not.toMatch(/^\? /m);
        }
        expect(changesSent(here)).toEqual([]);
      });
    });

    describe('config:apply', () => {
      const promote = ['config:promote', '--from', 'acme-production', '--to', 'acme-archive'];

      journey('shows the plan and asks, and takes Enter for a no', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, promote, {columns: 120});
        await terminal.asks(/\(y\/N\)/);
        // The plan stands above the question.
        expect(terminal.screen()).toMatch(/^\+ create Case\b[^]*^\? /m);
        terminal.press('enter');
        expect(await terminal.ended).toBe(130);
        expect(changesSent(here)).toEqual([]);
      });
    });

    describe('connections:wait', () => {
      journey('shows a spinner while it waits, and leaves none', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['connections:pause', ...product, '--wait'], {columns: 120});
        await terminal.shows(waiting);
        // The state that it is in as yet.
        await terminal.shows(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] .*\bIDLE\b/m);
        here.simulator.advance(10);
        expect(await terminal.ended).toBe(0);
        expect(await connectionIn(here.simulator, 'acme-production')).toMatchObject({
          state: 'PAUSED',
        });
        await terminal.shows(/^herokuconnect-\S+ .*PAUSED/m);
        expect(terminal.screen()).not.toMatch(spinner);
        // The cursor, which a spinner hides, is there again.
        expect(terminal.raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(
          terminal.raw.lastIndexOf('\u001b[?25l'),
        );
      });

      journey(
        'exits 130 at Ctrl-C, with the command that takes the wait up again',
        async ({travel, sit}) => {
          const here = await travel();
          const first = sit(here, ['connections:pause', ...product, '--wait'], {columns: 120});
          await first.shows(waiting);
          first.press('ctrl-c');
          expect(await first.ended).toBe(130);
          expect(first.screen()).not.toMatch(spinner);
          const again = nextOn(first);
          expect(again[0]).toBe('connections:wait');
          const second = sit(here, again, {columns: 120});
          await second.shows(waiting);
          here.simulator.advance(10);
          expect(await second.ended).toBe(0);
          expect(await connectionIn(here.simulator, 'acme-production')).toMatchObject({
            state: 'PAUSED',
          });
          expect(changesSent(here)).toHaveLength(1);
        },
      );

      journey(
        'keeps the spinner in one line on a terminal of 40 columns',
        async ({travel, sit}) => {
          const here = await travel();
          const terminal = sit(here, ['connections:pause', ...product, '--wait'], {columns: 40});
          await terminal.shows(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] \S.*…$/m);
          terminal.press('ctrl-c');
          expect(await terminal.ended).toBe(130);
          expect(terminal.screen()).not.toMatch(spinner);
        },
      );
    });

    describe('colors', () => {
      journey.for<[name: string, env: Record<string, string>, colors: boolean]>([
        ['are on', {}, true],
        ['are off with NO_COLOR', {NO_COLOR: '1'}, false],
        ['are off on a dumb terminal', {TERM: 'dumb'}, false],
        ['are off with FORCE_COLOR=0', {FORCE_COLOR: '0'}, false],
      ])('%s', async ([, env, colors], {travel, sit}) => {
        const here = await travel();
        // Remembered, so that nothing is waited for and no spinner hides the cursor.
        const list = sit(here, ['connections:list'], {env, columns: 160});
        expect(await list.ended).toBe(0);
        await list.shows(/^acme-support +UNAUTHORIZED +sydney /m);
        expect(list.raw.includes(`${colored}31mUNAUTHORIZED`)).toBe(colors);
        const failure = sit(here, ['connections:lst'], {env});
        expect(await failure.ended).toBe(64);
        expect(failure.raw.includes(colored)).toBe(colors);
        const help = sit(here, ['--help'], {env});
        expect(await help.ended).toBe(0);
        if (!colors) expect(help.raw).not.toContain(`${colored}3`);
      });

      journey('follow NO_COLOR and FORCE_COLOR in a pipe', async ({travel}) => {
        const here = await travel();
        const list = async (env: Record<string, string>) =>
          (await here.hconnect(['connections:list'], {env})).stdout;
        const plain = await list({});
        expect(plain).not.toContain('\u001b');
        const forced = await list({FORCE_COLOR: '1'});
        expect(forced).toContain(`${colored}31mUNAUTHORIZED`);
        expect(stripVTControlCharacters(forced)).toBe(plain);
        expect(await list({FORCE_COLOR: '1', NO_COLOR: '1'})).toBe(plain);
      });
    });

    describe('width', () => {
      const lists = [['connections:list'], ['mappings:list', ...product]];
      journey.for(lists.flatMap((argv) => [40, 80, 120].map((columns) => ({argv, columns}))))(
        '$argv.0 writes a table at $columns columns, no line of which is wider',
        async ({argv, columns}, {travel, sit}) => {
          const terminal = sit(await travel(), argv, {columns});
          expect(await terminal.ended).toBe(0);
          const lines = linesOf(terminal.raw);
          expect(lines[0]).toMatch(/^[A-Z]+( +[A-Z]+)+$/);
          expect(lines.filter(({length}) => length > columns)).toEqual([]);
        },
      );

      journey('explain writes blocks at 40 columns', async ({travel, sit}) => {
        const terminal = sit(await travel(), ['explain'], {columns: 40});
        expect(await terminal.ended).toBe(0);
        const lines = linesOf(terminal.raw);
        expect(lines[0]).toMatch(/^\S+$/);
        // A name and a value on each line, or the rest of a value below it.
        for (const line of lines)
          expect(line).toMatch(/^(\S+|[a-z]+ [a-z]+| {2}[a-z]+ {2,}\S.*| {6,}\S.*)?$/);
        // Only a word that is wider than the terminal makes a line so.
        const wide = lines.filter(({length}) => length > 40);
        for (const line of wide) expect(line).toMatch(/^ {2}([a-z]+)? +\S+$/);
      });
    });
  },
);

/** What was written, line by line, without escape sequences. */
function linesOf(raw: string): string[] {
  return stripVTControlCharacters(raw).trimEnd().split('\r\n');
}
