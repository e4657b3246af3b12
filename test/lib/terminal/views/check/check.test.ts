import {describe, expect, test} from 'vitest';
import {
  unreadConnection,
  unreadFinding,
} from '../../../../../src/lib/domain/check/check-connection.ts';
import type {CheckReport} from '../../../../../src/lib/domain/check/checked.ts';
import {metrics} from '../../../../../src/lib/domain/check/metrics.ts';
import {reportOf} from '../../../../../src/lib/domain/check/report.ts';
import {connectionState} from '../../../../../src/lib/domain/connections/states.ts';
import {mappingState} from '../../../../../src/lib/domain/mappings/states.ts';
import {Failure} from '../../../../../src/lib/errors.ts';
import {plainOutput} from '../../../../../src/lib/terminal/terminal.ts';
import {
  checkFormats,
  checkViewIn,
  type CheckFormat,
} from '../../../../../src/lib/terminal/views/check/check.ts';
import {nagiosUnknown} from '../../../../../src/lib/terminal/views/check/nagios.ts';
import {parseXml} from '../../../../harness/xml.ts';
import {checked, connectionWith, mappingWith, now} from '../../../../harness/checked.ts';

const nasty = 'a"b\\c|d`e`@f<g>&h::i%j,k{l}\n##[error]m\u001b[31m\u0000\u202e';
const shown = (format: CheckFormat, report: CheckReport) =>
  checkViewIn(format).text(plainOutput(), report);

const report = (connections: CheckReport['connections'], more: Partial<CheckReport> = {}) =>
  reportOf({connections, regions: [], findings: [], ...more});

/** Everything that a service could send to break a format. */
function hostile(): CheckReport {
  const failed = {state: mappingState(nasty), object_name: nasty};
  const one = connectionWith({
    ...{app_name: nasty, resource_name: nasty},
    mappings: [mappingWith(failed), mappingWith(failed), mappingWith()],
  });
  const notification = {id: null, created_at: null, event_type: null, message: nasty, record: {}};
  const unread = new Failure('service', nasty, {reason: `${nasty}${'x'.repeat(100_000)}`});
  return report(
    [
      checked(one, {notified: {since: now, items: [notification], failure: null}}),
      checked({...one, id: 'd', state: connectionState('PAUSED')}),
      unreadConnection(nasty, unread),
    ],
    {regions: [{name: nasty, finding: unreadFinding(unread)}]},
  );
}

const well = report([checked(connectionWith())]);

describe('every format of a check', () => {
  test.each(checkFormats)(
    '%s: shows no control character, and ends with a line break',
    (format) => {
      for (const each of [well, hostile(), report([])]) {
        const text = shown(format, each);
        // eslint-disable-next-line no-control-regex
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
        if (text !== '') expect(text.endsWith('\n')).toBe(true);
      }
    },
  );
});

