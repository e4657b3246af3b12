import {describe, expect} from 'vitest';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {journey} from '../../harness/packed/journey.ts';

/* Names that name nothing, or more than one thing, or that would lead a URL astray. */

describe('a command: exits 64 and sends nothing for the impossible name', () => {
  const names = ['acme/../auth', 'acme?x=1', 'acme production', 'acme#1', '../acme', '', 'acme\n'];

  journey.for(names)('%j', async (name, {travel}) => {
    const here = await travel();
    const lines = expectThreeLines(await here.hconnect(['connections:info', '--app', name]), 64);
    expect(lines[0]).toMatch(/^".*" is not a name of an app or a connection\.$/);
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
      const {message} = expectErrorDocument(await here.hconnect([...argv, '--json']), 64);
      expect(message).toBe('"acme/x" is not a name of an app or a connection.');
    }
    expect(here.simulator.requests()).toEqual([]);
  });
});

describe('a command that names a connection', () => {
  journey('exits 5 when it does not exist', async ({travel}) => {
    const here = await travel();
    const argv = ['connections:info', '--app', 'acme-nowhere'];
    expect(expectThreeLines(await here.hconnect(argv), 5)).toEqual([
      'No connection matches app acme-nowhere.',
      'There is none, or you are not on its access list yet.',
      'Next: hconnect access:add acme-nowhere',
    ]);
    const document = expectErrorDocument(await here.hconnect([...argv, '--json']), 5);
    expect(document).toMatchObject({candidates: []});
  });

  journey('exits 5 and names both when the app has two', async ({travel}) => {
    const here = await travel();
    const argv = ['config:export', '--app', 'acme-billing'];
    const [message, reason, next] = expectThreeLines(await here.hconnect(argv), 5);
    expect(message).toBe('Several connections match app acme-billing.');
    expect(reason).toMatch(/^herokuconnect-\S+, herokuconnect-\S+$/);
    const document = expectErrorDocument(await here.hconnect([...argv, '--json']), 5);
    expect(document.candidates).toHaveLength(2);
    // The command that is offered names one of them.
    const again = next?.replace('Next: hconnect ', '').split(' ') ?? [];
    expect(await here.hconnect(again)).toMatchObject({status: 0, stderr: ''});
  });

  journey('exits 5 and offers one of two without what was agreed to', async ({travel}) => {
    const here = await travel();
    const argv = ['mappings:delete', 'Account', '-wa', 'acme-billing', '--confirm', 'Account'];
    const [, , next] = expectThreeLines(await here.hconnect(argv), 5);
    expect(next).toMatch(
      /^Next: hconnect mappings:delete Account -w -a acme-billing --resource herokuconnect-\S+$/,
    );
  });

  journey('exits 64 and offers the region that was meant', async ({travel}) => {
    const here = await travel();
    const argv = ['api', '/connections', '--region', 'virgina'];
    const [message, , next] = expectThreeLines(await here.hconnect(argv), 64);
    expect(message).toBe('virgina is not the name of one cell.');
    expect(next).toBe('Next: hconnect api /connections --region virginia');
  });

  journey('exits 5 when it has gone since it was remembered', async ({travel}) => {
    const here = await travel();
    const argv = ['connections:info', '--app', 'acme-archive'];
    expect((await here.hconnect(argv)).status).toBe(0);
    const events = `${here.simulator.control_url}/connections/acme-archive/events`;
    await fetch(events, {method: 'POST', body: '{"event": "removed"}'});
    const [message] = expectThreeLines(await here.hconnect(argv), 5);
    expect(message).toBe('No connection matches app acme-archive.');
  });
});

describe('a command that names a mapping', () => {
  journey('exits 5 when it does not exist', async ({travel}) => {
    const here = await travel();
    const argv = (word: string) => ['mappings:info', word, '--app', 'acme-production'];
    const near = expectThreeLines(await here.hconnect(argv('Acount')), 5);
    expect(near[0]).toMatch(/^herokuconnect-\S+ has no mapping Acount\.$/);
    expect(near[1]).toBe('Did you mean Account?');
    const far = expectThreeLines(await here.hconnect(argv('Xylophone')), 5);
    expect(far[1]).toMatch(/^It has Account, Case, Contact, /);
    const document = expectErrorDocument(await here.hconnect([...argv('Acount'), '--json']), 5);
    expect(document).toMatchObject({did_you_mean: 'Account'});
  });

  journey('is not taken for another whose name it begins with', async ({travel}) => {
    const here = await travel();
    const argv = ['mappings:info', 'Acc', '--app', 'acme-production'];
    expectThreeLines(await here.hconnect(argv), 5);
  });
});
