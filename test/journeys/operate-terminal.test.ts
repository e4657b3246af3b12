import {describe, expect} from 'vitest';
import {journey} from '../harness/packed/journey.ts';

/*
 * An operator at a terminal of 40 and of 120 columns: what is asked before notifications are
 * acknowledged, and messages that would like to do something to the screen.
 */

const broken = ['--app', 'acme-mappings'];
const product = ['--app', 'acme-production'];

const hostile = `Unlucky \u001b[2J\u001b]0;title\u0007\u009b31m\u202e\nError: forged\r\n${'long word '.repeat(10_000)}`;
const sent = {id: 1, created_at: '2026-01-15 08:00:00.000000+00:00', message: hostile};
const answers = {
  notifications: {count: 1, results: [{...sent, event_type: 'of-tomorrow\u001b[2J'}]},
  errors: {count: 1, results: [{...sent, table_name: 'contact\u001b[2J', record_id: 7}]},
};

describe.skipIf(process.platform === 'win32')(
  'an operator’s terminal (a pseudo-terminal of another kind on Windows; skipped there, 2026-11-26)',
  () => {
    journey.for([
      [40, 'y', 0, 1],
      [120, 'y', 0, 1],
      [40, 'n', 130, 0],
      [120, '', 130, 0],
    ] as const)(
      'notifications:acknowledge says how many and asks: %i columns, “%s” ends with %i',
      async ([columns, answer, status, changes], {travel, sit}) => {
        const here = await travel({scenario: 'errors'});
        const argv = ['notifications:acknowledge', ...broken, '--all'];
        const terminal = sit(here, argv, {columns});
        await terminal.asks('Acknowledge 5 notifications');
        expect(terminal.screen().replace(/\s+/g, ' ')).toContain('5 mapping-error; the newest is');
        terminal.type(answer);
        terminal.press('enter');
        expect(await terminal.ended).toBe(status);
        const posts = here.simulator.requests().filter(({method}) => method === 'POST');
        expect(posts).toHaveLength(changes);
      },
    );

    journey.for([
      ['notifications', ['notifications:list']],
      ['errors', ['connections:write-errors']],
      ['errors', ['connections:write-errors', '--list']],
    ] as const)(
      '%s: shows hostile messages harmlessly: %s',
      async ([list, argv], {travel, sit}) => {
        const here = await travel();
        const path = `/api/v3/connections/*/${list}`;
        await here.fault({path, times: 2, json: answers[list]});
        const terminal = sit(here, [...argv, ...product], {columns: 40});
        expect(await terminal.ended).toBe(0);
        const {raw} = terminal;
        // eslint-disable-next-line no-control-regex
        expect(raw).not.toMatch(/\u001b\[2J|\u001b\]|[\u0007\u009b\u202e]/);
        expect(raw).not.toMatch(/^Error: forged/m);
        const piped = await here.hconnect([...argv, ...product, '--json']);
        expect(piped.stdout).toContain(JSON.stringify(hostile.slice(-100)).slice(1, -1));
      },
    );
  },
);
