import {mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, vi} from 'vitest';
import configuration from '../../../src/lib/demo/demo-configuration.json' with {type: 'json'};
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {journey, journeyWhere, settingsFor} from '../../harness/packed/journey.ts';
import {canBeUnprivileged, type Options} from '../../harness/packed/sandbox.ts';

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
  message: RegExp;
  reason: RegExp;
  options?: Options;
}

const cannotRead = /^connect\.json cannot be read\.$/;
const notJson = /^connect\.json is not a JSON document\.$/;
const notConfiguration = /^connect\.json is not a Heroku Connect configuration\.$/;

function holding(text: string | Buffer): (file: string) => void {
  return (file) => {
    writeFileSync(file, text);
  };
}

const files: Record<string, Bad> = {
  'that is missing': {message: cannotRead, reason: /^There is no such file\.$/},
  'that is empty': {make: holding(''), message: notJson, reason: /^It is empty\.$/},
  'that is blank': {make: holding(' \n\n'), message: notJson, reason: /^It is empty\.$/},
  'that is YAML, whatever its name says': {
    make: holding('mappings:\n  - object_name: Account\n'),
    message: notJson,
    reason: /^connect\.json:1:1: /,
  },
  'with comments': {
    make: holding('{\n  // none yet\n  "mappings": []\n}\n'),
    message: notJson,
    reason: /^connect\.json:2:3: invalid comment token\. Comments are for YAML\.$/,
  },
  'with a key twice': {
    make: holding('{\n  "mappings": [],\n  "mappings": []\n}\n'),
    message: notJson,
    reason: /^connect\.json:3:3: “mappings” is there twice, first in line 2\.$/,
  },
  'with too many levels': {
    make: holding('['.repeat(1_000_000)),
    message: notJson,
    reason: /^connect\.json:1:1: It is nested too deeply for a configuration\.$/,
  },
  'that is truncated': {
    make: holding(good.slice(0, good.length / 2)),
    message: notJson,
    reason: /^connect\.json:81:11: unexpected end of string\.$/,
  },
  'with a comma too many': {
    make: holding('{\n  "mappings": [],\n}\n'),
    message: notJson,
    reason: /^connect\.json:3:1: property name expected\.$/,
  },
  'that is no text': {
    make: holding(Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff, 0xfe])),
    message: cannotRead,
    reason: /^It is not UTF-8 text\.$/,
  },
  'of 50 MB': {
    make: (file) => {
      openSync(file, 'w');
      truncateSync(file, 50_000_000);
    },
    message: cannotRead,
    reason: /^It is larger than 32 MiB, more than any configuration\.$/,
  },
  'that holds a list': {make: holding('[]'), message: notConfiguration, reason: /\S/},
  'that holds null': {make: holding('null'), message: notConfiguration, reason: /\S/},
  'without mappings': {
    make: holding('{"version": 1}'),
    message: notConfiguration,
    reason: /mappings/,
  },
  'with a single mapping': {
    make: holding(JSON.stringify(configuration.mappings[0])),
    message: notConfiguration,
    reason: /This is a single mapping\./,
  },
  'with an error of the service in it': {
    make: holding('{"message": "Invalid token."}'),
    message: notConfiguration,
    reason: /mappings/,
  },
  'with a mapping of nothing': {
    make: holding('{"mappings": [{"config": {}}]}'),
    message: notConfiguration,
    reason: /object_name/,
  },
  'with an object twice': {
    make: holding(
      JSON.stringify({mappings: [configuration.mappings[0], configuration.mappings[0]]}),
    ),
    message: notConfiguration,
    reason: /Account/,
  },
  'that is an empty folder': {
    make: (file) => {
      mkdirSync(file);
    },
    message: cannotRead,
    reason: /^It is a folder without JSON or YAML files\.$/,
  },
  'that is a folder of something else': {
    make: (file) => {
      mkdirSync(file);
      writeFileSync(path.join(file, 'package.json'), '{}');
    },
    message: /^connect\.json is not a folder of mappings\.$/,
    reason:
      /^connect\.json.package\.json:1:1: It is neither a mapping nor the connection’s file\.$/,
  },
};

describe('config:import: a file', () => {
  journey.for(Object.entries(files))('exits 65 when it is one %s', async ([, bad], {prepare}) => {
    const here = prepare(nowhere);
    bad.make?.(path.join(here.work, 'connect.json'));
    const argv = ['config:import', 'connect.json', '--app', 'acme', '--wait'];
    const shown = await here.hconnect(argv);
    const [message, reason, next] = expectThreeLines(shown, 65);
    expect(message).toMatch(bad.message);
    expect(reason).toMatch(bad.reason);
    expect(next).toMatch(/^Next: hconnect config:(import connect\.json|export --app \S+) /);
  });

  journey('exits 65 with a JSON error with --json', async ({prepare}) => {
    const here = prepare(nowhere);
    writeFileSync(path.join(here.work, 'empty.json'), '');
    writeFileSync(path.join(here.work, 'other.json'), '{"mappings": [{}, {}]}');
    const document = async (file: string) =>
      expectErrorDocument(
        await here.hconnect(['config:import', file, '--app', 'acme', '--json']),
        65,
      );
    expect(await document('missing.json')).toMatchObject({file: 'missing.json'});
    expect(await document('empty.json')).toMatchObject({file: 'empty.json'});
    const {findings} = await document('other.json');
    expect(findings).toHaveLength(4);
  });
});

