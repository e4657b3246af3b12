import {spawn} from 'node:child_process';
import {chmodSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {findProgram} from '../harness/installed/programs.ts';
import {runAction} from '../harness/packed/composite-action.ts';
import {journey, journeyWhere, type Journey} from '../harness/packed/journey.ts';
import {root} from '../harness/world.ts';

/*
 * Monitors that read what `check` writes: Prometheus's own tool, node_exporter, a program of the
 * Monitoring Plugins, and the action for GitHub with a stand-in for `gh`.
 */

/** Where Debian puts what is on nobody's PATH. */
const searched = [process.env.PATH, '/usr/lib/nagios/plugins'].join(path.delimiter);

/** A program and how to get it: where it is missing, its tests say so and are skipped. */
function programOf(name: string, debian: string) {
  const program = findProgram(name, searched);
  return {
    program: program ?? '',
    lacking: program === undefined ? ` (not found: apt-get install ${debian})` : '',
  };
}

const promtool = programOf('promtool', 'prometheus');
const exporter = programOf('prometheus-node-exporter', 'prometheus-node-exporter');
const negate = programOf('negate', 'monitoring-plugins-common');

const production = 'herokuconnect-regular-10482';
const all = ['check', '--all', '--format', 'prometheus'];

describe(`promtool${promtool.lacking}`, () => {
  const where = journeyWhere(promtool.lacking === '');

  where('finds nothing wrong with the metrics of a fleet', async ({travel}) => {
    for (const scenario of ['granted', 'errors']) {
      const here = await travel({scenario});
      const {stdout} = await here.hconnect([...all, '--notifications', '24h']);
      const argv = ['check', 'metrics'];
      const {outcome} = here.run(promtool.program, argv, {stdin: stdout});
      expect(await outcome).toEqual({status: 0, stdout: '', stderr: ''});
    }
  });

  where('accepts the alert rules of the docs, whose metrics exist', async ({travel}) => {
    const here = await travel();
    const text = readFileSync(path.join(root, 'docs', 'monitoring.md'), 'utf8');
    const [, rules = ''] = /```yaml\n(groups:\n[^]*?)```/.exec(text) ?? [];
    writeFileSync(path.join(here.work, 'rules.yaml'), rules);
    const {outcome} = here.run(promtool.program, ['check', 'rules', 'rules.yaml']);
    expect(await outcome).toMatchObject({status: 0, stderr: ''});
    const {stdout} = await here.hconnect(all);
    const used = [...rules.matchAll(/heroku_connect_\w+/g)].map(([name]) => name);
    expect(used.length).toBeGreaterThan(2);
    for (const name of used) expect(stdout).toContain(`\n# TYPE ${name} gauge\n`.slice(1));
  });
});

describe(`node_exporter${exporter.lacking}`, () => {
  journeyWhere(exporter.lacking === '')(
    'reads the metrics from its folder, where the file is whole at any time',
    async ({travel}) => {
      const here = await travel();
      const folder = path.join(here.work, 'metrics');
      mkdirSync(folder);
      const file = path.join(folder, 'hconnect.prom');
      const argv = [...all, '--output', file];
      const {status, stdout} = await here.hconnect(argv, {writes: [/^work\/metrics\b/]});
      expect({status, stdout}).toEqual({status: 7, stdout: ''});
      expect(statSync(file).mode & 0o777).toBe(0o644);
      const served = await servedOf(exporter.program, folder);
      expect(served).toMatch(/^node_textfile_scrape_error 0$/m);
      const lines = readFileSync(file, 'utf8').split('\n');
      const samples = lines.filter((line) => line.startsWith('heroku_connect_'));
      const found = served.split('\n').filter((line) => line.startsWith('heroku_connect_'));
      expect(found).toHaveLength(samples.length);
    },
  );
});

/** What node_exporter serves of a folder. */
async function servedOf(program: string, folder: string): Promise<string> {
  const argv = ['--collector.disable-defaults', '--collector.textfile'];
  argv.push(`--collector.textfile.directory=${folder}`, '--web.listen-address=127.0.0.1:0');
  const child = spawn(program, argv, {stdio: ['ignore', 'ignore', 'pipe']});
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        const [, found] = /Listening on.* address=(127\.0\.0\.1:\d+)/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
      child.on('error', reject).on('exit', () => {
        reject(new Error(said));
      });
    });
    return await (await fetch(`http://${address}/metrics`)).text();
  } finally {
    child.kill();
  }
}

