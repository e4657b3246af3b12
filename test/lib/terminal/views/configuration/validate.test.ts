import {describe, expect, test} from 'vitest';
import {finding, type LocatedFinding} from '../../../../../src/lib/domain/validation/finding.ts';
import {reportOn} from '../../../../../src/lib/domain/validation/report.ts';
import {ruleIds} from '../../../../../src/lib/domain/validation/rules.ts';
import type {Output} from '../../../../../src/lib/terminal/terminal.ts';
import {
  reportView,
  type ReportFormat,
} from '../../../../../src/lib/terminal/views/configuration/validate.ts';
import {parseXml} from '../../../../harness/xml.ts';

const output = {} as Output;
const nasty = 'a<b>&"c\',:%\n\u001b[31m\u0000\u202e\ufffe';

function found(file: string, name = 'Email'): LocatedFinding {
  const path = ['mappings', 0, 'config', 'indexes', name];
  const one = finding('index-without-field', path, `${name} has an index and is not mapped.`);
  return {...one, position: {file, line: 3, column: 5}};
}

function warning(file: string): LocatedFinding {
  const one = finding('unknown-version', ['version'], 'Version 2 is not known.');
  return {...one, position: {file, line: 1, column: 2}};
}

function shown(
  format: ReportFormat,
  inputs: {name: string; findings: LocatedFinding[]}[],
  strict = false,
): string {
  return reportView(format).text(output, reportOn(inputs, {strict, ignore: [], connection: null}));
}

describe('reportView: --format github', () => {
  test('writes a finding in one line, whatever is in it', () => {
    const text = shown('github', [{name: nasty, findings: [found(nasty, nasty), warning('b')]}]);
    expect(text.split('\n')).toEqual([
      '::error file=a<b>&"c\'%2C%3A%25 \ufffe,line=3,col=5,title=index-without-field::' +
        'a<b>&"c\',:%25 \ufffe has an index and is not mapped. Map the field, or remove the index.',
      '::warning file=b,line=1,col=2,title=unknown-version::' +
        'Version 2 is not known. Check that this version of hconnect supports the format.',
      '',
    ]);
  });

  test('writes nothing when nothing is found', () => {
    expect(shown('github', [{name: 'a.json', findings: []}])).toBe('');
  });
});

describe('reportView: --format junit', () => {
  const inputs = [
    {name: nasty, findings: [found(nasty, nasty), warning(nasty)]},
    {name: 'good.json', findings: []},
  ];

  test('writes XML, whatever is in a finding', () => {
    const text = shown('junit', inputs);
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/);
    const {name, attributes, children} = parseXml(text);
    expect([name, attributes]).toEqual([
      'testsuites',
      {name: 'hconnect config:validate', tests: '3', failures: '1'},
    ]);
    const cases = children.map((suite) => suite.children.map((one) => one.children[0]?.name));
    expect(cases).toEqual([['failure', 'system-out'], [undefined]]);
  });

  test('writes a warning as a failure with --strict', () => {
    const {attributes, children} = parseXml(shown('junit', inputs, true));
    expect(attributes.failures).toBe('2');
    expect(children[0]?.attributes).toMatchObject({tests: '2', failures: '2'});
  });
});

describe('reportView: --format sarif', () => {
  interface Sarif {
    version: string;
    runs: {
      tool: {driver: {name: string; rules: Record<string, unknown>[]}};
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: {text: string};
        locations: {
          physicalLocation: {
            artifactLocation: {uri: string; uriBaseId?: string};
            region: Record<string, number>;
          };
        }[];
      }[];
    }[];
  }
  const sarif = (file: string) =>
    JSON.parse(shown('sarif', [{name: file, findings: [found(file), warning(file)]}])) as Sarif;

  test('has every rule, and each finding points to its own', () => {
    const {version, runs} = sarif('connect.json');
    const [{tool, results} = {} as Sarif['runs'][0]] = runs;
    expect([version, runs.length, tool.driver.name]).toEqual(['2.1.0', 1, 'hconnect']);
    expect(tool.driver.rules.map(({id}) => id)).toEqual(ruleIds);
    for (const rule of tool.driver.rules) {
      expect(rule).toMatchObject({
        shortDescription: {text: expect.stringMatching(/\S/) as unknown},
        help: {text: expect.stringMatching(/\S/) as unknown},
        defaultConfiguration: {level: expect.stringMatching(/^(error|warning)$/) as unknown},
      });
    }
    expect(results.map(({ruleId, level}) => [ruleId, level])).toEqual([
      ['index-without-field', 'error'],
      ['unknown-version', 'warning'],
    ]);
    for (const {ruleId, ruleIndex, locations} of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(locations).toHaveLength(1);
    }
    expect(results[0]?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 3,
      startColumn: 5,
    });
  });

  test.each([
    ['./connect/a b.json', {uri: 'connect/a%20b.json', uriBaseId: '%SRCROOT%'}],
    ['/tmp/a b.json', {uri: 'file:///tmp/a%20b.json'}],
  ])('writes the location of %s', (file, location) => {
    const [first] = sarif(file).runs[0]?.results ?? [];
    expect(first?.locations[0]?.physicalLocation.artifactLocation).toEqual(location);
  });
});
