import {mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import configuration from '../../harness/five-mappings.json' with {type: 'json'};
import {expectThreeLines} from '../../harness/evidence.ts';
import {nextCommandOf} from '../../harness/next-steps.ts';
import {expectFailure} from '../../harness/packed/failure.ts';
import {journey, journeyWhere, settingsFor} from '../../harness/packed/journey.ts';
import {canBeUnprivileged} from '../../harness/packed/sandbox.ts';
import {connectionIn} from '../../harness/simulated.ts';

/*
 * Files that are no configuration. Each is found out before anything is sent: the settings lead to
 * a port where nobody listens, so a request would end in another status.
 */

const good = JSON.stringify(configuration, null, 2);
const nowhere = settingsFor('http://127.0.0.1:1');
const windows = process.platform === 'win32';
const onUnix = describe.skipIf(windows);

interface Bad {
  /** Puts the file there. */
  make?: (file: string) => void;
  argument?: string;
  /** Where in the file it is wrong first; left out where it has no lines. */
  at?: readonly [line: number, column: number];
  /** What in the document is wrong, where it is one. */
  parts?: readonly string[];
}

function holding(text: string | Buffer): (file: string) => void {
  return (file) => {
    writeFileSync(file, text);
  };
}

const files: Record<string, Bad> = {
  'that is missing': {},
  'that is empty': {make: holding(''), at: [1, 1]},
  'that is blank': {make: holding(' \n\n'), at: [1, 1]},
  'that is YAML, whatever its name says': {
    make: holding('mappings:\n  - object_name: Account\n'),
    at: [1, 1],
  },
  'with comments': {make: holding('{\n  // none yet\n  "mappings": []\n}\n'), at: [2, 3]},
  'with a key twice': {
    make: holding('{\n  "mappings": [],\n  "mappings": []\n}\n'),
    at: [3, 3],
  },
  'with too many levels': {make: holding('['.repeat(1_000_000)), at: [1, 1]},
  'that is truncated': {make: holding(good.slice(0, good.length / 2)), at: [81, 11]},
  'with a comma too many': {make: holding('{\n  "mappings": [],\n}\n'), at: [3, 1]},
  'that is no text': {make: holding(Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff, 0xfe]))},
  'of 50 MB': {
    make: (file) => {
      openSync(file, 'w');
      truncateSync(file, 50_000_000);
    },
  },
  'that holds a list': {make: holding('[]'), at: [1, 1]},
  'that holds null': {make: holding('null'), at: [1, 1]},
  'without mappings': {make: holding('{"version": 1}'), at: [1, 1], parts: ['mappings']},
  'with an error of the service in it': {
    make: holding('{"message": "Invalid token."}'),
    at: [1, 1],
    parts: ['mappings'],
  },
  'with a mapping of nothing': {
    make: holding('{"mappings": [{"config": {}}]}'),
    at: [1, 15],
    parts: ['mappings[0].object_name', 'mappings[0].config.fields'],
  },
  'with an object twice': {
    make: holding(
      JSON.stringify({mappings: [configuration.mappings[0], configuration.mappings[0]]}),
    ),
    at: [1, 481],
    parts: ['mappings[1].object_name'],
  },
  'that is an empty folder': {
    make: (file) => {
      mkdirSync(file);
    },
  },
  'that is a folder of something else': {
    make: (file) => {
      mkdirSync(file);
      writeFileSync(path.join(file, 'package.json'), '{}');
    },
    at: [1, 1],
  },
};

describe('config:import: a file', () => {
  journey.for(Object.entries(files))('exits 65 when it is one %s', async ([, bad], {prepare}) => {
    const here = prepare(nowhere);
    bad.make?.(path.join(here.work, 'connect.json'));
    const argv = ['config:import', 'connect.json', '--app', 'acme', '--wait'];
    const failure = await expectFailure(here, argv, 65);
    const findings = failure.findings as {path: string; line: number; column: number}[] | undefined;
    const {line, column} = findings?.[0] ?? failure;
    expect(line === undefined ? undefined : [line, column]).toEqual(bad.at);
    if (bad.parts !== undefined) expect(findings?.map(({path}) => path)).toEqual(bad.parts);
    expect(failure.file).toMatch(/^connect\.json/);
    expect(failure.next[0]).toMatch(/^config:(import|export)$/);
  });

  journey('exits 65 with each finding of each mapping', async ({prepare}) => {
    const here = prepare(nowhere);
    writeFileSync(path.join(here.work, 'other.json'), '{"mappings": [{}, {}]}');
    const argv = ['config:import', 'other.json', '--app', 'acme'];
    const {findings} = await expectFailure(here, argv, 65);
    expect(findings).toHaveLength(4);
  });
});

