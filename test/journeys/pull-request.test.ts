import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {parse} from 'yaml';
import {connection, plain, wantedOf, type Mapping} from '../commands/config/apply/change.ts';
import {runAction} from '../harness/packed/composite-action.ts';
import {journey, type Journey} from '../harness/packed/journey.ts';
import {connectionIn} from '../harness/simulated.ts';
import {root} from '../harness/world.ts';

/*
 * One change from a pull request to production, by the steps of the project’s own GitHub actions:
 * bash scripts, the packed program, a simulator in the place of the service.
 */

const actions = path.join(root, '.github', 'actions');
const plan = path.join(actions, 'plan');
const apply = path.join(actions, 'apply');

async function mappingsOf(here: Journey): Promise<Mapping[]> {
  const {stdout} = await here.hconnect(['config:export', '--app', 'acme-production']);
  return (JSON.parse(stdout) as {mappings: Mapping[]}).mappings;
}

interface Comment {
  body: string;
  url: string;
  viewerDidAuthor: boolean;
}

/** A `gh` that knows the comments of one pull request, and nothing but what the action asks it. */
function gitHub(comments: string): string {
  return `
const {readFileSync, writeFileSync} = require('node:fs');
const file = ${JSON.stringify(comments)};
const comments = JSON.parse(readFileSync(file, 'utf8'));
const [topic, verb, ...rest] = process.argv.slice(2);
const pull = 'https://github.com/acme/shop/pull/7';
const save = () => writeFileSync(file, JSON.stringify(comments));
const fail = () => { console.error('gh: ' + process.argv.slice(2).join(' ')); process.exit(1); };
if (topic === 'pr' && verb === 'view' && rest[0] === pull) {
  const own = comments.filter(({viewerDidAuthor, body}) =>
    viewerDidAuthor && body.startsWith(process.env.MARKER));
  console.log(own.at(-1)?.url ?? '');
} else if (topic === 'pr' && verb === 'comment' && rest[0] === pull && rest[1] === '--body-file') {
  const url = pull + '#issuecomment-' + (comments.length + 1);
  comments.push({url, viewerDidAuthor: true, body: readFileSync(rest[2], 'utf8')});
  save();
} else if (topic === 'api' && rest.includes('PATCH') && rest.includes('github.com')) {
  const [, id] = /^repos\\/acme\\/shop\\/issues\\/comments\\/(\\d+)$/.exec(rest.at(-1)) ?? fail();
  const field = rest.find((word) => word.startsWith('body=@'));
  comments[id - 1].body = readFileSync(field.slice('body=@'.length), 'utf8');
  save();
} else fail();
`;
}

/** A repository with a changed configuration, and a `gh` that keeps what it is told. */
async function pullRequest(travel: Journey | Promise<Journey>) {
  const here = await travel;
  const wanted = wantedOf(await mappingsOf(here));
  const file = path.join(here.work, 'connect.json');
  writeFileSync(file, JSON.stringify({mappings: wanted}));
  const bin = path.join(here.folder, 'runner', 'bin');
  mkdirSync(bin, {recursive: true});
  const comments = path.join(bin, 'comments.json');
  writeFileSync(comments, '[]');
  writeFileSync(path.join(bin, 'gh'), `#!${process.execPath}\n${gitHub(comments)}`);
  chmodSync(path.join(bin, 'gh'), 0o755);
  here.env.PATH = [bin, here.env.PATH].join(path.delimiter);
  const token = here.env.HCONNECT_TOKEN ?? here.env.HEROKU_API_KEY ?? '';
  here.secrets.push(token);
  return {here, wanted, file, comments, inputs: {file, connection, token}};
}

