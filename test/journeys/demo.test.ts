import {readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import {demoStory, whereToGo} from '../../src/lib/demo/demo-story.ts';
import {expectErrorDocument, expectThreeLines, lastLines} from '../harness/evidence.ts';
import {nextCommandOf} from '../harness/next-steps.ts';
import {preloaded} from '../harness/packed/preloaded.ts';
import {journey} from '../harness/packed/journey.ts';

/** What each step has to show, in order: names, states and figures, whatever the sentence around. */
const shows: Record<string, RegExp> = {
  'connections:list': /^APP +STATE [^]*\nacme-production .*1 of 3\b[^]*\nacme-shop .*\b6\b/,
  'connections:diagnose': /^RED +Account [^]*Field Rating__c does not exist on Account\./,
  'mappings:update': /\nAccount +(DATA_SYNCED|POLLING\w*) .* 4,218 +4,218 /,
  'connections:write-errors':
    /\b4 +contact +REQUIRED_FIELD_MISSING [^]*\b2 +contact +DUPLICATE_VALUE /,
  'config:export': /\bherokuconnect-\S+ .*\bconnect\.json\b/,
  'config:plan': /\bLead\b[^]*\bMobilePhone\b.*9,730/,
  'config:apply': /\bherokuconnect-[^]*\nLead +(DATA_SYNCED|POLLING\w*) .*6,105 +6,105 /,
  'config:diff': /\bconnect\.json\b.*\bacme-production\b/,
};

/** The command lines that the demo runs, and those that it ends with. */
const played = demoStory.map(({argv}) => ['hconnect', ...argv].join(' '));
const told = whereToGo.flatMap(({lines}) => lines);

/** A machine where nothing but loopback leads anywhere. */
const offline = {
  HTTP_PROXY: 'http://127.0.0.1:1',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  http_proxy: 'http://127.0.0.1:1',
  https_proxy: 'http://127.0.0.1:1',
  NO_PROXY: '127.0.0.1',
};

/** What follows each line that begins with `$ `, as far as the next one. */
function partsOf(text: string): string[] {
  return text.split(/^\$ /m).slice(1);
}

interface PlayedStep {
  command: string;
  exit_status: number;
  stdout: string;
  stderr: string;
}

journey(
  'demo: shows each step with its real output, without color in a pipe',
  async ({sandbox}) => {
    const env = {...offline, ...preloaded('loopback-only.cjs')};
    const {status, stdout, stderr} = await sandbox.hconnect(['demo'], {env});
    expect({status, stdout, stderr}).toMatchObject({status: 0});
    expect(stdout).toMatch(/^\n# \S/);
    expect(stdout).not.toContain('\u001b');
    const parts = partsOf(stdout);
    expect(parts.map((part) => part.split('\n')[0])).toEqual([...played, ...told]);
    for (const [index, {argv}] of demoStory.entries()) {
      const output = parts[index]?.replace(/^.*\n/, '').replace(/\n# .*\n$/, '') ?? '';
      // What is written to a file is told on stderr.
      if (argv[0] === 'config:export') expect(output).toBe('');
      else expect(output).toMatch(shows[argv[0] ?? ''] ?? /$./);
    }
    expect(stderr).toMatch(shows['config:export'] ?? /$./);
    // Whatever the demo names is something that a reader can have, too.
    expect(stdout + stderr).not.toContain(sandbox.folder);
  },
);

journey('demo --json: holds what each step has printed', async ({sandbox}) => {
  const {status, stdout, stderr} = await sandbox.hconnect(['demo', '--json'], {env: offline});
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  const steps = JSON.parse(stdout) as PlayedStep[];
  expect(steps.map(({command}) => command)).toEqual(played);
  for (const [index, {argv, status: expected}] of demoStory.entries()) {
    const {exit_status, stdout: data, stderr: said} = steps[index] ?? ({} as PlayedStep);
    expect(exit_status).toBe(expected);
    expect(argv[0] === 'config:export' ? said : data).toMatch(shows[argv[0] ?? ''] ?? /$./);
  }
});

journey('demo: fails with the step’s name when a step fails', async ({sandbox}) => {
  const env = {HCONNECT_REGION_URLS: '', HCONNECT_TIMEOUT: 'soon'};
  const {reason} = expectErrorDocument(await sandbox.hconnect(['demo', '--json'], {env}), 1);
  // Which step it was, and its status.
  expect(reason).toMatch(/hconnect connections:list --deep\b.*\b64\b/);
});

journey('demo: ends its step and leaves nothing behind at SIGTERM', async ({sandbox}) => {
  const {process: demo, written, outcome} = sandbox.start(['demo']);
  await vi.waitFor(() => {
    expect(written.stdout).toContain('$ hconnect config:apply');
  }, 30_000);
  demo.kill('SIGTERM');
  // The step that was under way has its say first.
  const last = lastLines(await outcome);
  expectThreeLines(last, 143);
  expect(nextCommandOf(last)).toEqual(['demo']);
  expect(readdirSync(path.join(sandbox.folder, 'tmp'))).toEqual([]);
});

describe('demo in a terminal', () => {
  journey('80 by 24: each step fits the screen', async ({sandbox, sit}) => {
    const terminal = sit(sandbox, ['demo']);
    expect(await terminal.ended).toBe(0);
    const parts = terminal.screen().split(/^(?=# )/m);
    expect(parts).toHaveLength(1 + demoStory.length + whereToGo.length);
    for (const part of parts) {
      expect(part.trimEnd().split('\n').length, part).toBeLessThanOrEqual(24);
    }
    expect(terminal.raw).toContain('\u001b[1m$ hconnect');
  });

  journey('40 columns, NO_COLOR: plays to its end in one color', async ({sandbox, sit}) => {
    const terminal = sit(sandbox, ['demo'], {columns: 40, env: {NO_COLOR: '1'}});
    expect(await terminal.ended).toBe(0);
    expect(terminal.screen().match(/^# /gm)).toHaveLength(demoStory.length + whereToGo.length);
    const sequences = terminal.raw.split('\u001b').slice(1);
    expect(sequences.filter((text) => /^\[[\d;]*[1-9][\d;]*m/.test(text))).toEqual([]);
  });

  // The last step is over before a key can be pressed.
  journey.for(demoStory.slice(0, -1).map(({argv}) => argv))(
    'Ctrl-C at %s: ends with 130 and leaves nothing behind',
    async (argv, {sandbox, sit}) => {
      const terminal = sit(sandbox, ['demo'], {columns: 200});
      await terminal.shows(`$ hconnect ${argv.join(' ')}`);
      terminal.press('ctrl-c');
      expect(await terminal.ended).toBe(130);
      expect(terminal.screen()).toMatch(/\n +Next: hconnect demo$/);
      expect(readdirSync(path.join(sandbox.folder, 'tmp'))).toEqual([]);
    },
  );
});

describe('what the demo ends with', () => {
  const [start = ''] = told;

  journey('runs every command of the demo when they are pasted', async ({sandbox}) => {
    const lines = demoStory.map(
      ({status}, index) => `(${played[index] ?? ''}) || [ $? = ${status} ]`,
    );
    const outcome = await sandbox.bash(
      `${start.replace(' -- ', ' --speed 600 -- ')} <<'END'
set -e
${lines.join('\n')}
END`,
      {
        writes: ['connect.json', 'before-fix.json', 'before-apply.json'].map((name) =>
          path.join('work', name),
        ),
      },
    );
    expect(outcome).toMatchObject({status: 0});
    for (const {argv} of demoStory) {
      expect(outcome.stdout + outcome.stderr).toMatch(
        new RegExp((shows[argv[0] ?? ''] ?? /$./).source.replace(/^\^/, ''), 'm'),
      );
    }
  });

  journey('is a shell that outlives a Ctrl-C', async ({sandbox, sit}) => {
    const terminal = sit(sandbox, start.split(' ').slice(1), {env: {PS1: 'demo> ', HISTFILE: ''}});
    await terminal.shows(/[#$>]$/);
    terminal.type('sleep 60\r');
    await terminal.shows(/ sleep 60$/);
    terminal.press('ctrl-c');
    await terminal.shows(/ sleep 60\n.*\^C\n/);
    terminal.type('hconnect connections:list\r');
    await terminal.shows('acme-support');
    terminal.type('exit\r');
    expect(await terminal.ended).toBe(0);
  });
});