describe(`negate, of the Monitoring Plugins${negate.lacking}`, () => {
  journeyWhere(negate.lacking === '').for([
    ['acme-production', 0, 'OK'],
    ['acme-archive', 1, 'WARNING'],
    ['acme-support', 2, 'CRITICAL'],
    ['acme-nowhere', 3, 'UNKNOWN'],
  ] as const)(
    'understands the line and the status of %s',
    async ([app, status, word], {travel}) => {
      const here = await travel();
      const program = findProgram('hconnect', here.env.PATH) ?? '';
      const line = [program, 'check', app, '--format', 'nagios'];
      // It turns each status into another one, and says so in the line.
      const turned = ['-s', '-o', 'UNKNOWN', '-w', 'CRITICAL', '-c', 'WARNING', '-u', 'OK'];
      const {outcome} = here.run(negate.program, [...turned, ...line]);
      const ended = await outcome;
      const [toStatus, toWord] = [
        [3, 'UNKNOWN'],
        [2, 'CRITICAL'],
        [1, 'WARNING'],
        [0, 'OK'],
      ][status] ?? [-1, word];
      expect(ended.status).toBe(toStatus);
      expect(ended.stdout).toMatch(new RegExp(`^HCONNECT ${toWord} - `));
    },
  );
});

interface Issue {
  number: number;
  state: 'open' | 'closed';
  labels: string[];
  title: string;
  body: string;
  comments: string[];
}

/** A `gh` that knows the issues of one repository, and nothing but what the action asks it. */
function gitHub(issues: string): string {
  return `
const {readFileSync, writeFileSync} = require('node:fs');
const file = ${JSON.stringify(issues)};
const issues = JSON.parse(readFileSync(file, 'utf8'));
const [topic, verb, ...rest] = process.argv.slice(2);
const flag = (name) => rest[rest.indexOf(name) + 1];
const fail = () => { console.error('gh: ' + process.argv.slice(2).join(' ')); process.exit(1); };
if (flag('--repo') !== 'acme/shop' || process.env.GH_TOKEN !== 'a token of GitHub') fail();
if (process.env.HCONNECT_TOKEN) fail();
const body = () => readFileSync(flag('--body-file'), 'utf8');
const issue = () => issues.find(({number}) => String(number) === rest[0]) ?? fail();
if (topic === 'label' && verb === 'create') process.exit(0);
else if (topic !== 'issue') fail();
else if (verb === 'list') {
  const found = issues.filter(({state, labels, body}) => state === flag('--state') &&
    labels.includes(flag('--label')) && body.startsWith(process.env.MARKER));
  console.log(found[0]?.number ?? '');
} else if (verb === 'create') {
  issues.push({number: issues.length + 1, state: 'open', labels: [flag('--label')],
    title: flag('--title'), body: body(), comments: []});
} else if (verb === 'edit') issue().body = body();
else if (verb === 'close') Object.assign(issue(), {state: 'closed', comments: [flag('--comment')]});
else fail();
writeFileSync(file, JSON.stringify(issues));
`;
}

const action = path.join(root, '.github', 'actions', 'check');