describe('config:import: stdin', () => {
  journey.for<[what: string, stdin: string]>([
    ['that is empty', ''],
    ['that is no JSON', '{"mappings": '],
    ['that is an error', 'Error: not found'],
    ['that is no YAML', 'Error: not: found'],
    ['that is another document', '{"error": {}}'],
    ['that is larger than any configuration', ' '.repeat(34_000_000)],
  ])('exits 65 when it is one %s', async ([, stdin], {prepare}) => {
    const here = prepare(nowhere);
    const argv = ['config:import', '-', '--app', 'acme'];
    expect(await expectFailure(here, argv, 65, {stdin})).toMatchObject({file: 'stdin'});
  });
});

onUnix('config:import: what is no file (devices and pipes; not on Windows, 2026-11-23)', () => {
  journey.for<[what: string, target: string]>([
    ['a link to /dev/zero', '/dev/zero'],
    ['a link to /dev/null', '/dev/null'],
    ['a link to nothing', '/nowhere/connect.json'],
    ['a link to itself', 'connect.json'],
  ])('exits 65 for %s', async ([, target], {prepare}) => {
    const here = prepare(nowhere);
    symlinkSync(target, path.join(here.work, 'connect.json'));
    const argv = ['config:import', 'connect.json', '--app', 'acme'];
    expect(await expectFailure(here, argv, 65)).toMatchObject({file: 'connect.json'});
  });

  journey('reads a pipe, and <(command), to the end', async ({travel}) => {
    const here = await travel();
    const {status, stderr} = await here.bash(
      `
      hconnect config:diff <(hconnect config:export --app acme-staging) acme-staging
      mkfifo pipe
      hconnect config:export --app acme-staging > pipe &
      hconnect config:import pipe --app acme-production --confirm herokuconnect-regular-10482
      wait
      `,
      {writes: [path.join('work', 'pipe')]},
    );
    expect(status, stderr).toBe(0);
    const sent = here.simulator.requests().filter(({path: at}) => at.endsWith('/actions/import'));
    expect(sent.map((one) => one.status)).toEqual([202]);
    here.simulator.advance(600);
    const [staging, production] = await Promise.all(
      ['acme-staging', 'acme-production'].map((app) => connectionIn(here.simulator, app)),
    );
    expect(production?.mappings).toMatchObject(
      Object.fromEntries(
        Object.entries(staging?.mappings ?? {}).map(([name, {config}]) => [name, {config}]),
      ),
    );
  });

  journey('exits 65 when nothing was written into a pipe', async ({prepare}) => {
    const here = prepare(nowhere);
    const outcome = await here.bash('hconnect config:import <(true) --app acme');
    expectThreeLines(outcome, 65);
    expect(outcome.stdout).toBe('');
  });

  journey('exits 130 at Ctrl-C when the writer of a pipe writes nothing', async ({prepare}) => {
    const here = prepare(nowhere);
    const writes = [path.join('work', 'pipe')];
    await here.bash('mkfifo pipe', {writes});
    const reader = here.start(['config:import', 'pipe', '--app', 'acme']);
    // A pipe can be opened for writing when somebody reads it.
    const writer = here.run('bash', ['-c', 'exec 3> pipe; echo open; exec sleep 600'], {writes});
    await vi.waitFor(() => {
      expect(writer.written.stdout).toBe('open\n');
    }, 30_000);
    reader.process.kill('SIGINT');
    const outcome = await reader.outcome;
    expectThreeLines(outcome, 130);
    expect(nextCommandOf(outcome)).toEqual(['config:import', 'pipe', '--app', 'acme']);
    writer.process.kill('SIGKILL');
    await writer.outcome;
  });

  journeyWhere(canBeUnprivileged)('exits 65 when the file may not be read', async ({prepare}) => {
    const here = prepare(nowhere);
    writeFileSync(path.join(here.work, 'connect.json'), good, {mode: 0o000});
    const argv = ['config:import', 'connect.json', '--app', 'acme'];
    await expectFailure(here, argv, 65, {unprivileged: true});
  });
});

describe('api --input: a file', () => {
  journey('exits 65 when the file is missing', async ({prepare}) => {
    const here = prepare(nowhere);
    const argv = ['api', '/connections', '--region', 'only', '--input', 'body.json'];
    const {file, next} = await expectFailure(here, argv, 65);
    expect(file).toBe('body.json');
    expect(next).toEqual(argv);
  });
});