describe('config:import: stdin', () => {
  journey.for<[what: string, stdin: string, message: RegExp]>([
    ['that is empty', '', /^stdin is not a JSON or YAML document\.$/],
    ['that is no JSON', '{"mappings": ', /^stdin is not a JSON document\.$/],
    ['that is an error', 'Error: not found', /^stdin is not a Heroku Connect configuration\.$/],
    ['that is no YAML', 'Error: not: found', /^stdin is not a YAML document\.$/],
    [
      'that is another document',
      '{"error": {}}',
      /^stdin is not a Heroku Connect configuration\.$/,
    ],
  ])('exits 65 when it is one %s', async ([, stdin, message], {prepare}) => {
    const here = prepare(nowhere);
    const argv = ['config:import', '-', '--app', 'acme'];
    expect(expectThreeLines(await here.hconnect(argv, {stdin}), 65)[0]).toMatch(message);
    expectErrorDocument(await here.hconnect([...argv, '--json'], {stdin}), 65);
  });

  journey('exits 65 when it is larger than any configuration', async ({prepare}) => {
    const here = prepare(nowhere);
    const argv = ['config:import', '-', '--app', 'acme'];
    const outcome = await here.hconnect(argv, {stdin: ' '.repeat(34_000_000)});
    expect(expectThreeLines(outcome, 65)[0]).toBe('stdin cannot be read.');
  });
});

onUnix('config:import: what is no file (devices and pipes; not on Windows, 2026-11-23)', () => {
  journey.for<[what: string, target: string, reason: string]>([
    ['a link to /dev/zero', '/dev/zero', 'It is a device, not a file.'],
    ['a link to /dev/null', '/dev/null', 'It is a device, not a file.'],
    ['a link to nothing', '/nowhere/connect.json', 'There is no such file.'],
    ['a link to itself', 'connect.json', 'too many symbolic links encountered (ELOOP).'],
  ])('exits 65 for %s', async ([, target, reason], {prepare}) => {
    const here = prepare(nowhere);
    symlinkSync(target, path.join(here.work, 'connect.json'));
    const argv = ['config:import', 'connect.json', '--app', 'acme'];
    const lines = expectThreeLines(await here.hconnect(argv), 65);
    expect(lines.slice(0, 2)).toEqual(['connect.json cannot be read.', reason]);
  });

  journey('reads a pipe, and <(command), to the end', async ({travel}) => {
    const here = await travel();
    const {status, stderr} = await here.bash(
      `
      hconnect config:import <(hconnect config:export --app acme-staging) --app acme-production
      mkfifo pipe
      hconnect config:export --app acme-staging > pipe &
      hconnect config:import pipe --app acme-production
      wait
      `,
      {writes: [path.join('work', 'pipe')]},
    );
    expect(stderr.match(/^Importing 4 mappings into \S+: accepted\.$/gm)).toHaveLength(2);
    expect(status).toBe(0);
  });

  journey('exits 65 when nothing was written into a pipe', async ({prepare}) => {
    const here = prepare(nowhere);
    const outcome = await here.bash('hconnect config:import <(true) --app acme');
    expect(expectThreeLines(outcome, 65)[1]).toBe('It is empty.');
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
    expect(expectThreeLines(await reader.outcome, 130)).toEqual([
      'Cancelled.',
      'Nothing was sent.',
      'Next: hconnect config:import pipe --app acme',
    ]);
    writer.process.kill('SIGKILL');
    await writer.outcome;
  });

  journeyWhere(canBeUnprivileged)('exits 65 when the file may not be read', async ({prepare}) => {
    const here = prepare(nowhere);
    writeFileSync(path.join(here.work, 'connect.json'), good, {mode: 0o000});
    const argv = ['config:import', 'connect.json', '--app', 'acme'];
    const outcome = await here.hconnect(argv, {unprivileged: true});
    expect(expectThreeLines(outcome, 65).slice(0, 2)).toEqual([
      'connect.json cannot be read.',
      'permission denied (EACCES).',
    ]);
  });
});

describe('api --input: a file', () => {
  journey('exits 65 when the file is missing', async ({prepare}) => {
    const here = prepare(nowhere);
    const argv = ['api', '/connections', '--region', 'only', '--input', 'body.json'];
    const lines = expectThreeLines(await here.hconnect(argv), 65);
    expect(lines).toEqual([
      'body.json cannot be read.',
      'There is no such file.',
      'Next: hconnect api /connections --region only --input body.json    # with another file',
    ]);
  });
});