describe.skipIf(process.platform === 'win32')(
  'the GitHub actions (bash; not on Windows, 2026-11-23)',
  () => {
    journey(
      'write the plan as a comment on a pull request, and change nothing',
      async ({travel}) => {
        const {here, comments, inputs} = await pullRequest(travel());
        const before = await mappingsOf(here);
        const run = await runAction(
          plan,
          {...inputs, prune: 'true'},
          {sandbox: here, event: 'pull_request'},
        );
        expect(run.last).toMatchObject({status: 0});
        expect(run.ran).toEqual(['Install hconnect', 'Validate', 'Plan', 'Comment']);
        expect(run.outputs.changes).toBe('true');
        // Which connection it is, and what goes with the mapping that is taken away.
        expect(run.summary).toMatch(new RegExp(`^#.*${connection}`, 'm'));
        expect(run.summary).toMatch(/\bCase\b[^]*\*\*.*\b48,250\b.*\*\*/);
        const [{body}] = JSON.parse(readFileSync(comments, 'utf8')) as [Comment];
        expect(body.slice(body.indexOf('\n') + 1)).toBe(run.summary);
        expect(await mappingsOf(here)).toEqual(before);
      },
    );

    journey('write one comment a connection, again at each push', async ({travel}) => {
      const {here, comments, inputs} = await pullRequest(travel());
      const quoted = {
        url: 'https://github.com/acme/shop/pull/7#issuecomment-1',
        viewerDidAuthor: false,
        body: `<!-- hconnect plan of ${connection} -->\nWhat is this?`,
      };
      writeFileSync(comments, JSON.stringify([quoted]));
      const planOf = (name: string) =>
        runAction(plan, {...inputs, connection: name}, {sandbox: here, event: 'pull_request'});
      const {stdout} = await here.hconnect(['connections:info', '-a', 'acme-staging', '--json']);
      const {resource_name: other} = JSON.parse(stdout) as {resource_name: string};
      for (const name of [connection, other, connection.toUpperCase(), other])
        expect((await planOf(name)).last).toMatchObject({status: 0});
      const written = JSON.parse(readFileSync(comments, 'utf8')) as Comment[];
      expect(written).toHaveLength(3);
      expect(written[0]).toEqual(quoted);
      expect(written[1]?.body).toContain(connection);
      expect(written[2]?.body).toContain(other);
    });

    journey('say so when there is nothing to do', async ({travel}) => {
      const {here, file, inputs} = await pullRequest(travel());
      writeFileSync(file, JSON.stringify({mappings: await mappingsOf(here)}));
      const run = await runAction(plan, {...inputs, comment: 'false'}, {sandbox: here});
      expect(run.last).toMatchObject({status: 0});
      expect(run.ran).not.toContain('Comment');
      expect(run.outputs.changes).toBe('false');
      expect(run.summary).not.toMatch(/^[-+~|]/m);
    });

    journey('stop when the configuration is not valid', async ({travel}) => {
      const {here, file, inputs} = await pullRequest(travel());
      writeFileSync(file, '{"mappings": [{"object_name": "Lead"}]}');
      const run = await runAction(plan, inputs, {sandbox: here});
      expect(run.last).toMatchObject({status: 65});
      expect(run.last.stdout).toMatch(/^::error file=/m);
      expect(run.ran.at(-1)).toBe('Validate');
    });

    journey('apply on merge, and wait until it is done', async ({travel}) => {
      const {here, wanted, inputs} = await pullRequest(travel({speed: 600}));
      const run = await runAction(
        apply,
        {...inputs, prune: 'true', confirm: connection},
        {sandbox: here},
      );
      expect(run.last).toMatchObject({status: 0});
      const {mappings} = await connectionIn(here.simulator, 'acme-production');
      const states = Object.values(mappings).map(({state}) => state);
      expect(states.filter((state) => !/^(DATA_SYNCED|POLLING\w*)$/.test(state))).toEqual([]);
      expect(plain(await mappingsOf(here))).toEqual(plain(wanted));
      expect(readFileSync(run.outputs.backup ?? '', 'utf8')).toContain('"Case"');
    });

    journey('drop no table that nobody has confirmed', async ({travel}) => {
      const {here, inputs} = await pullRequest(travel());
      const before = await mappingsOf(here);
      const run = await runAction(apply, {...inputs, prune: 'true'}, {sandbox: here});
      expect(run.last).toMatchObject({status: 64});
      expect(run.outputs.backup).toBe('');
      expect(await mappingsOf(here)).toEqual(before);
    });

    journey('name the command for the way back when they fail half way', async ({travel}) => {
      const {here, inputs} = await pullRequest(travel());
      await here.fault({method: 'POST', status: 500, json: {message: 'Something is wrong.'}});
      const run = await runAction(
        apply,
        {...inputs, prune: 'true', confirm: connection},
        {sandbox: here},
      );
      expect(run.last).toMatchObject({status: 3});
      expect(readFileSync(run.outputs.backup ?? '', 'utf8')).toContain('"Case"');
    });
  },
);

describe('the workflow of the docs', () => {
  const page = readFileSync(path.join(root, 'docs', 'ci.md'), 'utf8');
  const [, text = ''] = /```yaml\n(name: heroku connect\n[^]*?)```/.exec(page) ?? [];
  const workflow = parse(text) as {
    jobs: Record<string, {steps: {uses?: string; with?: Record<string, string>}[]}>;
  };
  const uses = Object.values(workflow.jobs).flatMap(({steps}) =>
    steps.filter(({uses: used}) => used?.includes('/.github/actions/')),
  );

  journey('uses both actions, with inputs that they have', () => {
    expect(uses.map(({uses: used}) => used?.replace(/^.*\/\.github\/actions\/|@.*$/g, ''))).toEqual(
      ['plan', 'apply'],
    );
    for (const {uses: used = '', with: inputs = {}} of uses) {
      const name = used.replace(/^.*\/\.github\/actions\/|@.*$/g, '');
      const file = readFileSync(path.join(actions, name, 'action.yml'), 'utf8');
      const known = Object.keys((parse(file) as {inputs: object}).inputs);
      expect(known).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
  });
});
