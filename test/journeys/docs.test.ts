import {existsSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, inject, test} from 'vitest';
import {officialCommands} from '../../src/lib/cli/program/official-commands.ts';
import {journey} from '../harness/packed/journey.ts';

/*
 * The README and the docs, as they are in the package: every link leads somewhere, every command line
 * has only what its command knows, and the blocks that say on which scenario they run are run.
 */

const {folder, files} = inject('packed');
const pages = files.map((file) => file.path).filter((name) => name.endsWith('.md'));
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');

/** Where links may lead that go out of the package. */
const hosts = ['devcenter.heroku.com', 'semver.org'];

/** The anchor that a heading has, as GitHub makes it. */
function anchorOf(heading: string): string {
  const plain = heading.replace(/`|\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
  return plain.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}

function withoutCode(text: string): string {
  return text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
}

function anchorsOf(name: string): string[] {
  const text = textOf(name).replace(/^```[^]*?^```$/gm, '');
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

describe('the pages of the package', () => {
  test('are the README, the docs and those that they lead to', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/operating.md']));
    const linked = pages.flatMap((name) =>
      linksOf(name).map((link) =>
        path.posix.join(path.posix.dirname(name), link.split('#')[0] ?? ''),
      ),
    );
    for (const name of pages.filter((page) => page.startsWith('docs/'))) {
      expect(linked, `nothing leads to ${name}`).toContain(name);
    }
  });

  test.each(pages)('%s: every link leads somewhere', (name) => {
    for (const link of linksOf(name)) {
      if (/^https?:/.test(link)) {
        expect(hosts).toContain(new URL(link).host);
        continue;
      }
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
      expect(existsSync(path.join(folder, target)), `${link} leads nowhere`).toBe(true);
      if (anchor === undefined || statSync(path.join(folder, target)).isDirectory()) continue;
      expect(anchorsOf(target), `${link} has no heading`).toContain(anchor);
    }
  });

  test('README: fits the commands in a table and stays short', () => {
    const text = textOf('README.md');
    expect(text.split('\n').length).toBeLessThanOrEqual(270);
    expect(
      /<!-- commands -->\n([^]*)<!-- \/commands -->/.exec(text)?.[1]?.trim().split('\n').length,
    )
      // Two of them are its head.
      .toBeLessThanOrEqual(55);
  });

  test('README: has every command of the official plugin', () => {
    const text = textOf('README.md');
    const names = Object.keys(officialCommands);
    // Nineteen, and the alias of one.
    expect(names).toHaveLength(20);
    for (const name of names) expect(text).toContain(`| \`${name}\``);
  });
});

function linksOf(name: string): string[] {
  return [...withoutCode(textOf(name)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
}

/** A block of shell, and the scenario that it runs on where it says one. */
interface Block {
  name: string;
  script: string;
  scenario?: string;
  status: number;
}

const blocks: Block[] = pages.flatMap((name) =>
  [
    ...textOf(name).matchAll(
      /(?:<!-- runs on ([\w-]+)(?:, exits (\d+))? -->\n\n)?^```(?:sh|bash)\n([^]*?)^```$/gm,
    ),
  ].map(([, scenario, status = '0', script = '']) => ({
    name: `${name}: ${script.split('\n')[0] ?? ''}`,
    script,
    status: Number(status),
    ...(scenario === undefined ? {} : {scenario}),
  })),
);

interface Described {
  flags: Record<string, {char?: string; allowNo?: boolean}>;
  aliases: string[];
}

const {commands} = JSON.parse(textOf('oclif.manifest.json')) as {
  commands: Record<string, Described>;
};

/** Every command line of hconnect in a text: its words, without comments and what comes behind --. */
function linesIn(text: string): string[][] {
  const code = text.replace(/(^|\s)#.*$/gm, '');
  const found = code.matchAll(/(?<![\w./-])hconnect ((?:'[^']*'|"[^"]*"|[^\n|&;)#<>`'"])+)/g);
  return [...found].map(([, line = '']) => {
    const words = line.trim().split(/\s+/);
    const end = words.indexOf('--');
    return end === -1 ? words : words.slice(0, end);
  });
}

describe('the command lines', () => {
  /** Those in blocks, and those within sentences. */
  const lines = pages.flatMap((name) => {
    const inline = [...textOf(name).matchAll(/`(hconnect [^`\n]+)`/g)].map(([, text = '']) => text);
    const fenced = [...textOf(name).matchAll(/^```(?:sh|bash|yaml|crontab)\n([^]*?)^```$/gm)];
    return [...inline, ...fenced.map(([, text = '']) => text)]
      .flatMap(linesIn)
      .map((words) => [name, words.join(' '), words] as const);
  });

  test('are many', () => {
    expect(lines.length).toBeGreaterThan(60);
  });

  test.each(lines)(
    '%s: hconnect %s has what its command knows',
    (_name, _line, [id = '', ...words]) => {
      const general = ['--help', '--version', '-h', '-v'];
      if (id.startsWith('-')) {
        expect(general).toContain(id);
        return;
      }
      // A word in capitals stands for one that the reader has, as in `hconnect help COMMAND`.
      const own = Object.entries(commands).find(
        ([name, {aliases}]) => name === id || aliases.includes(id),
      )?.[1];
      expect(own, `there is no command ${id}`).toBeDefined();
      const known = Object.entries(own?.flags ?? {}).flatMap(([flag, {char, allowNo}]) => [
        `--${flag}`,
        ...(allowNo === true ? [`--no-${flag}`] : []),
        ...(char === undefined ? [] : [`-${char}`]),
      ]);
      for (const word of words.filter((one) => /^--?[a-z]/i.test(one))) {
        expect([...known, ...general]).toContain(word.replace(/=.*$/, ''));
      }
    },
  );
});

describe('the blocks', () => {
  const run = blocks.filter(({scenario}) => scenario !== undefined);

  test('that run are many', () => {
    expect(run.length).toBeGreaterThan(12);
  });

  journey.for(run)(
    '$name runs on $scenario',
    async ({script, scenario = '', status}, {sandbox}) => {
      const command = ['bash', '-euo', 'pipefail', '-c', script];
      const argv = ['simulator:run', '--scenario', scenario, '--speed', '600', '--', ...command];
      const writes = [/^work\/(\w+\.(json|yaml|sh)|connect(\/.*)?)$/];
      const outcome = await sandbox.hconnect(argv, {writes});
      expect(outcome).toMatchObject({status});
    },
  );
});
