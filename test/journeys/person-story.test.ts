import {readFileSync} from 'node:fs';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect} from 'vitest';
import {journey} from '../harness/packed/journey.ts';

/*
 * A person at a terminal: questions, a spinner, colours, Ctrl-C, and windows of any width. The
 * terminal is a real one, as the system makes them; what it shows is read from its screen.
 */

const spinner = /[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] /;
/** Sequences that set a colour or a weight. */
const coloured = '\u001b[';
const product = ['--app', 'acme-production'];

/** The command that a failure on the screen ends with, as words. */
function nextCommand(screen: string): string[] {
  const line = /Next: hconnect (.*?)(?: {4}#.*)?$/m.exec(screen)?.[1] ?? '';
  return line.trim().split(' ');
}

describe.skipIf(process.platform === 'win32')(
  'at a terminal (a pseudo-terminal of another kind on Windows; skipped there, 2026-11-23)',
  () => {
    describe('auth:login', () => {
      journey('asks for a token, hides it, and stores it', async ({travel, sit}) => {
        const here = await travel();
        const {token} = here.simulator;
        const terminal = sit(here, ['auth:login'], {env: {HCONNECT_TOKEN: '', HEROKU_API_KEY: ''}});
        await terminal.shows('Heroku API token:');
        terminal.type(token);
        terminal.press('enter');
        expect(await terminal.ended).toBe(0);
        await terminal.shows('The token is good; it is stored in ');
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
          await terminal.shows('Heroku API token:');
          terminal.type('HRKU-not-good');
          terminal.press('enter');
          expect(await terminal.ended).toBe(4);
          await terminal.shows(
            /The token was not accepted\.\n {2}.+\(401 Unauthorized\)\.\n {2}Next: /,
          );
        },
      );

      journey('exits 130 at Ctrl-C', async ({travel, sit}) => {
        const terminal = sit(await travel(), ['auth:login']);
        await terminal.shows('Heroku API token:');
        terminal.press('ctrl-c');
        expect(await terminal.ended).toBe(130);
        await terminal.shows(
          /^Cancelled\.\n {2}Nothing was changed\.\n {2}Next: hconnect auth:login/m,
        );
      });

      journey('exits 64 with --with-token when stdin is a terminal', async ({travel, sit}) => {
        const terminal = sit(await travel(), ['auth:login', '--with-token']);
        expect(await terminal.ended).toBe(64);
        await terminal.shows('Next: heroku auth:token | hconnect auth:login --with-token');
      });

      journey('exits 143 at SIGTERM', async ({travel, sit}) => {
        const terminal = sit(await travel(), ['auth:login']);
        await terminal.shows('Heroku API token:');
        terminal.kill('SIGTERM');
        expect(await terminal.ended).toBe(143);
        await terminal.shows('Cancelled.');
      });
    });

    describe('connections:configure', () => {
      journey(
        'asks for the database, with those of the app to choose from',
        async ({travel, sit}) => {
          const here = await travel({pace: 60});
          const terminal = sit(here, ['connections:configure', '--app', 'acme-onboarding']);
          await terminal.shows(/❯ DATABASE_URL/);
          terminal.press('down');
          await terminal.shows(/❯ HEROKU_POSTGRESQL_\w+_URL/);
          terminal.press('enter');
          await terminal.shows(/Which schema\? \(salesforce\)/);
          terminal.press('enter');
          expect(await terminal.ended).toBe(0);
          await terminal.shows(/^database +HEROKU_POSTGRESQL_\w+_URL/m);
          await terminal.shows(/^schema +salesforce$/m);
        },
      );

      journey('changes nothing when it ends with Ctrl-C', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['connections:configure', '--app', 'acme-onboarding']);
        await terminal.shows('Which database?');
        terminal.press('ctrl-c');
        expect(await terminal.ended).toBe(130);
        await terminal.shows(/^Cancelled\.\n {2}Nothing was changed\./m);
        expect(here.simulator.requests().filter(({method}) => method !== 'GET')).toEqual([]);
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
          await terminal.shows('It is not said what to set.');
        }
      });
    });

    describe('config:apply', () => {
      const promote = ['config:promote', '--from', 'acme-production', '--to', 'acme-archive'];

      journey('shows the plan and asks, and takes Enter for a no', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, promote, {columns: 120});
        await terminal.shows(/^\+ create Case: 9 fields, 2 indexes, read_only$/m);
        await terminal.shows(/Make \d+ changes on herokuconnect-\S+\? \(y\/N\)/);
        terminal.press('enter');
        expect(await terminal.ended).toBe(130);
        await terminal.shows('Nothing was changed.');
        expect(here.simulator.requests().filter(({method}) => method === 'POST')).toEqual([]);
      });
    });

    describe('connections:wait', () => {
      journey('shows a spinner while it waits, and leaves none', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['connections:pause', ...product, '--wait'], {columns: 120});
        await terminal.shows(spinner);
        await terminal.shows(/Waiting for herokuconnect-\S+ to be PAUSED: still IDLE/);
        here.simulator.advance(10);
        expect(await terminal.ended).toBe(0);
        await terminal.shows(/^herokuconnect-\S+ is PAUSED now\.$/m);
        expect(terminal.screen()).not.toMatch(spinner);
        expect(terminal.screen()).not.toContain('Waiting');
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
          await first.shows('Waiting for');
          first.press('ctrl-c');
          expect(await first.ended).toBe(130);
          await first.shows(/^No longer waiting for herokuconnect-\S+ to be PAUSED\.$/m);
          expect(first.screen()).not.toMatch(spinner);
          const again = nextCommand(first.screen());
          expect(again[0]).toBe('connections:wait');
          const second = sit(here, again, {columns: 120});
          await second.shows('Waiting for');
          here.simulator.advance(10);
          expect(await second.ended).toBe(0);
          await second.shows(/is PAUSED now\.$/m);
        },
      );

      journey(
        'keeps the spinner in one line on a terminal of 40 columns',
        async ({travel, sit}) => {
          const here = await travel();
          const terminal = sit(here, ['connections:pause', ...product, '--wait'], {columns: 40});
          await terminal.shows(/^. Waiting for herokuconnect-\S*…$/m);
          terminal.press('ctrl-c');
          expect(await terminal.ended).toBe(130);
          await terminal.shows('No longer waiting');
          expect(terminal.screen()).not.toMatch(spinner);
        },
      );
    });

    describe('colors', () => {
      journey.for<[name: string, env: Record<string, string>, colours: boolean]>([
        ['are on', {}, true],
        ['are off with NO_COLOR', {NO_COLOR: '1'}, false],
        ['are off on a dumb terminal', {TERM: 'dumb'}, false],
        ['are off with FORCE_COLOR=0', {FORCE_COLOR: '0'}, false],
      ])('%s', async ([, env, colours], {travel, sit}) => {
        const here = await travel();
        // Remembered, so that nothing is waited for and no spinner hides the cursor.
        const list = sit(here, ['connections:list'], {env, columns: 160});
        expect(await list.ended).toBe(0);
        await list.shows(/^acme-support +\S+ +\S+ +sydney +UNAUTHORIZED/m);
        expect(list.raw.includes(`${coloured}31mUNAUTHORIZED`)).toBe(colours);
        const failure = sit(here, ['connections:lst'], {env});
        expect(await failure.ended).toBe(64);
        expect(failure.raw.includes(coloured)).toBe(colours);
        const help = sit(here, ['--help'], {env});
        expect(await help.ended).toBe(0);
        if (!colours) expect(help.raw).not.toContain(`${coloured}3`);
      });

      journey('follow NO_COLOR and FORCE_COLOR in a pipe', async ({travel}) => {
        const here = await travel();
        const list = async (env: Record<string, string>) =>
          (await here.hconnect(['connections:list'], {env})).stdout;
        const plain = await list({});
        expect(plain).not.toContain('\u001b');
        const forced = await list({FORCE_COLOR: '1'});
        expect(forced).toContain(`${coloured}31mUNAUTHORIZED`);
        expect(stripVTControlCharacters(forced)).toBe(plain);
        expect(await list({FORCE_COLOR: '1', NO_COLOR: '1'})).toBe(plain);
      });
    });

    describe('width', () => {
      journey.for<[string, ...string[]]>([
        ['connections:list', '--app', 'acme-support'],
        ['mappings:list', ...product],
      ])('%s writes a table at 120 columns', async (argv, {travel, sit}) => {
        const terminal = sit(await travel(), argv, {columns: 120});
        expect(await terminal.ended).toBe(0);
        const lines = linesOf(terminal.raw);
        expect(lines[0]).toMatch(/^[A-Z]+( {2,}[A-Z]+)+$/);
        expect(lines.filter(({length}) => length > 120)).toEqual([]);
      });

      journey.for<[string, ...string[]]>([
        ['connections:list'],
        ['mappings:list', ...product],
        ['explain'],
      ])('%s writes blocks at 40 columns', async (argv, {travel, sit}) => {
        const terminal = sit(await travel(), argv, {columns: 40});
        expect(await terminal.ended).toBe(0);
        const lines = linesOf(terminal.raw);
        expect(lines[0]).toMatch(/^\S+$/);
        // A name and a value on each line, or the rest of a value below it.
        for (const line of lines) expect(line).toMatch(/^(\S+| {2}[a-z]+ {2,}\S.*| {6,}\S.*)?$/);
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
