import {describe, expect, vi} from 'vitest';
import {journey, type Journey} from '../harness/packed/journey.ts';
import {preloaded} from '../harness/packed/preloaded.ts';
import type {PseudoTerminal} from '../harness/packed/pseudo-terminal.ts';

/*
 * A person in front of `watch`: the whole screen at several sizes, keys, another size, a stop and every
 * way to its end, after each of which the terminal is what it was before. And a script that reads it.
 */

const product = 'acme-production';

/** Far more than anything takes. */
const patience = {timeout: 30_000, interval: 50};

/** What has been switched on of a terminal and not off again. */
function leftOn({raw}: PseudoTerminal): string[] {
  const modes = {'alternate screen': '?1049', cursor: '?25', wrapping: '?7'};
  return Object.entries(modes).flatMap(([name, mode]) => {
    const [on, off] = [`\u001b[${mode}h`, `\u001b[${mode}l`].map((code) => raw.lastIndexOf(code));
    const usual = name === 'alternate screen' ? (off ?? 0) > (on ?? 0) : (on ?? 0) > (off ?? 0);
    return usual ? [] : [name];
  });
}

/** Runs `watch` in a shell that shows how it ended, and the modes of the terminal before and after. */
function inShell(line: string, columns?: number): string {
  const size = columns === undefined ? '' : `stty cols ${columns}; `;
  return `${size}stty -g; hconnect ${line}; echo "<$?>"; stty -g`;
}

/** The modes of the terminal that the shell has shown. */
function modes({raw}: PseudoTerminal): string[] {
  return raw.match(/^[\da-f]+(:[\da-f]+){10,}/gm) ?? [];
}

async function happens({simulator}: Journey, app: string, event: object): Promise<void> {
  const url = `${simulator.control_url}/connections/${app}/events`;
  const answer = await fetch(url, {method: 'POST', body: JSON.stringify(event)});
  expect(answer.ok).toBe(true);
}

async function noFaults({simulator}: Journey): Promise<void> {
  const answer = await fetch(`${simulator.control_url}/faults`, {method: 'DELETE'});
  expect(answer.ok).toBe(true);
}

/** Presses a key until the screen shows something: what is read again is not there at once. */
async function pressUntil(terminal: PseudoTerminal, key: string, what: RegExp): Promise<void> {
  await vi.waitFor(
    () => {
      terminal.type(key);
      expect(terminal.screen()).toMatch(what);
    },
    {...patience, interval: 250},
  );
}

