import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect, vi} from 'vitest';
import {journey, type Journey} from '../harness/packed/journey.ts';
import type {PseudoTerminal} from '../harness/packed/pseudo-terminal.ts';
import {connectionIn} from '../harness/simulated.ts';

/*
 * What moves and what asks at a terminal of 40 and of 120 columns: bars of loads, the words to type
 * before data is destroyed, lists to choose from; and the completion of a shell.
 */

const product = ['--app', 'acme-production'];
const widths = [40, 120] as const;
/** Far more than anything takes. */
const patience = {timeout: 30_000, interval: 100};
/** What the spinner's package writes after each frame: the end of a synchronized update. */
const endOfFrame = '\u001b[?2026l';

/** Everything that was drawn, row by row; the cursor goes to a row's beginning before each. */
function drawn({raw}: PseudoTerminal): string[] {
  // eslint-disable-next-line no-control-regex
  return raw.split(/[\r\n]+|\u001b\[\d*G/).map((row) => stripVTControlCharacters(row));
}

/** Lets time pass in the simulator while the terminal shows how far it is. */
async function passing(here: Journey, terminal: PseudoTerminal, what: RegExp): Promise<void> {
  await vi.waitFor(() => {
    here.simulator.advance(3);
    expect(terminal.screen()).toMatch(what);
  }, patience);
}

/** Lets time pass until the program has ended. */
async function toTheEnd(here: Journey, terminal: PseudoTerminal): Promise<number> {
  const flying = setInterval(() => {
    here.simulator.advance(60);
  }, 20);
  try {
    return await terminal.ended;
  } finally {
    clearInterval(flying);
  }
}

describe.skipIf(process.platform === 'win32')(
  'at a terminal (a pseudo-terminal of another kind on Windows; skipped there, 2026-11-23)',
  () => {
    journey(
      'mappings:reload follows a window that is resized, and leaves no lines behind',
      async ({travel, sit}) => {
        const here = await travel();
        const argv = ['mappings:reload', 'Account', 'Contact', ...product, '--wait'];
        const consent = ['--confirm', 'herokuconnect-regular-10482'];
        const terminal = sit(here, [...argv, ...consent], {columns: 120});
        const lines = (what: RegExp) =>
          terminal
            .screen()
            .split('\n')
            .filter((row) => what.test(row));
        const frames = () => terminal.raw.split(endOfFrame).length;
        await passing(here, terminal, /^\s*Account +━+─* +\d+%.*rows\/s/m);
        for (const columns of [44, 100, 60]) {
          await terminal.resize(columns, 50);
          // Two frames later the program has seen the size; nobody resizes a window twice in between.
          const before = frames();
          await vi.waitFor(() => {
            expect(frames()).toBeGreaterThan(before + 1);
          }, patience);
          await vi.waitFor(
            () => {
              expect(lines(/^\s*Account +[━─]/)).toHaveLength(1);
              expect(lines(/^\s*Contact +[━─]/)).toHaveLength(1);
              expect(lines(/[⠁-⣿]/)).toHaveLength(1);
              expect(lines(/[━─⠁-⣿]|rows\/s|left$/)).toHaveLength(3);
            },
            {timeout: 10_000, interval: 50},
          );
        }
        expect(await toTheEnd(here, terminal)).toBe(0);
        expect(terminal.screen()).not.toMatch(/[━─⠁-⣿]|%/);
        // The table at the end fits the window as it is then.
        expect(terminal.screen()).toMatch(/^MAPPING +STATE/m);
        expect(lines(/^MAPPING/)[0]?.length).toBeLessThanOrEqual(60);
        expect(lines(/^(Account|Contact) +DATA_SYNCED +\S/)).not.toHaveLength(0);
      },
    );

    describe.each(widths)('%i columns wide', (columns) => {
      journey(
        'mappings:wait shows bars that fit, and leaves none behind',
        async ({travel, sit}) => {
          const here = await travel();
          const argv = ['mappings:reload', 'Account', 'Contact', ...product, '--wait'];
          const terminal = sit(here, [...argv, '--confirm', 'herokuconnect-regular-10482'], {
            columns,
          });
          await passing(here, terminal, /^\s*Account +━+─* +\d+%/m);
          await passing(here, terminal, /^\s*Contact +━+─* +\d+%/m);
          if (columns === 120) {
            await passing(here, terminal, /\d of [\d,]+, [\d,]+ rows\/s, \S+.* left/);
          }
          expect(await toTheEnd(here, terminal)).toBe(0);
          const frames = drawn(terminal).filter((row) => /[━─⠁-⣿]/.test(row));
          expect(frames.length).toBeGreaterThan(3);
          expect(frames.filter(({length}) => length > columns)).toEqual([]);
          expect(terminal.screen()).not.toMatch(/[━─⠁-⣿]|%/);
          // The cursor, which the bars hide, is there again.
          const [hidden, shown] = ['\u001b[?25l', '\u001b[?25h'].map((code) =>
            terminal.raw.lastIndexOf(code),
          );
          expect(shown).toBeGreaterThan(hidden ?? 0);
        },
      );

      journey('mappings:delete deletes when the mapping’s name is typed', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['mappings:delete', 'Contact', ...product], {columns});
        await terminal.asks('Contact');
        // How many rows are lost is said before.
        expect(terminal.screen()).toMatch(/\d rows/);
        terminal.type('Contact');
        terminal.press('enter');
        expect(await terminal.ended).toBe(0);
        const deleted = here.simulator.requests().filter(({method}) => method === 'DELETE');
        expect(deleted).toHaveLength(1);
        const {mappings} = await connectionIn(here.simulator, 'acme-production');
        expect(mappings).not.toHaveProperty('Contact');
      });

      journey(
        'mappings:reload shows bars after its confirmation was typed',
        async ({travel, sit}) => {
          const here = await travel();
          const argv = ['mappings:reload', 'Contact', ...product, '--wait'];
          const terminal = sit(here, argv, {columns});
          await terminal.asks('Contact');
          terminal.type('Contact');
          terminal.press('enter');
          await passing(here, terminal, /^\s*Contact +━+─* +\d+%/m);
          expect(await toTheEnd(here, terminal)).toBe(0);
          expect(terminal.screen()).not.toMatch(/[━─⠁-⣿]|%/);
        },
      );

      journey.for([
        {how: 'yes was answered', words: [], answers: true},
        {how: 'it told a plan and a backup', words: ['--yes'], answers: false},
      ])('config:apply shows bars after $how', async ({words, answers}, {travel, sit}) => {
        const here = await travel();
        const exported = await here.hconnect(['config:export', ...product]);
        const configuration = JSON.parse(exported.stdout) as {
          mappings: {object_name: string; config: {fields: Record<string, object>}}[];
        };
        const account = configuration.mappings.find(({object_name}) => object_name === 'Account');
        Object.assign(account?.config.fields ?? {}, {Website: {}});
        writeFileSync(path.join(here.work, 'connect.json'), JSON.stringify(configuration));
        const argv = ['config:apply', 'connect.json', ...product, '--wait', ...words];
        const terminal = sit(here, argv, {columns});
        if (answers) {
          await terminal.asks();
          terminal.type('y');
          terminal.press('enter');
        }
        await passing(here, terminal, /^\s*Account +━+─* +\d+%/m);
        expect(await toTheEnd(here, terminal)).toBe(0);
        expect(terminal.screen()).not.toMatch(/[━─⠁-⣿]|%/);
      });

      journey(
        'connections:authorize tells under its link what it waits for',
        async ({travel, sit}) => {
          const here = await travel({scenario: 'unauthorized'});
          const argv = ['connections:authorize', ...product, '--wait', '--timeout', '2s'];
          const terminal = sit(here, argv, {columns});
          await terminal.shows(/[⠁-⣿] Waiting for/);
          expect(await toTheEnd(here, terminal)).toBe(8);
          expect(terminal.screen()).not.toMatch(/[⠁-⣿]/);
        },
      );

      journey('mappings:delete changes nothing when nothing is typed', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['mappings:delete', 'Contact', ...product], {columns});
        await terminal.asks('Contact');
        terminal.press('enter');
        expect(await terminal.ended).toBe(130);
        expect(here.simulator.requests().filter(({method}) => method !== 'GET')).toEqual([]);
      });

      journey.for([
        ['another name', 'Account'],
        ['only “yes”', 'yes'],
      ] as const)(
        'mappings:delete says why when %s is typed, and asks again',
        async ([, answer], {travel, sit}) => {
          const here = await travel();
          const terminal = sit(here, ['mappings:delete', 'Contact', ...product], {columns});
          await terminal.asks('Contact');
          terminal.type(answer);
          terminal.press('enter');
          await terminal.shows(/match/);
          expect(here.simulator.requests().filter(({method}) => method !== 'GET')).toEqual([]);
          terminal.press('ctrl-u');
          terminal.type('CONTACT');
          terminal.press('enter');
          expect(await terminal.ended).toBe(0);
          const {mappings} = await connectionIn(here.simulator, 'acme-production');
          expect(mappings).not.toHaveProperty('Contact');
        },
      );

      journey('mappings:create asks for fields and access', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['mappings:create', 'Lead', ...product], {columns});
        await terminal.asks('fields');
        terminal.type(' ');
        terminal.press('enter');
        await terminal.shows(/❯ read_only/);
        terminal.press('down');
        await terminal.shows(/❯ read_write/);
        terminal.press('enter');
        expect(await terminal.ended).toBe(0);
        expect(terminal.screen().replaceAll('\n', '')).toMatch(
          /Which fields\? IsDeleted, SystemModstamp, Name/,
        );
        const {mappings} = await connectionIn(here.simulator, 'acme-production');
        expect(mappings.Lead?.config).toMatchObject({
          access: 'read_write',
          fields: {Id: {}, SystemModstamp: {}},
        });
      });

      journey('mappings:create asks nothing about a mapped object', async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['mappings:create', 'account', ...product], {columns});
        expect(await terminal.ended).toBe(6);
        expect(terminal.screen()).toMatch(
          /Account is already mapped\.\s[^?]*mappings:edit Account/,
        );
      });
    });

    journey.for([
      {argv: ['config:export', '--raw'], shows: '"note":"ab"'},
      {
        argv: ['api', '/connections/{connection}/actions/export'],
        shows: '"note": "a\\u009b2J\\u202eb"',
      },
    ])(
      '$argv shows control characters of the service’s own text escaped',
      async ({argv, shows}, {travel, sit}) => {
        const here = await travel();
        const json = {mappings: [], note: 'a\u009b2J\u202eb'};
        await here.fault({path: '/api/v3/connections/*/actions/export', times: 2, json});
        const terminal = sit(here, [...argv, ...product], {columns: 120});
        expect(await terminal.ended).toBe(0);
        expect(terminal.raw).not.toMatch(/[\u009b\u202e]/);
        expect(stripVTControlCharacters(terminal.raw)).toContain(shows);
        const piped = await here.hconnect([...argv, ...product]);
        expect(JSON.parse(piped.stdout)).toEqual(json);
      },
    );

    journey('mappings:wait shows bars without colors with NO_COLOR', async ({travel, sit}) => {
      const here = await travel();
      const argv = ['mappings:reload', 'Contact', '--confirm', 'Contact', ...product, '--wait'];
      const terminal = sit(here, argv, {env: {NO_COLOR: '1'}, columns: 120});
      await passing(here, terminal, /^\s*Contact +━+─* +\d+%/m);
      expect(await toTheEnd(here, terminal)).toBe(0);
      // eslint-disable-next-line no-control-regex
      expect(terminal.raw).not.toMatch(/\u001b\[[\d;]*m/);
    });
  },
);
