import {describe, expect} from 'vitest';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {nextCommandOf} from '../../harness/next-steps.ts';
import {expectFailure} from '../../harness/packed/failure.ts';
import {journey} from '../../harness/packed/journey.ts';
import {connectionIn} from '../../harness/simulated.ts';

/* Names that name nothing, or more than one thing, or that would lead a URL astray. */

describe('a command: exits 64 and sends nothing for the impossible name', () => {
  const names = ['acme/../auth', 'acme?x=1', 'acme production', 'acme#1', '../acme', '', 'acme\n'];

  journey.for(names)('%j', async (name, {travel}) => {
    const here = await travel();
    await expectFailure(here, ['connections:info', '--app', name], 64);
    expect(here.simulator.requests()).toEqual([]);
  });

  journey('in an argument, a flag or the environment', async ({travel}) => {
    const here = await travel();
    for (const argv of [
      ['connections:list', '--app', 'acme/x'],
      ['access:add', 'acme/x'],
      ['config:export', 'acme/x'],
      ['connections:pause', '--resource', 'acme/x'],
    ]) {
      expectErrorDocument(await here.hconnect([...argv, '--json']), 64);
    }
    const env = {HEROKU_APP: 'acme/x'};
    expectErrorDocument(await here.hconnect(['connections:pause', '--json'], {env}), 64);
    expect(here.simulator.requests()).toEqual([]);
  });
});

describe('a command that names a connection', () => {
  journey('exits 5 when it does not exist', async ({travel}) => {
    const here = await travel();
    const argv = ['connections:info', '--app', 'acme-nowhere'];
    const {candidates, next} = await expectFailure(here, argv, 5);
    expect(candidates).toEqual([]);
    expect(next).toEqual(['access:add', 'acme-nowhere']);
  });

  journey('exits 5 and names both when the app has two', async ({travel}) => {
    const here = await travel();
    const argv = ['config:export', '--app', 'acme-billing'];
    const {candidates, next} = await expectFailure(here, argv, 5);
    expect(candidates).toHaveLength(2);
    // The command that is offered names one of them.
    expect(await here.hconnect(next)).toMatchObject({status: 0, stderr: ''});
  });

  journey(
    'exits 5 and offers the list of two for a change, and neither of them',
    async ({travel}) => {
      const here = await travel();
      const argv = ['mappings:delete', 'Account', '-wa', 'acme-billing', '--confirm', 'Account'];
      const outcome = await here.hconnect(argv);
      expectThreeLines(outcome, 5);
      const next = nextCommandOf(outcome);
      expect(next).toEqual(['connections:list', '--app', 'acme-billing']);
      const listed = await here.hconnect([...next, '--json']);
      const connections = JSON.parse(listed.stdout) as {resource_name: string}[];
      expect(connections).toHaveLength(2);
      for (const {resource_name} of connections) {
        const {mappings} = await connectionIn(here.simulator, resource_name);
        expect(mappings).not.toEqual({});
      }
    },
  );

  journey('exits 64 and offers the region that was meant', async ({travel}) => {
    const here = await travel();
    const argv = ['api', '/connections', '--region', 'virgina'];
    const {next} = await expectFailure(here, argv, 64);
    expect(next).toEqual(['api', '/connections', '--region', 'virginia']);
    expect(here.simulator.requests()).toEqual([]);
  });

  journey('exits 5 when it has gone since it was remembered', async ({travel}) => {
    const here = await travel();
    const argv = ['connections:info', '--app', 'acme-archive'];
    expect((await here.hconnect(argv)).status).toBe(0);
    const events = `${here.simulator.control_url}/connections/acme-archive/events`;
    await fetch(events, {method: 'POST', body: '{"event": "removed"}'});
    await expectFailure(here, argv, 5);
  });
});

describe('a command that names a mapping', () => {
  const info = (word: string) => ['mappings:info', word, '--app', 'acme-production'];

  journey('exits 5 when it does not exist', async ({travel}) => {
    const here = await travel();
    const near = await expectFailure(here, info('Acount'), 5);
    expect(near).toMatchObject({did_you_mean: 'Account'});
    expect(await here.hconnect(near.next)).toMatchObject({status: 0});
    const far = await expectFailure(here, info('Xylophone'), 5);
    expect(far).not.toHaveProperty('did_you_mean');
    const {mappings} = await connectionIn(here.simulator, 'acme-production');
    expect([...(far.candidates as string[])].sort()).toEqual(Object.keys(mappings).sort());
  });

  journey('is not taken for another whose name it begins with', async ({travel}) => {
    const here = await travel();
    await expectFailure(here, info('Acc'), 5);
  });
});