describe.skipIf(process.platform === 'win32')(
  'the GitHub action check (bash; not on Windows, 2026-11-26)',
  () => {
    /** A repository with a `gh` that keeps what it is told. */
    async function repository(travel: Promise<Journey>, known: Partial<Issue>[] = []) {
      const here = await travel;
      const bin = path.join(here.folder, 'runner', 'bin');
      mkdirSync(bin, {recursive: true});
      const file = path.join(bin, 'issues.json');
      writeFileSync(file, JSON.stringify(known));
      writeFileSync(path.join(bin, 'gh'), `#!${process.execPath}\n${gitHub(file)}`);
      chmodSync(path.join(bin, 'gh'), 0o755);
      here.env.PATH = [bin, here.env.PATH].join(path.delimiter);
      const token = here.env.HCONNECT_TOKEN ?? here.env.HEROKU_API_KEY ?? '';
      here.secrets.push(token);
      Object.assign(here.env, {HCONNECT_TOKEN: '', HEROKU_API_KEY: ''});
      const run = (inputs: Record<string, string>, event = 'schedule') =>
        runAction(action, {token, ...inputs}, {sandbox: here, event});
      const issues = () => JSON.parse(readFileSync(file, 'utf8')) as Issue[];
      return {here, run, issues};
    }

    journey('opens one issue, updates it, and closes it when all is well', async ({travel}) => {
      const {here, run, issues} = await repository(travel());
      const connections = `${production}\nacme-staging`;
      const well = await run({connections});
      expect(well.last).toMatchObject({status: 0});
      expect(well.outputs.healthy).toBe('true');
      expect(issues()).toEqual([]);

      const event = {connection: 'acme-production', event: 'mapping_error'};
      here.simulator.trigger({...event, object_name: 'Contact', state: 'BAD_CONFIG'});
      const bad = await run({connections});
      expect(bad.last.status).toBe(7);
      expect(bad.outputs.healthy).toBe('false');
      expect(bad.summary).toContain('BAD_CONFIG');
      const [first] = issues();
      expect(first).toMatchObject({
        state: 'open',
        title: `Heroku Connect: ${production} needs attention`,
      });
      expect(first?.body).toContain('`Contact`');

      await run({connections: production.toUpperCase(), issues: 'false'});
      here.simulator.trigger({...event, object_name: 'Account', state: 'BAD_CONFIG'});
      await run({connections: production.toUpperCase()});
      expect(issues()).toHaveLength(1);
      expect(issues()[0]?.body).toContain('`Account`');

      await run({connections: production, ignore: 'BAD_CONFIG'});
      expect(issues()).toMatchObject([
        {state: 'closed', comments: [`${production} is healthy again.`]},
      ]);
    });

    journey(
      'tells of a configuration that differs, and leaves what is unknown',
      async ({travel}) => {
        const quoted = {
          number: 1,
          state: 'open',
          labels: [],
          body: `<!-- hconnect check of ${production} -->`,
        };
        const {here, run, issues} = await repository(travel(), [quoted as Partial<Issue>]);
        const file = path.join(here.work, 'connect.json');
        writeFileSync(file, '{"mappings": []}');
        const differs = await run({connections: production, file});
        expect(differs.last.status).toBe(2);
        expect(differs.summary).toMatch(/^ {4}.*Account/m);
        expect(differs.summary).toContain('To match it:');
        // An issue of somebody else, without the label, stays as it is.
        expect(issues()).toMatchObject([quoted, {state: 'open'}]);

        const before = issues();
        expect((await run({connections: 'acme-nowhere'})).last.status).toBe(5);
        await here.fault({status: 500, times: 9});
        const unknown = await run({connections: production});
        expect(unknown.last.status).toBe(3);
        expect(issues()).toEqual(before);
      },
    );

    journey(
      'fails without connections, and checks one that is named twice once',
      async ({travel}) => {
        const {run, issues} = await repository(travel({scenario: 'errors'}));
        for (const connections of ['', ' \n ']) {
          const {last, outputs} = await run({connections});
          expect(last.status).toBe(64);
          expect(last.stdout).toContain('::error title=hconnect check::No connections to check');
          expect(outputs.healthy).toBe('false');
        }
        const {summary} = await run({connections: 'acme-mappings\nACME-mappings'});
        expect(summary.match(/^### /gm)).toHaveLength(1);
        expect(issues()).toHaveLength(1);
      },
    );

    journey('does nothing on a pull request', async ({travel}) => {
      const {run, issues} = await repository(travel({scenario: 'errors'}));
      for (const event of ['pull_request', 'pull_request_target']) {
        const {ran, outputs} = await run({connections: 'acme-mappings'}, event);
        expect(ran).toEqual([]);
        expect(outputs.healthy).toBe('');
      }
      expect(issues()).toEqual([]);
    });
  },
);