describe.each(['prometheus', 'openmetrics'] as const)('%s', (format) => {
  const lines = shown(format, hostile()).trimEnd().split('\n');
  const samples = lines.filter((line) => !line.startsWith('#'));

  test('describes each metric once, before its samples, which are one group', () => {
    const seen: string[] = [];
    for (const line of lines) {
      const name = /^(?:# (?:HELP|TYPE|UNIT) )?([a-z_]+)/.exec(line)?.[1] ?? '# EOF';
      if (seen.at(-1) !== name) seen.push(name);
    }
    expect(new Set(seen).size).toBe(seen.length);
    const described = (word: string) => lines.filter((line) => line.startsWith(`# ${word} `));
    expect(described('HELP')).toHaveLength(described('TYPE').length);
    for (const line of samples) {
      const [name = ''] = /^[a-z_]+/.exec(line) ?? [];
      expect(lines.filter((one) => one.startsWith(`# TYPE ${name} `))).toHaveLength(1);
    }
  });

  test('has no two samples with the same labels, and no time', () => {
    const series = samples.map((line) => line.slice(0, line.lastIndexOf(' ')));
    expect(new Set(series).size).toBe(series.length);
    for (const line of samples)
      expect(line).toMatch(/^[a-z_]+\{(?:[a-z]+="(?:[^"\\\n]|\\["\\])*",?)+\} \d+(?:\.\d+)?$/);
  });

  test('ends as its format demands', () => {
    expect(lines.at(-1) === '# EOF').toBe(format === 'openmetrics');
    expect(lines.some((line) => line.startsWith('# UNIT '))).toBe(format === 'openmetrics');
  });
});

test('metrics: the name of one with a unit ends in it', () => {
  for (const {name, unit} of metrics)
    if (unit !== null) expect(name.endsWith(`_${unit}`)).toBe(true);
});

describe('nagios', () => {
  const texts = [well, hostile(), report([])].map((each) => shown('nagios', each));
  texts.push(nagiosUnknown(new Error(`${nasty}${'x'.repeat(200)}`)));

  test('is one line of less than 80 characters before its data', () => {
    for (const text of texts) {
      expect(text).toMatch(/^HCONNECT (OK|WARNING|CRITICAL|UNKNOWN) - [^|\n]+(?: \| [^|\n]+)?\n$/);
      expect(text.split(' | ')[0]?.trimEnd().length).toBeLessThan(80);
    }
  });

  test('has data by the rules of the Monitoring Plugins', () => {
    const [, data = ''] = texts[0]?.trimEnd().split(' | ') ?? [];
    const labels = data.split(' ').map((word) => {
      expect(word).toMatch(/^'[a-z_]{1,19}'=\d+s?(;\d*){2};0;$/);
      return word.split('=')[0];
    });
    expect(new Set(labels).size).toBe(labels.length);
    expect(data).toContain("'lag'=1s;1200;1200;0;");
  });
});

describe('github', () => {
  test('shows ten annotations of a kind at most, the last with the number of the others', () => {
    const mappings = Array.from({length: 25}, (_, index) =>
      mappingWith({object_name: `Object_${index}`, state: mappingState('BAD_CONFIG')}),
    );
    const lines = shown('github', report([checked(connectionWith({mappings}))])).split('\n');
    const errors = lines.filter((line) => line.startsWith('::error '));
    expect(errors).toHaveLength(10);
    expect(errors[9]).toContain('16 more');
  });

  test('is workflow commands alone, with nothing in them that could begin another', () => {
    for (const line of shown('github', hostile()).trimEnd().split('\n')) {
      expect(line).toMatch(/^::(error|warning|notice) title=[^:,]+::/);
      expect(line.replaceAll(/%(25|0A|0D|3A|2C)/g, '')).not.toContain('%');
    }
  });
});

describe('junit', () => {
  test('is XML, whatever the service has sent, and counts what is in it', () => {
    const root = parseXml(shown('junit', hostile()));
    expect(root.name).toBe('testsuites');
    const cases = root.children.flatMap(({children}) => children);
    const having = (name: string) =>
      cases.filter(({children}) => children.some((child) => child.name === name)).length;
    expect(root.attributes).toEqual({
      name: 'hconnect check',
      tests: String(cases.length),
      failures: String(having('failure')),
      errors: String(having('error')),
      skipped: String(having('skipped')),
    });
    for (const {attributes, children} of root.children)
      expect(attributes.tests).toBe(String(children.length));
  });

  test('has a failure, an error, what was skipped, and what has passed with a warning', () => {
    const of = (more: Parameters<typeof connectionWith>[0]) =>
      shown('junit', report([checked(connectionWith(more))]));
    const outcomes = (text: string) =>
      parseXml(text).children.flatMap(({children}) =>
        children.map(({children: [outcome]}) => outcome?.name ?? 'passed'),
      );
    expect(outcomes(of({}))).toEqual(['passed', 'passed']);
    expect(outcomes(of({state: connectionState('PAUSED')}))).toEqual(['skipped', 'passed']);
    const gone = {state: mappingState('DB_UNAVAILABLE')};
    const state = connectionState('DB_UNAVAILABLE');
    expect(outcomes(of({state, mappings: [mappingWith(gone)]}))).toEqual(['failure', 'skipped']);
    const counts = {db: 1, sf: 1, pending: 0, errors: 1};
    expect(outcomes(of({mappings: [mappingWith({counts})]}))).toEqual(['passed', 'failure']);
    const warned = checked(connectionWith({mappings: [mappingWith({counts})]}), {
      given: {errors: {max: 5}},
    });
    expect(outcomes(shown('junit', report([warned])))).toEqual(['passed', 'system-out']);
    const unread = unreadConnection('acme', new Failure('service', 'Throttled.'));
    expect(outcomes(shown('junit', report([unread])))).toEqual(['error']);
  });
});

describe('markdown', () => {
  test('keeps room for every row where one name is far too long', () => {
    const failed = {state: mappingState('BAD_CONFIG')};
    const mappings = [
      mappingWith({...failed, object_name: 'x'.repeat(100_000)}),
      mappingWith({...failed, object_name: 'Contact'}),
    ];
    const text = shown('markdown', report([checked(connectionWith({mappings}))]));
    expect(text).toContain('`Contact`');
    expect(text).not.toContain('more lines');
  });

  test('keeps a row for each finding and what is not ours in code', () => {
    const text = shown('markdown', hostile());
    expect(text.length).toBeLessThan(65_536);
    const rows = text.split('\n').filter((line) => /^\| (critical|unknown|warning) /.test(line));
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) {
      expect(row.replaceAll('\\|', '').split('|')).toHaveLength(7);
      // Code by any fence, the longest first; nothing of the service is left outside.
      const outside = row.replaceAll(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, '');
      expect(outside).not.toMatch(/@f|<g>|::i/);
    }
  });
});