describe.skipIf(process.platform === 'win32')(
  'watch at a terminal (a pseudo-terminal of another kind on Windows; skipped there, 2026-11-26)',
  () => {
    journey.for([
      [40, 24],
      [80, 24],
      [160, 24],
      [80, 5],
      [0, 24],
    ] as const)(
      'shows, opens and ends at %i columns and %i rows',
      async ([columns, rows], {travel, sit}) => {
        const here = await travel();
        const shell = ['-c', inShell('watch acme-production acme-billing', columns)];
        const terminal = sit(here, shell, {program: 'sh', columns: columns || 80, rows});
        await terminal.shows(/IDLE · 3 wr/);
        expect(terminal.isWhole()).toBe(true);
        const lines = terminal.screen().split('\n');
        expect(lines).toHaveLength(rows);
        expect(lines.at(-1)).toMatch(/^q quit/);
        terminal.press('down', 'enter');
        await terminal.shows(/^Esc back/m);
        terminal.press('escape');
        await terminal.shows(/^>/m);
        terminal.type('q');
        expect(await terminal.ended).toBe(0);
        expect(terminal.screen()).toContain('<0>');
        expect(terminal.isWhole()).toBe(false);
        expect(leftOn(terminal)).toEqual([]);
        const [before, after] = modes(terminal);
        expect(after).toBe(before);
      },
    );

    journey(
      'marks what changes, sorts, filters, stops reading and continues',
      async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['watch'], {columns: 160, rows: 24});
        await terminal.shows(/^ {2}acme-production .*IDLE/m);
        await happens(here, product, {event: 'mapping_error', object_name: 'Account'});
        await pressUntil(
          terminal,
          'r',
          /^ \*acme-production .*IDLE · 1 of 6 failed .*Account: DATA_SYNCED →/m,
        );
        terminal.type('s');
        await terminal.shows(/Sorted by name\./);
        terminal.type('/billing');
        await terminal.shows(/Filter: billing/);
        expect(terminal.screen()).not.toContain('acme-production');
        terminal.press('escape');
        await terminal.shows(/acme-production/);
        terminal.type('p');
        await terminal.shows(/^Reading stopped\. Press p to continue\./m);
        const requests = here.simulator.requests().length;
        terminal.type('rr');
        await terminal.shows(/^Reading stopped/m);
        expect(here.simulator.requests()).toHaveLength(requests);
        terminal.type('p');
        await terminal.shows(/Next read in/);
        await terminal.resize(40, 12);
        await terminal.shows(/^ \*\S*-10482 +IDLE/m);
        expect(
          terminal
            .screen()
            .split('\n')
            .filter(({length}) => length > 40),
        ).toEqual([]);
        terminal.press('ctrl-c');
        expect(await terminal.ended).toBe(0);
        expect(leftOn(terminal)).toEqual([]);
      },
    );

    journey(
      'says why the open connection failed, in the service’s words',
      async ({travel, sit}) => {
        const here = await travel({scenario: 'errors'});
        const terminal = sit(here, ['watch', 'acme-mappings'], {env: {NO_COLOR: '1'}});
        await terminal.shows(/5 of 6 failed/);
        terminal.press('enter');
        await terminal.shows(/Heroku Connect says:\n {2}\S/);
        // eslint-disable-next-line no-control-regex
        expect(terminal.raw).not.toMatch(/\u001b\[[\d;]*m/);
        terminal.type('q');
        expect(await terminal.ended).toBe(0);
      },
    );

    journey.for([
      ['SIGINT', 0],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
      ['SIGUSR2', 1],
    ] as const)(
      'leaves the terminal as it was after %s, which ends with %i',
      async ([signal, status], {travel, sit}) => {
        const here = await travel();
        const env = preloaded('throw-at-signal.cjs');
        const terminal = sit(here, ['watch', product], {env});
        await terminal.shows(/IDLE/);
        terminal.kill(signal);
        expect(await terminal.ended).toBe(status);
        expect(terminal.isWhole()).toBe(false);
        expect(leftOn(terminal)).toEqual([]);
        if (signal === 'SIGUSR2')
          expect(terminal.screen()).toContain('an error that nothing catches');
      },
    );

    journey(
      'stops at Ctrl-Z, and continues in the foreground with the screen redrawn',
      async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['--norc', '--noprofile', '-i'], {
          program: 'bash',
          env: {PS1: '$ ', HISTFILE: ''},
        });
        terminal.type(`hconnect watch ${product}\r`);
        await terminal.shows(/^q quit/m);
        terminal.press('ctrl-z');
        await terminal.shows(/Stopped/);
        expect(terminal.isWhole()).toBe(false);
        expect(leftOn(terminal)).toEqual([]);
        terminal.type('fg\r');
        await terminal.shows(/^q quit/m);
        expect(terminal.isWhole()).toBe(true);
        terminal.type('q');
        await terminal.shows(/\n\$$/);
        terminal.type('exit\r');
        expect(await terminal.ended).toBe(0);
      },
    );

    journey('stops at SIGTSTP, and continues at SIGCONT', async ({travel, sit}) => {
      const here = await travel();
      const terminal = sit(here, ['watch', product]);
      await terminal.shows(/^q quit/m);
      terminal.kill('SIGTSTP');
      await vi.waitFor(() => {
        expect(terminal.isWhole()).toBe(false);
      }, patience);
      expect(leftOn(terminal)).toEqual([]);
      terminal.kill('SIGCONT');
      await terminal.shows(/^q quit/m);
      expect(terminal.isWhole()).toBe(true);
      terminal.type('q');
      expect(await terminal.ended).toBe(0);
    });

    journey(
      'outlives a region that fails, a connection that is deleted, and a 429',
      async ({travel, sit}) => {
        const here = await travel();
        const terminal = sit(here, ['watch', product, 'acme-archive'], {columns: 160, rows: 24});
        await terminal.shows(/^ {2}acme-production .*IDLE/m);
        const path = await pathOf(here, product);
        const many = {path, times: 1000};
        await here.fault({...many, status: 500, json: {message: 'Internal server error.'}});
        await pressUntil(terminal, 'r', /^Cannot read herokuconnect-regular-10482 since .*500/m);
        expect(terminal.screen()).toMatch(/^ \?acme-production .*IDLE .*as of /m);
        expect(terminal.screen()).toMatch(/^ {2}acme-archive .*PAUSED/m);
        await noFaults(here);
        await pressUntil(terminal, 'r', /^Next read in/m);
        await here.fault({...many, status: 404, json: {message: 'Not found.'}});
        await pressUntil(terminal, 'r', /^ \?acme-production .*GONE/m);
        expect(terminal.screen()).toMatch(/^ {2}acme-archive .*PAUSED/m);
        await noFaults(here);
        const message = 'Request was throttled. Expected available in 4200 seconds.';
        await here.fault({...many, status: 429, json: {message}});
        await pressUntil(terminal, 'r', /Next try in 1h 1\dm/);
        terminal.type('q');
        expect(await terminal.ended).toBe(0);
      },
    );
  },
);

journey('watch prints a line for each change, and ends with 0 at Ctrl-C', async ({travel}) => {
  const here = await travel({speed: 600});
  const {process: program, written, outcome} = here.start(['watch', product, '--json']);
  await vi.waitFor(() => {
    expect(written.stdout).toContain('"event":"found"');
  }, patience);
  const paused = await here.hconnect(['connections:pause', '--app', product]);
  expect(paused.status).toBe(0);
  await vi.waitFor(() => {
    expect(written.stdout).toContain('"state":"PAUSED"');
  }, patience);
  program.kill('SIGINT');
  const {status, stdout, stderr} = await outcome;
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  const documents = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as {event: string});
  expect(documents.map(({event}) => event)).toEqual(['found', 'state']);
});

/** The path of the connection of an app. */
async function pathOf(here: Journey, app: string): Promise<string> {
  const {stdout} = await here.hconnect(['connections:info', '--app', app, '--json']);
  const {id} = JSON.parse(stdout) as {id: string};
  return `/api/v3/connections/${id}`;
}
