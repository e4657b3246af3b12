import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {journeyWhere} from '../harness/packed/journey.ts';
import {findProgram} from '../harness/installed/programs.ts';

/*
 * Completion, in the shells themselves: each is set up as its script says, at a terminal, and the
 * tab key is pressed.
 */

const product = ['--app', 'acme-production'];

/** How each shell starts without anybody's settings, and what makes it ready. */
const shells = {
  bash: {
    argv: ['--norc', '--noprofile', '-i'],
    setup: `PS1='$ '; eval "$(hconnect completion bash)"`,
  },
  zsh: {
    argv: ['-f', '-i'],
    setup: `PS1='$ '; autoload -Uz compinit; compinit -u -D; eval "$(hconnect completion zsh)"`,
  },
  fish: {
    argv: ['--no-config', '--private', '-i'],
    setup: `function fish_prompt; echo -n '$ '; end; hconnect completion fish | source`,
  },
} as const;

/** fish makes these in any case. */
const writes = [/^home\/\.(?:config|local|cache)\b/, /^tmp\/fish\./];

const rows = Object.entries(shells).map(([program, shell]) => {
  const found = findProgram(program, process.env.PATH) !== undefined;
  return [program, found ? '' : ` (not found: apt-get install ${program})`, shell] as const;
});

describe.each(rows)('completion: %s completes%s', (program, lacking, {argv, setup}) => {
  journeyWhere(lacking === '').for<[typed: string, shown: RegExp]>([
    ['hconnect connections:pa', /\$ hconnect connections:pause$/m],
    ['hconnect connections li', /\$ hconnect connections list$/m],
    ['hconnect mappings:info --app acme-prod', /--app acme-production$/m],
    ['hconnect mappings:info --app=acme-prod', /--app=acme-production$/m],
    ['hconnect mappings:info --app acme-production Opp', /acme-production Opportunity$/m],
    ['hconnect explain UNAUTHO', /explain UNAUTHORIZED$/m],
    ['hconnect connections:list --sta', /--state$/m],
    ['hconnect config:import conn', /config:import connect\.json$/m],
    ['hconnect simulator:events mapping_e', /simulator:events mapping_error$/m],
    ['hconnect completion z', /completion zsh$/m],
  ])('%s', async ([typed, shown], {travel, sit}) => {
    const here = await travel();
    writeFileSync(path.join(here.work, 'connect.json'), '{}');
    await here.hconnect(['mappings:list', ...product]);
    const before = here.simulator.requests().length;
    const env = {HISTFILE: '/dev/null', HCONNECT_TOKEN: ''};
    const terminal = sit(here, argv, {program, env, columns: 120, writes});
    await terminal.shows(/[$>%#] *$/);
    terminal.type(`${setup}; echo re''ady`);
    terminal.press('enter');
    await terminal.shows(/^ready$/m);
    await terminal.shows(/^\$$/m);
    terminal.type(typed);
    await terminal.shows(typed);
    terminal.press('tab');
    await terminal.shows(shown);
    terminal.press('ctrl-u');
    terminal.type('exit');
    terminal.press('enter');
    await terminal.ended;
    // Offline: from the manifest, and from what is remembered.
    expect(here.simulator.requests()).toHaveLength(before);
  });
});
