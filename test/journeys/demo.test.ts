import {readdirSync} from 'node:fs';
import path from 'node:path';
import {expect, vi} from 'vitest';
import {demoStory, exportedFiles} from '../../src/lib/demo/demo-story.ts';
import {expectErrorDocument, expectThreeLines, lastLines} from '../harness/evidence.ts';
import {nextCommandOf} from '../harness/next-steps.ts';
import {preloaded} from '../harness/packed/preloaded.ts';
import {journey} from '../harness/packed/journey.ts';

/** What each step has to show, in order: names, states and figures, whatever the sentence around. */
const shows: Record<string, RegExp> = {
  'access:add': /^APP +RESOURCE +REGION[^]*\nacme-review +herokuconnect-\S+ +oregon/,
  'connections:list': /^APP [^]*\nacme-archive [^]*\nacme-review [^\n]* NEW [^]*\nacme-production /,
  'connections:configure':
    /^herokuconnect-[^]*\ndatabase +DATABASE_URL, [^]*\nschema +salesforce\n/,
  'config:import': /\bherokuconnect-[^]*\nProduct2 +(DATA_SYNCED|POLLING\w*) /,
  'mappings:list':
    /^MAPPING +STATE [^]*\nAccount +(DATA_SYNCED|POLLING\w*) [^]*\nProduct2 +(DATA_SYNCED|POLLING\w*) /,
  'config:plan': /^~ change Contact\n {4}\+ field Department\b.*2,870\b/,
  'config:apply': /\bherokuconnect-[^]*\nOrder +(DATA_SYNCED|POLLING\w*) /,
  'config:diff': /\bchanged\.json\b.*\bacme-review\b/,
  'connections:pause': /^herokuconnect-\S+ .*\bPAUSED\b/m,
  'connections:resume': /^herokuconnect-\S+ .*\b(IDLE|POLLING_DB_CHANGES)\b/m,
  'config:export': /\bherokuconnect-\S+ .*\b(first|second)\.json\b/,
};

/** What is said of the two exports when they were compared, and of what is left then. */
const lastLine = /\n.*\bfirst\.json\b.*\bsecond\.json\b.*\n(\n# .*\n)?$/;

/** A machine where nothing but loopback leads anywhere. */
const offline = {
  HTTP_PROXY: 'http://127.0.0.1:1',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  http_proxy: 'http://127.0.0.1:1',
  https_proxy: 'http://127.0.0.1:1',
  NO_PROXY: '127.0.0.1',
};

interface PlayedStep {
  command: string;
  exit_status: number;
  stdout: string;
  stderr: string;
}

journey('demo: shows the main job, with the real output of each step', async ({sandbox}) => {
  const env = {...offline, ...preloaded('loopback-only.cjs')};
  const {status, stdout, stderr} = await sandbox.hconnect(['demo'], {env});
  expect({status, stdout, stderr}).toMatchObject({status: 0});
  const [before, ...parts] = stdout.split(/^\$ /m);
  expect(before).toMatch(/^\n# \S/);
  expect(parts.map((part) => part.split('\n')[0])).toEqual(
    demoStory.map(({argv}) => ['hconnect', ...argv].join(' ')),
  );
  for (const [index, {argv}] of demoStory.entries()) {
    const output = parts[index]?.replace(/^.*\n/, '').replace(/\n# .*\n$/, '') ?? '';
    // What is written to a file is told on stderr.
    if (argv.includes('--output')) expect(output.replace(lastLine, '')).toBe('');
    else expect(output).toMatch(shows[argv[0] ?? ''] ?? /$./);
  }
  for (const name of exportedFiles) expect(stderr).toContain(name);
  expect(stdout).toMatch(lastLine);
});

journey('demo --json: holds what each step has printed', async ({sandbox}) => {
  const {status, stdout, stderr} = await sandbox.hconnect(['demo', '--json'], {env: offline});
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  const steps = JSON.parse(stdout) as PlayedStep[];
  expect(steps.map(({command}) => command)).toEqual(
    demoStory.map(({argv}) => ['hconnect', ...argv].join(' ')),
  );
  for (const [index, {argv}] of demoStory.entries()) {
    const {exit_status, stdout: data, stderr: told} = steps[index] ?? ({} as PlayedStep);
    expect(exit_status).toBe(0);
    expect(argv.includes('--output') ? told : data).toMatch(shows[argv[0] ?? ''] ?? /$./);
  }
});

journey('demo: fails with the step’s name when a step fails', async ({sandbox}) => {
  const env = {HCONNECT_REGION_URLS: '', HCONNECT_TIMEOUT: 'soon'};
  const {reason} = expectErrorDocument(await sandbox.hconnect(['demo', '--json'], {env}), 1);
  // Which step it was, and its status.
  expect(reason).toMatch(/hconnect access:add acme-review\b.*\b64\b/);
});

journey('demo: says that two exports are the same only when they are', async ({sandbox}) => {
  const env = preloaded('other-bytes.cjs');
  const {status, stdout, stderr} = await sandbox.hconnect(['demo'], {env});
  expectThreeLines(lastLines({status, stdout, stderr}), 1);
  expect(stdout).not.toMatch(lastLine);
});

journey('demo: ends its step and leaves nothing behind at SIGTERM', async ({sandbox}) => {
  const {process: demo, written, outcome} = sandbox.start(['demo']);
  await vi.waitFor(() => {
    expect(written.stdout).toContain('$ hconnect config:import');
  }, 30_000);
  demo.kill('SIGTERM');
  // The step that was under way has its say first.
  const last = lastLines(await outcome);
  expectThreeLines(last, 143);
  expect(nextCommandOf(last)).toEqual(['demo']);
  expect(readdirSync(path.join(sandbox.folder, 'tmp'))).toEqual([]);
});
