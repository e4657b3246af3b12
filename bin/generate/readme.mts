import type {Interfaces} from '@oclif/core';
import {metrics} from '../../src/lib/domain/check/metrics.ts';
import {failureKinds} from '../../src/lib/errors.ts';
import {ruleIds, ruleOf} from '../../src/lib/domain/validation/rules.ts';
import {officialCommands} from '../../src/lib/cli/program/official-commands.ts';
import {settingTable, type SettingEntry} from '../../src/lib/session/settings.ts';

type Manifest = Interfaces.Manifest;

/**
 * Puts generated parts between `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws Error where the text has no such place for one of them
 */
export function fill(text: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce((filled, [name, part]) => {
    const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
    if (!place.test(filled)) throw new Error(`A README has no place for ${name}`);
    return filled.replace(place, (_, begin: string, end: string) => `${begin}\n${part}${end}`);
  }, text);
}

/** Every command with its summary. */
export function commandTable({commands}: Manifest): string {
  return table(
    ['command', 'what it does'],
    Object.values(commands)
      .filter(({hidden}) => !hidden)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({id, args, aliases, summary = ''}) => {
        const names = Object.values(args).map(({name, required}) =>
          required === true ? name.toUpperCase() : `[${name.toUpperCase()}]`,
        );
        const also =
          aliases.length === 0
            ? ''
            : ` (also ${aliases.map((alias) => `\`${alias}\``).join(', ')})`;
        return [`\`${[id, ...names].join(' ')}\`${also}`, summary];
      }),
  );
}

/** Each command of the Heroku CLI's plugin with what does the same here, two in a row. */
export function officialTable(): string {
  const pairs = Object.entries(officialCommands).map(([id, {here, needs}]) => [
    `\`${id}\``,
    `\`${needs === undefined ? here : `${here} ${needs}`}\``,
  ]);
  const half = Math.ceil(pairs.length / 2);
  return table(
    ['heroku …', 'hconnect …', 'heroku …', 'hconnect …'],
    pairs.slice(0, half).map((pair, row) => [...pair, ...(pairs[half + row] ?? ['', ''])]),
  );
}

/** Every exit status with its meaning. */
export function exitTable(): string {
  const rows = Object.entries(failureKinds).map(([kind, {status, when}]) => [
    String(status),
    `\`${kind}\``,
    when,
  ]);
  return table(
    ['status', 'code', 'when'],
    [['0', '', 'done, nothing to do, or an empty list'], ...rows],
  );
}

/** Every setting with its variables and its default. */
export function settingsTable(): string {
  return table(
    ['setting', 'variables', 'default', 'what it is'],
    Object.entries<SettingEntry>(settingTable).map(
      ([name, {variables, default: value, description}]) => [
        `\`${name}\``,
        variables.map((variable) => `\`${variable}\``).join(', '),
        value === undefined ? '' : `\`${value}\``,
        description,
      ],
    ),
  );
}

/** Every rule of config:validate. */
export function rulesTable(): string {
  return table(
    ['rule', 'severity', 'finding', 'source'],
    ruleIds.map((id) => {
      const {severity, says, source, live} = ruleOf(id);
      return [`\`${id}\``, live ? `${severity}, with \`--live\`` : severity, says, source];
    }),
  );
}

/** Every metric of `check`. */
export function metricsTable(): string {
  return table(
    ['metric', 'unit', 'labels', 'what it is'],
    metrics.map(({name, unit, help, labels}) => {
      return [`\`${name}\``, unit ?? '', labels.map((label) => `\`${label}\``).join(', '), help];
    }),
  );
}

/** A Markdown table as prettier writes it. */
export function table(titles: string[], rows: string[][]): string {
  const widths = titles.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('');
}
