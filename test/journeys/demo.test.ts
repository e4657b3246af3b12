import path from 'node:path';
import {expect, vi} from 'vitest';
import {demoStory} from '../../src/lib/demo/demo-story.ts';
import {expectThreeLines} from '../harness/evidence.ts';
import {journey} from '../harness/packed/journey.ts';

/** What each step has to show, in order, as a person reads it. */
const shows: Record<string, RegExp> = {
  'access:add': /^APP +RESOURCE +REGION[^]*\nacme-review +herokuconnect-\S+ +oregon/,
  'connections:list': /^APP [^]*\nacme-archive [^]*\nacme-production [^]*\nacme-review [^\n]* NEW /,
  'connections:configure':
    /^herokuconnect-[^]*\ndatabase +DATABASE_URL, [^]*\nschema +salesforce\n/,
  'config:import':
    /^5 mappings imported into herokuconnect-[^]*\nProduct2 +(DATA_SYNCED|POLLING\w*) /m,
  'mappings:list':
    /^MAPPING +STATE [^]*\nAccount +(DATA_SYNCED|POLLING\w*) [^]*\nProduct2 +(DATA_SYNCED|POLLING\w*) /,
  'config:plan':
    /^~ change Contact\n {4}\+ field Department: 2,870 rows are read again\n[^]*nothing moves\n/,
  'config:apply':
    /^2 mappings: 2 changed on herokuconnect-\S+, and in step\.\n[^]*\nOrder +(DATA_SYNCED|POLLING\w*) /,
  'config:diff': /^changed\.json and acme-review mean the same\.\n/,
  'connections:pause': /^herokuconnect-\S+ is PAUSED now\.\n/m,
  'connections:resume': /^herokuconnect-\S+ is (IDLE|POLLING_DB_CHANGES) now\.\n/m,
  'config:export': /^Wrote 5 mappings of herokuconnect-\S+ to (first|second)\.json\.\n/,
};

/** A machine where nothing but loopback leads anywhere. */
const offline = {
  HTTP_PROXY: 'http://127.0.0.1:1',
  HTTPS_PROXY: 'http://127.0.0.1:1',
  http_proxy: 'http://127.0.0.1:1',
  https_proxy: 'http://127.0.0.1:1',
  NO_PROXY: '127.0.0.1',
};

/** Node.js with a file of the harness that is loaded before the program. */
function preloaded(name: string): Record<string, string> {
  const file = path.join(import.meta.dirname, '..', 'harness', 'packed', name);
  return {NODE_OPTIONS: `--require ${JSON.stringify(file)}`};
}

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
    if (argv.includes('--output')) expect(output.replace(/\n.*same.*\n/, '')).toBe('');
    else expect(output).toMatch(shows[argv[0] ?? ''] ?? /$./);
  }
  expect(stderr.match(/^Wrote 5 mappings of \S+ to \w+\.json\.$/gm)).toHaveLength(2);
  expect(stdout.endsWith('\nfirst.json and second.json are the same, byte for byte.\n')).toBe(true);
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
  const outcome = await sandbox.hconnect(['demo', '--json'], {env});
  expect(outcome).toMatchObject({status: 1, stdout: ''});
  expect(outcome.stderr).toContain('“hconnect access:add acme-review” ended with status 64.');
});

journey('demo: says that two exports are the same only when they are', async ({sandbox}) => {
  const env = preloaded('other-bytes.cjs');
  const {status, stdout, stderr} = await sandbox.hconnect(['demo'], {env});
  expect({status, stderr}).toEqual({
    status: 1,
    stderr: expect.stringContaining('\nThe two exports differ.\n') as unknown,
  });
  expect(stdout).not.toContain('are the same');
});

journey('demo: ends its step and leaves nothing behind at SIGTERM', async ({sandbox}) => {
  const {process: demo, written, outcome} = sandbox.start(['demo']);
  await vi.waitFor(() => {
    expect(written.stdout).toContain('$ hconnect config:import');
  }, 30_000);
  demo.kill('SIGTERM');
  const {status, stderr} = await outcome;
  expect(status).toBe(143);
  // The step that was under way has its say first.
  const last = stderr.split('\n').slice(-4).join('\n');
  expect(expectThreeLines({status, stdout: '', stderr: last}, 143)).toEqual([
    'The demo was cancelled.',
    'Its simulator is ended, and nothing is left behind.',
    'Next: hconnect demo',
  ]);
});
